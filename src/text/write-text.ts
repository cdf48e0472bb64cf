import { type Line, lineText, type Page, type PageWriter } from '../model/page.ts';

/**
 * Writes pages as plain text, for people who read without a viewer and for tools that compare: UTF-8, LF, what is on one
 * line of the page on one line, in reading order, and a form feed after each page. The text is the PDF's: the same
 * characters in the same order. The watermark of a draft is the first line of each page.
 */
export function createTextWriter(): PageWriter {
  const texts: string[] = [];
  return {
    add: (page) => void texts.push(`${pageText(page)}\f`),
    finish: () => Buffer.from(texts.join('')),
  };
}

function pageText({ lines, watermark }: Page): string {
  const rows: Line[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && isOneRow(before, line)) row.push(line);
    else rows.push([line]);
  }
  const mark = watermark ? [watermark.run.words.map(({ text }) => text).join('')] : [];
  return [...mark, ...rows.map(rowText)].map((row) => `${row}\n`).join('');
}

/** Cells of a table, a marker and what it marks, a header and its ` (ต่อ)` lie beside one another. */
function isOneRow(before: Line, { baseline, x }: Line): boolean {
  return before.baseline === baseline && x >= before.x;
}

function rowText(row: readonly Line[]): string {
  return row.map((line, index) => lineText(line).trimEnd() + gapAfter(line, row[index + 1])).join('');
}

function gapAfter(line: Line, next: Line | undefined): string {
  return next && next.x - (line.x + line.width) > narrowGap ? ' ' : '';
}

/** Distance, pt, that is read as no space; less than any space is wide. */
const narrowGap = 1.5;
