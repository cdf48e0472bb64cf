import { stringify } from 'csv-stringify/sync';
import { excelNumber, looks } from '../../import/table/template-files.ts';
import { type NewCell, writeWorkbook } from '../../import/table/write-workbook.ts';
import type { MissingReport } from '../../summary/missing-reports.ts';
import { formatPercent } from '../../thai/baht.ts';
import { thaiDate } from '../../thai/dates.ts';
import type { CsvOptions } from './list-spreadsheet.ts';

/** Projects that have not reported, as CSV for a spreadsheet; see `listCsv`. */
export function missingCsv(missing: readonly MissingReport[], { bom, raw }: CsvOptions): string {
  const records = missing.map(({ agency, code, name, responsible, phone, last }) => [
    agency,
    code,
    name,
    responsible,
    phone,
    last ? String(last.number) : '',
    last?.date ? thaiDate(last.date) : '',
    last ? formatPercent(last.progress) : '',
  ]);
  return stringify([headings.map(([heading]) => heading), ...records], {
    bom,
    escape_formulas: !raw,
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}

/** The same as an Excel workbook. */
export function missingXlsx(missing: readonly MissingReport[], title: string): Promise<Uint8Array> {
  const text = (value: string): NewCell => ({ text: value, ...looks.text });
  return writeWorkbook([
    {
      name: title,
      widths: headings.map(([, width]) => width),
      frozenRows: 1,
      filter: `A1:H${missing.length + 1}`,
      rows: [
        headings.map(([heading]): NewCell => ({ text: heading, heading: true })),
        ...missing.map(({ agency, code, name, responsible, phone, last }): NewCell[] => [
          text(agency),
          text(code),
          text(name),
          text(responsible),
          text(phone),
          last ? { number: last.number, ...looks.number } : { blank: true },
          last?.date ? { number: excelNumber(last.date), ...looks.date } : { blank: true },
          last ? { number: last.progress / 100, ...looks.percent } : { blank: true },
        ]),
      ],
    },
  ]);
}

const headings: readonly (readonly [string, number])[] = [
  ['หน่วยงาน', 28],
  ['รหัสโครงการ', 16],
  ['ชื่อโครงการ', 48],
  ['ผู้รับผิดชอบ', 28],
  ['โทรศัพท์', 18],
  ['รายงานล่าสุดครั้งที่', 12],
  ['วันที่รายงานล่าสุด', 14],
  ['ความก้าวหน้า (ร้อยละ)', 14],
];
