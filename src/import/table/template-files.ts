import { dayNumber } from '../../model/day-number.ts';
import type { IsoDate } from '../../model/project.ts';
import { defaultSettings, type Settings } from '../../project/settings.ts';
import { type CellKind, type Column, projectColumns, reportColumns } from './columns.ts';
import { type EntryRule, type NewCell, type NewSheet, writeWorkbook } from './write-workbook.ts';

/** A file to fill in and to import. */
export interface TemplateFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Tables to fill in, with headings and a sample row: one workbook, or a CSV file for each table. */
export async function templateFiles(
  format: 'xlsx' | 'csv',
  settings: Settings = defaultSettings,
): Promise<readonly TemplateFile[]> {
  if (format === 'csv') {
    return [
      { name: 'projects.csv', bytes: csv(projectColumns) },
      { name: 'reports.csv', bytes: csv(reportColumns) },
    ];
  }
  const sheets = [sheet('โครงการ', projectColumns, 300, settings), sheet('รายงาน', reportColumns, 1500, settings)];
  return [{ name: 'import-template.xlsx', bytes: await writeWorkbook(sheets) }];
}

/** One table of reports to fill in, for the projects whose data files are there already. */
export async function monthTemplate(
  format: 'xlsx' | 'csv',
  settings: Settings = defaultSettings,
): Promise<readonly TemplateFile[]> {
  if (format === 'csv') return [{ name: 'month.csv', bytes: csv(reportColumns) }];
  const bytes = await writeWorkbook([sheet('รายงาน', reportColumns, 1500, settings)]);
  return [{ name: 'month-template.xlsx', bytes }];
}

/** With a byte order mark, by which Excel sees that the text is UTF-8. */
function csv(columns: readonly Column[]): Uint8Array {
  const rows = [columns.map(({ title }) => title), columns.map(({ example }) => example)];
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return new TextEncoder().encode(`\ufeff${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`);
}

/** Headings, a sample row, and empty rows that have the formats of their columns. */
function sheet(name: string, columns: readonly Column[], rows: number, settings: Settings): NewSheet {
  const headings = columns.map(
    ({ title, required }): NewCell => ({ text: required ? `${title} *` : title, heading: true }),
  );
  const blank = columns.map(({ kind }): NewCell => ({ blank: true, ...looks[kind] }));
  return {
    name,
    widths: columns.map(({ kind, title }) => Math.max(widths[kind], title.length + 4)),
    frozenRows: 1,
    rows: [headings, columns.map(sample), ...Array.from({ length: rows - 2 }, () => blank)],
    entries: columns.map((column, at) => entryRule(column, at, rows, settings)),
  };
}

function sample({ kind, example }: Column): NewCell {
  const look = looks[kind];
  if (example === '') return { blank: true, ...look };
  if (kind === 'date') return { number: excelDay(example), ...look };
  return kind === 'money' || kind === 'percent' || kind === 'number' || kind === 'year'
    ? { number: Number(example), ...look }
    : { text: example, ...look };
}

function excelDay(text: string): number {
  const [day, month, year] = text.split('/');
  return excelNumber(`${Number(year) - 543}-${month}-${day}`);
}

/** A day as Excel counts it, from 30 December 1899. */
export function excelNumber(day: IsoDate): number {
  return dayNumber(day) - dayNumber('1899-12-30');
}

const thaiDate = '[$-1070000]dd/mm/yyyy;@'; // Buddhist calendar, Arabic digits

/** How cells of each kind are shown. */
export const looks: Readonly<Record<CellKind, { readonly format?: string; readonly wrap?: boolean }>> = {
  code: { format: '@' },
  year: { format: '0' },
  text: { format: '@', wrap: true },
  phone: { format: '@' },
  status: { format: '@' },
  date: { format: thaiDate },
  money: { format: '#,##0.00' },
  percent: { format: '0.00' },
  number: { format: '0' },
  texts: { format: '@', wrap: true },
  offices: { format: '@', wrap: true },
  mode: { format: '@' },
  yes: { format: '@' },
};

/** Widths of the columns of each kind, in characters. */
export const widths: Readonly<Record<CellKind, number>> = {
  code: 16,
  year: 12,
  text: 32,
  phone: 18,
  status: 22,
  date: 14,
  money: 18,
  percent: 14,
  number: 10,
  texts: 40,
  offices: 32,
  mode: 16,
  yes: 10,
};

function entryRule(
  { key, title, kind, required }: Column,
  column: number,
  lastRow: number,
  settings: Settings,
): EntryRule {
  const optional = required ? '' : ' (เว้นว่างได้)';
  const choices = choicesOf(key, kind, settings);
  const base = { column, firstRow: 2, lastRow, title, hint: `${hints[kind]}${optional}` };
  return choices ? { ...base, choices } : base;
}

function choicesOf(
  key: string,
  kind: CellKind,
  { planStatuses, targetStatuses }: Settings,
): readonly string[] | undefined {
  if (kind === 'status') return key === 'planStatus' ? planStatuses : targetStatuses;
  if (kind === 'mode') return ['perReport', 'cumulative'];
  return kind === 'yes' ? ['ใช่', 'ไม่ใช่'] : undefined;
}

const hints: Readonly<Record<CellKind, string>> = {
  code: 'เลข 8 หลัก ขีด แล้วเลขอย่างน้อย 3 หลัก เช่น 21000000-3230',
  year: 'ปี พ.ศ. สี่หลัก เช่น 2564',
  text: 'พิมพ์ข้อความตามต้นฉบับ',
  phone: 'พิมพ์เป็นข้อความ เลข 0 ตัวหน้าจึงไม่หาย ไม่ต้องใส่คำว่า โทร',
  status: 'เลือกจากรายการ หรือพิมพ์สถานะของหน่วยงาน',
  date: 'วันที่ เช่น 01/10/2563 (พ.ศ.)',
  money: 'จำนวนเงินเป็นบาท ทศนิยมไม่เกินสองตำแหน่ง',
  percent: 'ร้อยละ 0 ถึง 100 พิมพ์ 25 สำหรับร้อยละ 25',
  number: 'ครั้งที่ของรายงาน เริ่มจาก 1',
  texts: 'หนึ่งบรรทัดต่อหนึ่งย่อหน้าหรือหนึ่งข้อ ขึ้นบรรทัดใหม่ในช่องด้วย Alt+Enter ไม่ต้องใส่เลขข้อ',
  offices: 'จากหน่วยงานใหญ่ไปเล็ก คั่นด้วย " / "',
  mode: 'perReport ถ้างบที่เบิกใช้เป็นยอดของแต่ละครั้ง, cumulative ถ้าเป็นยอดสะสม',
  yes: 'ใช่ ถ้าต้องการพิมพ์เป็นฉบับร่าง',
};
