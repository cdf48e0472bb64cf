import { isUtf8 } from 'node:buffer';
import { distance } from 'fastest-levenshtein';
import { catalogue, type DiagnosticCode } from '../diagnostics/codes.ts';
import { findMisread, fromWindows874, withoutPrivateLetters } from '../thai/misread.ts';
import { isUtf32 } from '../yaml/decode-text.ts';
import { applyEdits, setValue, type TextEdit } from '../yaml/edit.ts';
import { knownKeys, schemaOf } from '../yaml/inspect-schema.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import type { YamlContent } from '../yaml/locate.ts';
import { suggestKey } from '../yaml/suggest-key.ts';
import { isMap, type Path } from '../yaml/tree.ts';
import { projectSchema } from './schema.ts';

/** A repair of a data file, and the finding that it makes go away. */
export interface Repair {
  readonly code: DiagnosticCode;
  /** Line of the repaired text, from 1; absent for a change of the whole file. */
  readonly line?: number;
  readonly before: string;
  readonly after: string;
}

export interface Repaired {
  /** The text as it was, in the encoding that it most likely has. */
  readonly before: string;
  readonly after: string;
  /** The file with the repairs; the same bytes where there are none. */
  readonly bytes: Uint8Array;
  readonly repairs: readonly Repair[];
  /** Codes of repairs that are likely and not certain: only `--only` chooses them. */
  readonly likely: readonly DiagnosticCode[];
}

/**
 * Repairs what is certain in a data file, every other byte kept: its encoding, tabs in indentation, a decomposed SARA AM,
 * digits that YAML takes for a number, a key misspelt by one letter. With `only`, the repairs of that code alone, and
 * those that are only likely: text read in the wrong encoding, private letters of old fonts.
 */
export function repairFile(file: string, bytes: Uint8Array, only?: DiagnosticCode): Repaired {
  const decoded = decode(bytes);
  if (decoded === undefined) return { before: '', after: '', bytes, repairs: [], likely: [] };
  const { bom, text: before, encoding } = decoded;
  const repairs: Repair[] = [];
  const wanted = (code: DiagnosticCode, certain = true) => (only === undefined ? certain : only === code);
  if (encoding !== undefined) {
    if (!wanted('E-YAML-SYNTAX')) return { before, after: before, bytes, repairs, likely: [] };
    repairs.push({ code: 'E-YAML-SYNTAX', before: encoding, after: 'UTF-8' });
  }
  let text = before;
  for (const { code, certain, find } of stages) {
    if (!wanted(code, certain)) continue;
    for (let round = 0; round < mostRounds; round++) {
      const edits = find(file, text);
      if (edits.length === 0) break;
      repairs.push(...edits.map((edit) => ({ code, ...described(text, edit) })));
      text = applyEdits(text, edits);
    }
  }
  const likely = stages.filter(({ certain, find }) => !certain && only === undefined && find(file, text).length > 0);
  const changed = repairs.length > 0;
  return {
    before,
    after: text,
    bytes: changed ? new TextEncoder().encode(bom + text) : bytes,
    repairs,
    likely: likely.map(({ code }) => code),
  };
}

/** A repair may bring another to light, as an edit of a text does that of its next garbled part. */
const mostRounds = 200;

const glyphMissing = Object.keys(catalogue).find((code) => code.endsWith('-GLYPH-MISSING')) as DiagnosticCode;

interface Stage {
  readonly code: DiagnosticCode;
  readonly certain: boolean;
  find(file: string, text: string): readonly TextEdit[];
}

const stages: readonly Stage[] = [
  { code: 'E-YAML-SYNTAX', certain: true, find: tabsOfIndentation },
  { code: 'E-UNKNOWN-KEY', certain: true, find: misspeltKeys },
  { code: 'E-TYPE', certain: true, find: unquotedDigits },
  { code: 'W-SARA-AM-DECOMPOSED', certain: true, find: decomposedSaraAm },
  { code: 'W-MOJIBAKE', certain: false, find: misreadText },
  { code: glyphMissing, certain: false, find: privateLetters },
];

/** Codes of findings of which some have a certain repair. */
export const repairableCodes: readonly DiagnosticCode[] = stages
  .filter(({ certain }) => certain)
  .map(({ code }) => code);

interface Decoded {
  readonly text: string;
  /** A byte order mark, which stays. */
  readonly bom: string;
  /** Present where the file is not UTF-8. */
  readonly encoding?: string;
}

function decode(bytes: Uint8Array): Decoded | undefined {
  if (isUtf32(bytes)) return undefined;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decoded('utf-16le', bytes), bom: '', encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: decoded('utf-16be', bytes), bom: '', encoding: 'UTF-16' };
  if (isUtf8(bytes)) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return text.startsWith('\ufeff') ? { text: text.slice(1), bom: '\ufeff' } : { text, bom: '' };
  }
  const text = fromWindows874(bytes);
  return text === undefined ? undefined : { text, bom: '', encoding: 'Windows-874' };
}

function decoded(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function described(text: string, { start, end, text: after }: TextEdit): Omit<Repair, 'code'> {
  const before = text.slice(start, end);
  return { line: text.slice(0, start).split('\n').length, before, after };
}

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
