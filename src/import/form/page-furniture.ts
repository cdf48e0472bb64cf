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
    else if (repeated.has(given)) left.push(line);
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
  const pages = pagesOf(lines).map(edgesOf);
  const printed = new Map<string, number>();
  for (const page of pages)
    for (const text of new Set(page.map(likeness))) printed.set(text, (printed.get(text) ?? 0) + 1);
  const found = new Set<PrintedLine>();
  for (const page of pages) {
    const stamped = page.filter((line) => isStamp(line.text.trim()));
    for (const line of page) {
      const often = printed.get(likeness(line))! * 2 > pages.length && pages.length > 1;
      const beside = stamped.some((stamp) => stamp !== line && isBeside(stamp, line));
      if ((often || beside || stamped.includes(line)) && !isWording(line.text)) found.add(line);
    }
  }
  return found;
}

function pagesOf(lines: readonly PrintedLine[]): PrintedLine[][] {
  const pages = new Map<number, PrintedLine[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page) page.push(line);
    else pages.set(line.page, [line]);
  }
  return [...pages.values()];
}

function edgesOf(page: readonly PrintedLine[]): PrintedLine[] {
  const placed = page.every(({ baseline }) => baseline !== undefined);
  const rows = placed ? [...page].sort((low, high) => high.baseline! - low.baseline!) : page;
  return rows.length <= edge * 2 ? [...rows] : [...rows.slice(0, edge), ...rows.slice(-edge)];
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

/** What only a program prints at the edge of a page. */
function isStamp(text: string): boolean {
  return stamps.test(text);
}

/** The title of a page is printed beside its date, the page number beside the address. */
function isBeside(stamp: PrintedLine, line: PrintedLine): boolean {
  if (stamp.baseline === undefined || line.baseline === undefined) return false;
  return Math.abs(stamp.baseline - line.baseline) < 2;
}
