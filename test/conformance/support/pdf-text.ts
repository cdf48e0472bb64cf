import { runTool } from './run-tool.ts';

/** Text of each page, as the file orders it. */
export const inContentOrder: Readonly<Record<string, (file: string) => string[]>> = {
  'pdftotext -raw': (file) => pages(runTool('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'])),
  'mutool draw -F txt': (file) => pages(runTool('mutool', ['draw', '-q', '-F', 'txt', '-o', '-', file])),
};

/** Text of each page in an order that pdftotext guesses from positions; it takes the cells of a table as columns. */
export function inVisualOrder(file: string): string[] {
  return pages(runTool('pdftotext', ['-enc', 'UTF-8', file, '-']));
}

export function pageCount(file: string): number {
  const info = runTool('pdfinfo', [file]).toString('utf8');
  return Number(/^Pages:\s+(\d+)$/m.exec(info)?.[1]);
}

/** Both programs end a page with a form feed. */
function pages(output: Buffer): string[] {
  const all = output.toString('utf8').split('\f');
  if (all.at(-1)?.trim() === '') all.pop();
  return all;
}
