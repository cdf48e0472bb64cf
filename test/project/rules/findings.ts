import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckTools, checkProject } from '../../../src/project/check.ts';
import { readDictionary } from '../../../src/thai/dictionary/dictionary.ts';
import { exampleText, loaded } from '../example.ts';

export const dictionary = readDictionary(readFileSync(join(import.meta.dirname, '../../../dictionary/thai.dict')));

/** A valid data file without any finding; each pair replaces a text that must be there. */
export function cleanText(...changes: readonly (readonly [from: string, to: string])[]): string {
  const clean: typeof changes = [
    ['date: null', 'date: 31/12/2563'],
    ['"65.00"', '"45.00"'],
  ];
  return exampleText((text) =>
    [...clean, ...changes].reduce((edited, [from, to]) => {
      if (!edited.includes(from)) throw new Error(`not in the example: ${from}`);
      return edited.replace(from, () => to);
    }, text),
  );
}

/** What `checkProject` finds, each as `CODE line:column words`, the words being those it points at. */
export function findings(text: string, file?: string, tools: Partial<CheckTools> = {}): string[] {
  return diagnosticsOf(text, file, tools).map(({ code, range }) => {
    const words = text.slice(range?.start.offset, range?.end.offset);
    return `${code} ${range?.start.line}:${range?.start.column} ${words}`;
  });
}

/** What `checkProject` finds in valid text. */
export function diagnosticsOf(text: string, file?: string, tools: Partial<CheckTools> = {}) {
  return checkProject(loaded(text, file), { dictionary, ...tools });
}
