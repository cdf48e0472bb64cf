import { stateLabels } from '../summary/project-state.ts';
import type { ListEntry } from './list-entry.ts';

/** Projects as CSV (RFC 4180) for a spreadsheet: UTF-8, headings and states in Thai, amounts without grouping. */
export function listCsv(entries: readonly ListEntry[], withByteOrderMark: boolean): string {
  const records = entries.map((entry) => columns.map(({ value }) => value(entry)));
  const lines = [columns.map(({ heading }) => heading), ...records].map((fields) => fields.map(field).join(','));
  return `${withByteOrderMark ? '\ufeff' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** Hundredths as a decimal number with two decimals, exact. */
export function decimals(hundredths: number): string {
  const rest = hundredths % 100;
  return `${(hundredths - rest) / 100}.${String(rest).padStart(2, '0')}`;
}

const columns: readonly { readonly heading: string; readonly value: (entry: ListEntry) => string }[] = [
  { heading: 'รหัสโครงการ', value: ({ code }) => code },
  { heading: 'ชื่อโครงการ', value: ({ name }) => name },
  { heading: 'หน่วยงาน', value: ({ agency }) => agency },
  { heading: 'ความก้าวหน้า (ร้อยละ)', value: ({ progress }) => (progress === null ? '' : decimals(progress)) },
  { heading: 'งบประมาณที่ได้รับ (บาท)', value: ({ received }) => decimals(received) },
  { heading: 'งบประมาณที่ใช้ไป (บาท)', value: ({ spent }) => decimals(spent) },
  { heading: 'จำนวนหน้า', value: ({ pages }) => String(pages ?? '') },
  { heading: 'สถานะ', value: ({ state }) => stateLabels[state] },
  { heading: 'ไฟล์', value: ({ file }) => file },
];

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
