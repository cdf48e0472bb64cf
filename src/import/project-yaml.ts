import { Document, isScalar, Scalar, visit } from 'yaml';
import type { FieldGroup, Fields } from '../project/fields/field.ts';
import { projectFields } from '../project/fields/fields.ts';
import { isOmissible, reportFields } from '../project/fields/placed-fields.ts';
import type { Note, Provenance } from './imported.ts';
import type { ProjectDraft, ReportDraft } from './project-draft.ts';

/** A data file's text, in the order and style of the project's own data files; the same values give the same text. */
export function writeProjectYaml(
  draft: ProjectDraft,
  provenance: Provenance | undefined,
  heading: readonly string[],
): string {
  const document = new Document({
    schemaVersion: 1,
    ...groupOf(projectFields, [], draft),
    ...(provenance && { provenance: plainProvenance(provenance) }),
  });
  document.commentBefore = heading.map((line) => ` ${line}`).join('\n');
  quoteFigures(document);
  return document.toString({ lineWidth: 120, nullStr: 'null' }).replace(/^(#.*\n)\n/, '$1');
}

type Content = Readonly<Record<string, unknown>>;

/** The keys of a group that the draft has values for, in the order of the fields. */
function groupOf(fields: Fields, above: readonly string[], draft: ProjectDraft): Content {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]): [string, unknown][] => {
      const keys = [...above, key];
      if (field.kind === 'group') return [[key, groupOf((field as FieldGroup).fields, keys, draft)]];
      if (field.kind === 'list') return 'hidden' in field ? [] : [[key, draft.reports?.map(reportOf) ?? null]];
      const value = draft.values.get(keys.join('.'));
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function reportOf(report: ReportDraft): Content {
  const written = reportFields.filter((field) => report[field.path] !== null || !isOmissible(field));
  return Object.fromEntries(written.map(({ path }) => [path, report[path]]));
}

function plainProvenance({ source, pages, sha256, applied, suggestions, unparsed }: Provenance) {
  return {
    source,
    ...(pages !== undefined && { pages }),
    sha256,
    applied: applied.map(plainNote),
    suggestions: suggestions.map(plainNote),
    unparsed,
  };
}

function plainNote({ id, path, lines, text }: Note) {
  return { id, ...(path !== undefined && { path }), ...(lines && { lines }), th: text.th, en: text.en };
}

/** Codes, dates, phones and decimals are text: quoted, no reader takes them for numbers. Long texts are folded. */
function quoteFigures(document: Document): void {
  visit(document, {
    Seq(_key, node) {
      if (node.items.length > 0 && node.items.every((item) => isScalar(item) && typeof item.value === 'number'))
        node.flow = true;
    },
    Scalar(key, node) {
      if (key === 'key' || !isScalar(node) || typeof node.value !== 'string') return;
      if (/^[\d\s.,/-]+$/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
      else if (node.value.length > foldedFrom && !/[\n\r]| $|^ /.test(node.value)) node.type = Scalar.BLOCK_FOLDED;
    },
  });
}

const foldedFrom = 100;
