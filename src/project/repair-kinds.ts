import { distance } from 'fastest-levenshtein';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { findMisread, withoutPrivateLetters } from '../thai/misread.ts';
import { applyEdits, setValue, type TextEdit } from '../yaml/edit.ts';
import { knownKeys, schemaOf } from '../yaml/inspect-schema.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import type { YamlContent } from '../yaml/locate.ts';
import { suggestKey } from '../yaml/suggest-key.ts';
import { isMap, type Path } from '../yaml/tree.ts';
import { projectSchema } from './schema.ts';

/** A kind of repair. */
export interface RepairKind {
  /** Of the finding that it makes go away. */
  readonly code: DiagnosticCode;
  readonly certain: boolean;
  find(file: string, text: string): readonly TextEdit[];
}

/** Every kind of repair, in the order in which they are made: each reads what the ones before it left. */
export const repairKinds: readonly RepairKind[] = [
  { code: 'E-YAML-SYNTAX', certain: true, find: tabsOfIndentation },
  { code: 'E-UNKNOWN-KEY', certain: true, find: misspeltKeys },
  { code: 'E-TYPE', certain: true, find: unquotedDigits },
  { code: 'W-SARA-AM-DECOMPOSED', certain: true, find: decomposedSaraAm },
  { code: 'W-MOJIBAKE', certain: false, find: misreadText },
  { code: 'E-GLYPH-MISSING', certain: false, find: privateLetters },
];

function read(file: string, text: string): YamlContent | undefined {
  return loadYaml(file, text, projectSchema).content;
}

/** Tabs become spaces where every width that gives valid YAML gives the same values. */
function tabsOfIndentation(file: string, text: string): readonly TextEdit[] {
  if (!/^ *\t/m.test(text) || read(file, text)) return [];
  const candidates = [2, 4, 8].flatMap((width) => {
    const edits = [...text.matchAll(/^[ \t]*\t[ \t]*/gm)].map(({ 0: white, index }) => ({
      start: index,
      end: index + white.length,
      text: white.replaceAll('\t', ' '.repeat(width)),
    }));
    const content = read(file, applyEdits(text, edits));
    return content ? [{ edits, tree: JSON.stringify(content.tree) }] : [];
  });
  const [first, ...others] = candidates;
  return first && others.every(({ tree }) => tree === first.tree) ? first.edits : [];
}

/** A key one letter away from a known one that its group lacks. */
function misspeltKeys(file: string, text: string): readonly TextEdit[] {
  const content = read(file, text);
  if (!content) return [];
  return groupsOf(content.tree, []).flatMap(({ path, keys }) => {
    const known = new Set(
      knownKeys(path.reduce<unknown>(schemaOf, projectSchema)).flatMap(({ parent, key }) =>
        parent === '' ? [key] : [],
      ),
    );
    const wrong = keys.filter((key) => known.size > 0 && !known.has(key));
    return wrong.flatMap((key): TextEdit[] => {
      const meant = suggestKey(path, key, projectSchema).suggested?.at(-1);
      if (typeof meant !== 'string' || !isOneSlip(key, meant) || keys.includes(meant)) return [];
      if (wrong.some((other) => other !== key && isOneSlip(other, meant))) return [];
      const { start, end } = content.locate([...path, key], 'key');
      const written = text.slice(start.offset, end.offset);
      return written.includes(key) ? [{ start: start.offset, end: end.offset, text: written.replace(key, meant) }] : [];
    });
  });
}

/** One letter left out, put in, replaced or in another case, or two letters swapped. */
function isOneSlip(key: string, meant: string): boolean {
  if (key !== meant && key.toLowerCase() === meant.toLowerCase()) return true;
  if (distance(key, meant) === 1) return true;
  const at = Array.from(key).findIndex((letter, index) => letter !== meant[index]);
  const swapped = `${key.slice(0, at)}${key[at + 1] ?? ''}${key[at] ?? ''}${key.slice(at + 2)}`;
  return key.length === meant.length && swapped === meant;
}

function groupsOf(tree: unknown, path: Path): { readonly path: Path; readonly keys: readonly string[] }[] {
  if (Array.isArray(tree)) return tree.flatMap((item, index) => groupsOf(item, [...path, index]));
  if (!isMap(tree)) return [];
  const own = { path, keys: Object.keys(tree) };
  return [own, ...own.keys.flatMap((key) => (key === 'provenance' ? [] : groupsOf(tree[key], [...path, key])))];
}

/** A telephone number or another text of digits that YAML reads as a number: quoted, it is the text that was written. */
function unquotedDigits(file: string, text: string): readonly TextEdit[] {
  const errors = loadYaml(file, text, projectSchema).diagnostics.filter(({ severity }) => severity === 'error');
  const atStart = (offset: number) => errors.filter(({ range }) => range?.start.offset === offset);
  for (const { code, range } of errors) {
    if (code !== 'E-TYPE' || !range) continue;
    const [start, end] = [range.start.offset, range.end.offset];
    const written = text.slice(start, end);
    if (!/^[+-]?[\d.][\d.,_eE+-]*$/.test(written) || atStart(start).length !== 1) continue;
    const edit = { start, end, text: `"${written}"` };
    const after = loadYaml(file, applyEdits(text, [edit]), projectSchema).diagnostics;
    if (after.filter(({ severity }) => severity === 'error').length < errors.length) return [edit];
  }
  return [];
}

/** The rule that reports it is `W-SARA-AM-DECOMPOSED`. */
function decomposedSaraAm(file: string, text: string): readonly TextEdit[] {
  return inValues(file, text, (written) =>
    written.replace(/([่-๋]?)\u0e4d([่-๋]?)\u0e32/g, (_, before: string, after: string) => `${before}${after}ำ`),
  );
}

function privateLetters(file: string, text: string): readonly TextEdit[] {
  return inValues(file, text, withoutPrivateLetters);
}

/** Edits of the texts of a file as they are written, between their quotation marks. */
function inValues(file: string, text: string, change: (written: string) => string): readonly TextEdit[] {
  const content = read(file, text);
  if (!content) return [];
  return textsOf(content.tree, []).flatMap(({ path }) => {
    const { start, end } = content.locate(path);
    const written = text.slice(start.offset, end.offset);
    const changed = change(written);
    return changed === written ? [] : [{ start: start.offset, end: end.offset, text: changed }];
  });
}

/** One at a time: an edit moves the places of the others. */
function misreadText(file: string, text: string): readonly TextEdit[] {
  const content = read(file, text);
  if (!content) return [];
  for (const { path, value } of textsOf(content.tree, [])) {
    const meant = findMisread(value).reduceRight(
      (whole, found) => whole.slice(0, found.start) + found.meant + whole.slice(found.end),
      value,
    );
    if (meant === value || meant.includes('\ufffd')) continue;
    const edit = setValue(text, path, meant);
    if (edit) return [edit];
  }
  return [];
}

function textsOf(tree: unknown, path: Path): { readonly path: Path; readonly value: string }[] {
  if (typeof tree === 'string') return [{ path, value: tree }];
  if (Array.isArray(tree)) return tree.flatMap((item, index) => textsOf(item, [...path, index]));
  if (!isMap(tree)) return [];
  return Object.keys(tree).flatMap((key) => (key === 'provenance' ? [] : textsOf(tree[key], [...path, key])));
}
