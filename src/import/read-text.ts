import { isOwnFooter } from './form/page-furniture.ts';
import type { PrintedLine, Printout } from './printed-line.ts';

/** Splits the text of a printout into lines, however it was extracted: CRLF or LF, form feeds, tabs or spaces. */
export function readText(text: string): Printout {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, index) => line.split('\f').map((part) => toLine(part, index + 1)))
    .filter((line) => line.text.trim() !== '');
  const own = lines.some(({ text: line }) => isOwnFooter(line));
  return {
    lines,
    source: own ? 'own' : 'legacy',
    keepsSpaces: own && lines.filter(endsWithSpace).length > 2,
    cellsApart: false,
    unit: 1,
  };
}

function toLine(line: string, number: number): PrintedLine {
  const text = line.trimStart();
  return { number, text, indent: line.length - text.length };
}

function endsWithSpace({ text }: PrintedLine): boolean {
  return /[^\s:] $/.test(text);
}
