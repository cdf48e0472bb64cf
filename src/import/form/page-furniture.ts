import type { IsoDate } from '../../model/project.ts';
import { parseDate } from '../../project/date.ts';
import type { PrintedLine } from '../printed-line.ts';

/** The lines of a printout without what every page repeats. */
export interface Body {
  readonly lines: readonly PrintedLine[];
  /** Lines that held a running header: as many as there were pages. */
  readonly headers: readonly number[];
  readonly asOf?: IsoDate;
  /** The watermark of a draft was there. */
  readonly draft: boolean;
}

/** Takes running headers, footers and the draft's watermark out of a printout. */
export function takePageFurniture(lines: readonly PrintedLine[]): Body {
  const kept: PrintedLine[] = [];
  const headers: number[] = [];
  let asOf: IsoDate | undefined;
  let draft = false;
  for (const given of lines) {
    const line = { ...given, text: given.text.replace(overlong, (gap) => gap.slice(0, widestGap)) };
    const text = line.text.trim();
    if (header.test(text)) headers.push(line.number);
    else if (isOwnFooter(text)) asOf ??= parseDate(asOfDate.exec(text)?.[1] ?? '').value;
    else if (watermark.test(text)) draft = true;
    else if (!pageNumber.test(text)) kept.push({ ...line, text: line.text.replace(watermarkBeside, '') });
  }
  return { lines: kept, headers, draft, ...(asOf !== undefined && { asOf }) };
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
