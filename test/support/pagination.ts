import { formHeader } from './form.ts';
import type { PlacedLine, PlacedPage } from './placement.ts';

/** Height a page has for its body, pt: A4 less the margins. */
const BODY_HEIGHT = 841.89 - 70.87 - 56.69;

/** Every breach of the form's rules of pagination, in words; empty for a good report. */
export function paginationFaults(pages: readonly PlacedPage[]): string[] {
  const lines = pages.flatMap(({ body }) => body);
  return [
    ...bandFaults(pages),
    ...shortPageFaults(pages),
    ...headingFaults(pages),
    ...singleLineFaults(lines),
    ...splitEntryFaults(lines),
    ...closingFaults(pages),
  ];
}

/** Header and `หน้า X จาก Y` on every page. */
function bandFaults(pages: readonly PlacedPage[]): string[] {
  return pages.flatMap(({ number, header, footer }) => [
    ...(header === formHeader ? [] : [`page ${number}: header "${header}"`]),
    ...(footer.endsWith(`หน้า ${number} จาก ${pages.length}`) ? [] : [`page ${number}: footer "${footer}"`]),
  ]);
}

function shortPageFaults(pages: readonly PlacedPage[]): string[] {
  return pages
    .filter(({ body }) => rows(body).length < 3)
    .map(({ number, body }) => `page ${number}: only ${rows(body).length} lines of body`);
}

/** A heading stays with the two lines after it. */
function headingFaults(pages: readonly PlacedPage[]): string[] {
  return pages.flatMap(({ number, body }, pageIndex) => {
    const left = pages.slice(pageIndex + 1).flatMap((page) => page.body);
    return body
      .filter(({ block }) => block.kind === 'heading')
      .flatMap((line) => {
        const after = rows(body.filter(({ y }) => y > line.y + 0.5)).length;
        const parted = after < 2 && left.length > 0;
        return parted ? [`page ${number}: heading "${line.text}" with ${after} lines after it`] : [];
      });
  });
}

/** No page begins or ends with a single line of a paragraph. */
function singleLineFaults(lines: readonly PlacedLine[]): string[] {
  const paragraphs = groupBy(
    lines.filter(({ continued }) => !continued),
    ({ index }) => index,
  );
  return paragraphs.flatMap((paragraph) => {
    const parts = groupBy(paragraph, ({ page }) => page);
    return parts
      .filter((part) => parts.length > 1 && rows(part).length < 2)
      .map((part) => `page ${part[0]?.page}: a single line "${part[0]?.text}" of a paragraph`);
  });
}

/** An entry is split only when it is taller than a page, and then its number stands on each of its pages. */
function splitEntryFaults(lines: readonly PlacedLine[]): string[] {
  const entries = groupBy(
    lines.filter(({ block }) => block.entry !== undefined),
    ({ block }) => block.entry,
  );
  return entries.flatMap((entry) => {
    const number = entry[0]?.block.entry;
    const parts = groupBy(entry, ({ page }) => page);
    if (parts.length < 2) return [];
    const height = parts.reduce((sum, part) => sum + rows(part).length * pitch(part), 0);
    const tall = height > BODY_HEIGHT - 2 * pitch(entry);
    const unnamed = parts.slice(1).filter((part) => part.filter(({ continued }) => continued).length === 0);
    return [
      ...(tall ? [] : [`entry ${number} is split though it is only ${height.toFixed(0)} pt tall`]),
      ...unnamed.map((part) => `page ${part[0]?.page}: goes on with entry ${number} without its number`),
    ];
  });
}

/** Certification and signature on one page, after a line of something else. */
function closingFaults(pages: readonly PlacedPage[]): string[] {
  const isClosing = ({ block }: PlacedLine) => block.kind === 'certification' || block.kind === 'signature';
  const withClosing = pages.filter(({ body }) => body.some(isClosing));
  return [
    ...(withClosing.length > 1 ? ['certification and signature are parted'] : []),
    ...withClosing
      .filter(({ body }) => body.every(isClosing))
      .map(({ number }) => `page ${number}: certification and signature stand alone`),
  ];
}

/** Baselines, one for all cells of a row of text. */
function rows(lines: readonly PlacedLine[]): number[] {
  return [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
}

/** Smallest distance of two lines of an entry's text on one page, pt. */
function pitch(lines: readonly PlacedLine[]): number {
  const distances = lines
    .filter(({ block }) => block.kind === 'entryText')
    .map((line, index, all) => (all[index + 1]?.page === line.page ? (all[index + 1]?.y ?? 0) - line.y : 0))
    .filter((distance) => distance > 1);
  return distances.length > 0 ? Math.min(...distances) : 0;
}

function groupBy<T>(values: readonly T[], key: (value: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  return [...groups.values()];
}
