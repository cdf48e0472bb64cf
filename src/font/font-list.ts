import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome, Range } from '../diagnostics/diagnostic.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { filled, group, groupOf, list, optional, text } from '../yaml/schema.ts';
import { isMap, type Path, type Tree, valueAt } from '../yaml/tree.ts';
import { suggestName } from './suggest-name.ts';

/** The four faces a family may name, by their keys in fonts.yaml. */
export type FaceKey = (typeof faceKeys)[number];

export const faceKeys = ['regular', 'bold', 'italic', 'boldItalic'] as const;

export interface FaceEntry {
  /** As written, relative to the folder of fonts.yaml. */
  readonly path: string;
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
  const { value, content, diagnostics } = loadYaml(file, yamlText, schema, reading, unknownFamilies, 'E-FONTS-YAML');
  if (!value || !content) return { diagnostics };
  const families = new Map<string, FamilyEntry>();
  for (const [name, { fallback = [], ...paths }] of Object.entries(value.families)) {
    const faces: Partial<Record<FaceKey, FaceEntry>> = {};
    for (const key of faceKeys) {
      const path = paths[key];
      if (path !== undefined) faces[key] = { path, range: content.locate(['families', name, key]) };
    }
    families.set(name, { name, range: content.locate(['families', name], 'key'), faces, fallback });
  }
  return { value: { defaultFamily: value.default, families }, diagnostics };
}

const face = () => optional(filled(text()));

const schema = group({
  default: filled(text()),
  families: groupOf(
    group({
      regular: filled(text()),
      bold: face(),
      italic: face(),
      boldItalic: face(),
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
