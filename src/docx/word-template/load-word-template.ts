import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { compilePart, type RenderPart } from './compile-part.ts';
import { noFile } from './file-problems.ts';
import { fileError } from './read-package.ts';
import { type ReadWordTemplate, readWordTemplate } from './read-word-template.ts';

/** A Word document without mistakes, ready to be filled by `fillWordTemplate`. */
export interface WordTemplate extends Omit<ReadWordTemplate, 'texts'> {
  readonly texts: ReadonlyMap<string, RenderPart>;
}

/** Reads and compiles a Word template; `bytes` is undefined when there is no such file. */
export function loadWordTemplate(file: string, bytes: Uint8Array | undefined): Outcome<WordTemplate> {
  if (!bytes) return { diagnostics: [fileError(file, noFile)] };
  return compileWordTemplate(readWordTemplate(file, bytes));
}

/** Compiles what was read, here or in another process. */
export function compileWordTemplate({ value: read, diagnostics }: Outcome<ReadWordTemplate>): Outcome<WordTemplate> {
  if (!read) return { diagnostics };
  const texts = new Map([...read.texts].map(([name, template]) => [name, compilePart(template)]));
  return { value: { ...read, texts }, diagnostics };
}
