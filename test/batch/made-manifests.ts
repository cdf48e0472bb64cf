import { createHash } from 'node:crypto';
import type { DocumentEntry, OutputEntry } from '../../src/batch/manifest.ts';
import { manifestText } from '../../src/batch/manifest.ts';
import type { Recipe } from '../../src/batch/recipe.ts';
import type { Format } from '../../src/model/report-options.ts';

export const digestOf = (content: string) => createHash('sha256').update(content).digest('hex');

export const recipe: Recipe = {
  tool: { version: '0.1.0', sha256: 'a'.repeat(64) },
  template: 'b'.repeat(64),
  fonts: 'c'.repeat(64),
  dictionary: 'd'.repeat(64),
  options: { draft: false, docxPages: 'lock' },
};

export interface MadeDocument {
  readonly name: string;
  /** Text of its data file, in `data/<year>`. */
  readonly data: string;
  readonly recipe?: string;
  readonly formats?: readonly Format[];
  /** Text of earlier data, of which there is a DOCX. */
  readonly earlier?: string;
}

const bothFormats: readonly Format[] = ['pdf', 'docx'];

/** The content of a made output. */
export const contentOf = (name: string, format: Format) => `${format} of ${name}`;

const outputOf = (name: string, format: Format): OutputEntry => {
  const content = contentOf(name, format);
  return { pages: 4, bytes: content.length, sha256: digestOf(content) };
};

export function entryOf(year: number, made: MadeDocument): DocumentEntry {
  const { name, data, formats = bothFormats, earlier } = made;
  const code = name.replace(/(?:-[a-z]+)+$/, '');
  return {
    data: { file: `${code}.yaml`, folder: `data/${year}`, sha256: digestOf(data) },
    recipe: made.recipe ?? 'r1',
    warnings: 0,
    outputs: Object.fromEntries(formats.map((format) => [format, outputOf(name, format)])),
    ...(earlier !== undefined && { earlier: { docx: { ...outputOf(name, 'docx'), data: digestOf(earlier) } } }),
  };
}

/** The files of a year's outputs: the manifest and what it records. */
export function yearFiles(
  year: number,
  documents: readonly MadeDocument[],
  recipes: Readonly<Record<string, Recipe>> = { r1: recipe },
): Record<string, string> {
  const files: Record<string, string> = {
    [`output/${year}/manifest.json`]: manifestText({
      recipes: new Map(Object.entries(recipes)),
      documents: new Map(documents.map((made) => [made.name, entryOf(year, made)])),
    }),
  };
  for (const { name, formats = bothFormats, earlier } of documents) {
    const written = new Set<Format>(earlier === undefined ? formats : [...formats, 'docx']);
    for (const format of written) {
      files[`output/${year}/${name}.${format}`] = contentOf(name, format);
    }
  }
  return files;
}
