import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome, Range } from '../diagnostics/diagnostic.ts';
import { saveAsUtf8 } from '../yaml/decode-text.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { filled, group, groupOf, keysOr, list, number, optional, type Schema, text } from '../yaml/schema.ts';
import { isMap, type Path, type Tree, valueAt } from '../yaml/tree.ts';
import { suggestName } from './suggest-name.ts';

/** The four faces a family may name, by their keys in fonts.yaml. */
export type FaceKey = (typeof faceKeys)[number];

export const faceKeys = ['regular', 'bold', 'italic', 'boldItalic'] as const;

export interface FaceEntry {
  /** As written, relative to the folder of fonts.yaml, without `#…`. */
  readonly path: string;
  /** What is written after `#`: number or PostScript name of a face of a collection. */
  readonly face?: string | undefined;
  /** Places on the axes of a variable font. */
  readonly axes?: Readonly<Record<string, number>> | undefined;
  readonly range: Range;
}

export interface FamilyEntry {
  readonly name: string;
  readonly range: Range;
  readonly faces: Readonly<Partial<Record<FaceKey, FaceEntry>>>;
  /** Families tried in turn for a character this one lacks. */
  readonly fallback: readonly string[];
}

/** The content of fonts.yaml. */
export interface FontList {
  readonly defaultFamily: string;
  readonly families: ReadonlyMap<string, FamilyEntry>;
}

/** Reads fonts.yaml; reports every mistake of its shape (E-FONTS-YAML) and every family named and not listed (E-FONT-UNKNOWN). */
export function readFontList(file: string, yamlText: string, reading?: YamlReading): Outcome<FontList> {
  if (/^(?:\0\x01\0\0|OTTO|wOFF|wOF2|ttcf|true\0)/.test(yamlText)) return { diagnostics: [isFont(file)] };
  if (yamlText.includes('\ufffd')) return { diagnostics: [notUtf8(file)] };
  const { value, content, diagnostics } = loadYaml(file, yamlText, schema, reading, unknownFamilies, 'E-FONTS-YAML');
  const stray = content && strayFaces(content, diagnostics);
  if (stray) return { diagnostics: stray };
  if (!value || !content) return { diagnostics };
  const families = new Map<string, FamilyEntry>();
  for (const [name, { fallback = [], ...paths }] of Object.entries(value.families)) {
    const faces: Partial<Record<FaceKey, FaceEntry>> = {};
    for (const key of faceKeys) {
      const written = paths[key];
      if (written !== undefined) faces[key] = { ...faceOf(written), range: content.locate(['families', name, key]) };
    }
    families.set(name, { name, range: content.locate(['families', name], 'key'), faces, fallback });
  }
  return { value: { defaultFamily: value.default, families }, diagnostics };
}

/** A font named where the list of fonts is needed. */
function isFont(file: string): Diagnostic {
  const message = { th: 'เป็นไฟล์แบบอักษร ไม่ใช่รายการแบบอักษร', en: 'the file is a font, not a list of fonts' };
  const hint = {
    th: 'เขียน fonts.yaml ที่ระบุไฟล์นี้ (docs/fonts.md) แล้วใช้ชื่อ fonts.yaml แทน',
    en: 'write a fonts.yaml that lists it (docs/fonts.md), and name that file here',
  };
  return diagnostic('E-FONTS-YAML', { file }, { message, hint });
}

/**
 * One finding for the faces of a family that are level with its name: the mistake is their indentation, and without it the
 * family is empty and each face a family of a wrong type.
 */
function strayFaces(
  { file, tree, locate }: YamlContent,
  found: readonly Diagnostic[],
): readonly Diagnostic[] | undefined {
  const families = valueAt(tree, ['families']);
  if (!isMap(families)) return undefined;
  const names = Object.keys(families);
  const first = names.findIndex((name) => faceKeys.some((key) => key === name) && typeof families[name] === 'string');
  const owner = names[first - 1];
  if (first < 1 || owner === undefined || families[owner] !== null) return undefined;
  const face = names[first]!;
  const message = {
    th: `\`${face}\` ต้องอยู่ใต้ \`${owner}\` แต่ย่อหน้าเท่ากัน`,
    en: `\`${face}\` belongs below \`${owner}\`, but is level with it`,
  };
  const hint = {
    th: `ย่อหน้าทุกบรรทัดของ \`${owner}\` เข้าไปอีกสองวรรค`,
    en: `indent each line of \`${owner}\` by two more spaces`,
  };
  const strays = names.slice(first).filter((name) => !isMap(families[name]));
  const lines = new Set([owner, ...strays].map((name) => locate(['families', name], 'key').start.line));
  const isOfIt = (each: Diagnostic) => lines.has(each.range?.start.line ?? 0);
  const range = locate(['families', face], 'key');
  return [...found.filter((each) => !isOfIt(each)), diagnostic('E-FONTS-YAML', { file, range }, { message, hint })];
}

/** What is no UTF-8 is read as U+FFFD: a family or a file of that name would be looked for. */
function notUtf8(file: string): Diagnostic {
  const message = { th: 'ไฟล์ไม่ใช่ UTF-8 หรือเสียหาย', en: 'the file is not UTF-8, or it is damaged' };
  return diagnostic('E-FONTS-YAML', { file }, { message, hint: saveAsUtf8 });
}

/** `fonts.ttc#2` names a face of a collection; in any other name `#` is a letter. */
function faceOf(written: string | WithAxes): Omit<FaceEntry, 'range'> {
  const { file, axes }: WithAxes = typeof written === 'string' ? { file: written } : written;
  const [, path = file, face] = /^(.*\.(?:ttc|otc))#(.+)$/i.exec(file) ?? [];
  return { path, face, axes };
}

interface WithAxes {
  readonly file: string;
  readonly axes?: Readonly<Record<string, number>>;
}

const axisExpected = { th: 'ตัวเลข เช่น `wght: 600`', en: 'a number, such as `wght: 600`' };

const face = (): Schema<string | WithAxes> =>
  keysOr(group({ file: filled(text()), axes: optional(groupOf(number(axisExpected))) }), filled(text()));

const schema = group({
  default: filled(text()),
  families: groupOf(
    group({
      regular: face(),
      bold: optional(face()),
      italic: optional(face()),
      boldItalic: optional(face()),
      fallback: optional(list(filled(text()))),
    }),
  ),
});

function unknownFamilies(content: YamlContent): Diagnostic[] {
  const families = valueAt(content.tree, ['families']);
  if (!isMap(families)) return [];
  const listed = Object.keys(families);
  const fallbacks = listed.flatMap((name) => {
    const path = ['families', name, 'fallback'];
    const items = valueAt(content.tree, path);
    return Array.isArray(items) ? items.map((item: Tree, index) => ({ path: [...path, index], name: item })) : [];
  });
  const named: { path: Path; name: Tree | undefined }[] = [
    { path: ['default'], name: valueAt(content.tree, ['default']) },
    ...fallbacks,
  ];
  return named.flatMap(({ path, name }) => {
    if (typeof name !== 'string' || name === '' || listed.includes(name)) return [];
    const message = { th: `ไม่มีแบบอักษรชื่อ \`${name}\` ในรายการ`, en: `font family \`${name}\` is not listed` };
    return diagnostic('E-FONT-UNKNOWN', fieldPlace(content, path), { message, hint: suggestName(name, listed) });
  });
}
