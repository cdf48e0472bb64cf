import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fieldName } from '../yaml/field-name.ts';
import { isOmissible, schemaOf, titleOf } from '../yaml/inspect-schema.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { type Path, valueAt, type YamlNode } from '../yaml/tree.ts';
import { projectSchema } from './schema.ts';

/** A field of a fresh file that nobody has filled in: empty, with its mark `# ←` beside it. */
export interface UntouchedField {
  readonly path: Path;
  readonly line: number;
}

/** The fields that still have their mark; those that may be left out are passed over. */
export function untouchedFields(content: YamlContent): UntouchedField[] {
  if (!content.text.includes('# ←')) return [];
  return marked(content.root, [], content.text).flatMap((path) => {
    if (isOmissible(path.reduce<unknown>(schemaOf, projectSchema))) return [];
    return { path, line: content.locate(path).start.line };
  });
}

function marked({ entries, items }: YamlNode, path: Path, text: string): Path[] {
  const ofEntries = (entries ?? []).flatMap(({ key, end, value }) =>
    value.tree === null && keyMark.test(text.slice(end, end + 99))
      ? [[...path, key]]
      : marked(value, [...path, key], text),
  );
  const ofItems = (items ?? []).flatMap((item, index) =>
    item.tree === null && itemMark.test(text.slice(item.start, item.start + 99))
      ? [[...path, index]]
      : marked(item, [...path, index], text),
  );
  return [...ofEntries, ...ofItems];
}

const keyMark = /^:[ \t]*#[ \t]*←/;
const itemMark = /^-[ \t]*#[ \t]*←/;

/** `E-EMPTY` for all of them at once, at the first. */
export function untouchedFinding(fields: readonly UntouchedField[], content: YamlContent): Diagnostic {
  const listed = fields.map(({ path, line }) => {
    const { th, en } = fieldName(path, projectSchema, (at) => valueAt(content.tree, at));
    const title = titleOf(path.reduce<unknown>(schemaOf, projectSchema));
    return { name: { th, en }, th: `บรรทัด ${line} ${title?.th ?? th}`, en: `line ${line} ${en}` };
  });
  return diagnostic('E-EMPTY', fieldPlace(content, fields[0]!.path), {
    message:
      fields.length === 1
        ? { th: `ยังไม่ได้เติม${listed[0]!.name.th}`, en: `${listed[0]!.name.en} is not filled in` }
        : { th: `ยังไม่ได้เติมช่องที่มี ← ${fields.length} ช่อง`, en: `${fields.length} fields marked ← are not filled in` },
    hint: {
      th: `เติม ${listed.map(({ th }) => th).join(', ')}`,
      en: `fill in ${listed.map(({ en }) => en).join(', ')}`,
    },
  });
}
