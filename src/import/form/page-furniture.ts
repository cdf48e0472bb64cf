import type { IsoDate } from '../../model/project.ts';
import { parseDate } from '../../project/date.ts';
import type { PrintedLine } from '../printed-line.ts';
import { isWording } from './wording.ts';

/** The lines of a printout without what every page repeats. */
export interface Body {
  readonly lines: readonly PrintedLine[];
  /** Lines that held a running header: as many as there were pages. */
  readonly headers: readonly number[];
  /** Lines of a browser or of an office, at the edges of pages, that were left out; each different text once. */
  readonly left: readonly PrintedLine[];
  readonly asOf?: IsoDate;
  /** The watermark of a draft was there. */
  readonly draft: boolean;
}

/** Takes running headers, footers, page numbers and the draft's watermark out of a printout. */
export function takePageFurniture(lines: readonly PrintedLine[]): Body {
  const kept: PrintedLine[] = [];
  const headers: number[] = [];
  const left: PrintedLine[] = [];
  let asOf: IsoDate | undefined;
  let draft = false;
  const repeated = repeatedAtEdges(lines);
  for (const given of lines) {
    const line = { ...given, text: given.text.replace(overlong, (gap) => gap.slice(0, widestGap)) };
    const text = line.text.trim();
    if (header.test(text)) headers.push(line.number);
    else if (isOwnFooter(text)) asOf ??= parseDate(asOfDate.exec(text)?.[1] ?? '').value;
    else if (watermark.test(text)) draft = true;
    else if (pageNumber.test(text)) continue;
    else if (repeated.has(given) || stampAnywhere.test(text)) left.push(line);
    else kept.push({ ...line, text: line.text.replace(watermarkBeside, '') });
  }
  return { lines: kept, headers, left, draft, ...(asOf !== undefined && { asOf }) };
}

/** Whether a line is the footer only raingan prints. */
export function isOwnFooter(text: string): boolean {
  return ownFooter.test(text.trim());
}

/** Whether a line is the form's running header. */
export function isHeader(text: string): boolean {
  return header.test(text.trim());
}

const header = /^\*{2,}\s*แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ\s*\*{2,}$/;
const ownFooter = /^รหัสโครงการ \d{8}-\d{3,}(?: · .*)?(?:\s+หน้า \d+ จาก \d+)?$/;
const pageNumber = /^หน้า \d+ จาก \d+$/;
/** No column is further away; a longer run of white space would only cost time. */
const widestGap = 300;
const overlong = /[ \t\u00a0]{301,}/g;
/** Slanted text comes out in pieces no word begins or ends with. */
const watermark = /^(?:ฉบับร่าง|ฉบ|ับร|่าง)$/;
const watermarkBeside = /\s{2,}(?:ฉบ|ับร|่าง)$/;
const asOfDate = /ข้อมูล ณ วันที่ (\d{2}\/\d{2}\/\d{4})/;

/** Lines from the top and from the bottom of a page among which headers and footers are. */
const edge = 4;

/**
 * Lines at the edges of pages that are alike on most pages, digits not compared, and those that a browser or a word
 * processor prints on every page: date and time, address, page number. No line of the form is among them.
 */
function repeatedAtEdges(lines: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const pages = pagesOf(lines).map(rowsOf);
  const printed = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set([...page.slice(0, edge), ...page.slice(-edge)].flat().map(likeness)))
      printed.set(text, (printed.get(text) ?? 0) + 1);
  const found = new Set<PrintedLine>();
  for (const rows of pages) {
    const isFurniture = (row: readonly PrintedLine[]) =>
      row.some(({ text }) => isStamp(text.trim())) ||
      row.every((line) => isFixed(line) || (pages.length > 1 && printed.get(likeness(line))! * 2 > pages.length));
    // Behind the first row of the form's or of its data begins the body of the page.
    for (const inwards of [rows.slice(0, edge), rows.slice(-edge).reverse()]) {
      for (const row of inwards) {
        if (row.some(({ text }) => isWording(text)) || !isFurniture(row)) break;
        for (const line of row) if (!isFixed(line)) found.add(line);
      }
    }
  }
  return found;
}

/** The form's own header and footer. */
function isFixed({ text }: PrintedLine): boolean {
  const plain = text.trim();
  return header.test(plain) || isOwnFooter(plain) || pageNumber.test(plain);
}

function pagesOf(lines: readonly PrintedLine[]): PrintedLine[][] {
  const pages = new Map<string, PrintedLine[]>();
  for (const line of lines) {
    const key = `${line.page} ${line.side ?? 0}`;
    const page = pages.get(key);
    if (page) page.push(line);
    else pages.set(key, [line]);
  }
  return [...pages.values()];
}

/** The rows of a page, from the top; lines on one baseline are a row. */
function rowsOf(page: readonly PrintedLine[]): PrintedLine[][] {
  const placed = page.every(({ baseline }) => baseline !== undefined);
  const ordered = placed ? [...page].sort((low, high) => high.baseline! - low.baseline!) : page;
  const rows: PrintedLine[][] = [];
  for (const line of ordered) {
    const row = rows.at(-1);
    if (placed && row && row[0]!.baseline! - line.baseline! < 2) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** The text, digits not compared, and where on the page it is. */
function likeness({ text, baseline }: PrintedLine): string {
  const place = baseline === undefined ? '' : ` ${Math.round(baseline / 3)}`;
  return (
    text
      .replace(/[0-9๐-๙]+/g, '#')
      .replace(/\s+/g, ' ')
      .trim() + place
  );
}

const time = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s*(?:AM|PM|น\\.))?';
const day = '\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}';
const address = '(?:https?|file)://\\S+|about:blank|localhost:\\d+\\S*';
const pageOf = '(?:(?:หน้า(?:ที่)?|[Pp]age)\\s*)?[0-9๐-๙]{1,3}\\s*(?:/|จาก|of|ของ)\\s*[0-9๐-๙]{1,3}';
const pageAlone = '(?:หน้า(?:ที่)?|[Pp]age)\\s*[0-9๐-๙]{1,3}|-\\s*[0-9๐-๙]{1,3}\\s*-';

const stamps = new RegExp(
  `^(?:${day},?\\s+${time}(?:\\s{2,}.*)?|(?:${address})(?:\\s+${pageOf})?|${pageOf}|${pageAlone})$`,
);

/** Of these no value of the form is alone in a line: copied text has them between its lines, and shows no pages. */
const stampAnywhere = new RegExp(
  `^(?:\\d{1,2}/\\d{1,2}/\\d{2,4},\\s+${time}(?:\\s{2,}.*)?|(?:${address})\\s+${pageOf}|หน้า(?:ที่)?\\s*[0-9๐-๙]{1,3}\\s*(?:/|จาก|ของ)\\s*[0-9๐-๙]{1,3})$`,
);

/** What only a program prints at the edge of a page. */
function isStamp(text: string): boolean {
  return stamps.test(text);
}
