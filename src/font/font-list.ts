import type { Outcome, Range } from '../diagnostics/diagnostic.ts';
import { explainFontList } from './explain-font-list.ts';
import { readPlainFontList } from './plain-font-list.ts';

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
  /** Families asked in turn for a character this one lacks. */
  readonly fallback: readonly string[];
}

/** The content of fonts.yaml. */
export interface FontList {
  readonly defaultFamily: string;
  readonly families: ReadonlyMap<string, FamilyEntry>;
}

/** Reads fonts.yaml; reports every mistake of its shape (E-FONTS-YAML) and every family named and not listed (E-FONT-UNKNOWN). */
export function readFontList(file: string, yamlText: string): Outcome<FontList> {
  const plain = readPlainFontList(yamlText);
  return plain ? { value: plain, diagnostics: [] } : explainFontList(file, yamlText);
}
