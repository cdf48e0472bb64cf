import { catalogue } from '../codes.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { labels } from './labels.ts';
import { printable, printableJson } from './printable.ts';

export interface Counts {
  add(diagnostics: readonly Diagnostic[]): void;
  /** Each code with its meaning and its count, and below it the files with theirs. */
  text(language: 'th' | 'en'): string;
  /** One JSON object a line: `{"code","severity","file","count"}`. */
  json(): string;
}

/** Counts findings by code and file; codes come in the order of the catalogue, files in the order they were added. */
export function createCounts(): Counts {
  const byCode = new Map<string, Map<string, number>>();
  return {
    add(diagnostics) {
      for (const { code, file } of diagnostics) {
        const files = byCode.get(code) ?? new Map<string, number>();
        byCode.set(code, files.set(file, (files.get(file) ?? 0) + 1));
      }
    },
    text: (language) =>
      inOrder(byCode)
        .map((each) => codeLines(each, language))
        .join(''),
    json: () => inOrder(byCode).map(jsonLines).join(''),
  };
}

interface CodeCount {
  readonly code: string;
  readonly severity: Severity;
  readonly title: { readonly th: string; readonly en: string };
  readonly files: ReadonlyMap<string, number>;
}

function inOrder(byCode: ReadonlyMap<string, ReadonlyMap<string, number>>): CodeCount[] {
  return Object.entries(catalogue).flatMap(([code, { severity, title }]) => {
    const files = byCode.get(code);
    return files ? [{ code, severity, title, files }] : [];
  });
}

function codeLines({ code, severity, title, files }: CodeCount, language: 'th' | 'en'): string {
  const total = [...files.values()].reduce((sum, count) => sum + count, 0);
  const lines = Array.from(files, ([file, count]) => `${String(count).padStart(6)}  ${printable(file)}\n`);
  return `${labels[language][severity]} ${code}: ${total}  ${title[language]}\n${lines.join('')}`;
}

function jsonLines({ code, severity, files }: CodeCount): string {
  return Array.from(files, ([file, count]) => `${printableJson({ code, severity, file, count })}\n`).join('');
}
