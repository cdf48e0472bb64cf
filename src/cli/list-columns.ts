import { stateLabels } from '../summary/project-state.ts';
import type { ListEntry } from './list-entry.ts';

/** A column of the list as CSV and as a workbook. */
export interface ListColumn {
  readonly heading: string;
  /** How a workbook shows it; `@` is text. */
  readonly format: string;
  /** Width in a workbook, in characters. */
  readonly width: number;
  /** Text, hundredths of a number, or a count; null where there is none. */
  readonly value: (entry: ListEntry) => ListValue;
  /** The workbook has a total of the column. */
  readonly total?: true;
}

export type ListValue = { readonly text: string } | { readonly hundredths: number } | { readonly count: number } | null;

export const listColumns: readonly ListColumn[] = [
  { heading: 'รหัสโครงการ', format: '@', width: 16, value: ({ code }) => ({ text: code }) },
  { heading: 'ชื่อโครงการ', format: '@', width: 48, value: ({ name }) => ({ text: name }) },
  { heading: 'หน่วยงาน', format: '@', width: 28, value: ({ agency }) => ({ text: agency }) },
  {
    heading: 'ความก้าวหน้า (ร้อยละ)',
    format: '0.00',
    width: 14,
    value: ({ progress }) => (progress === null ? null : { hundredths: progress }),
  },
  {
    heading: 'งบประมาณที่ได้รับ (บาท)',
    format: '#,##0.00',
    width: 20,
    value: ({ received }) => ({ hundredths: received }),
    total: true,
  },
  {
    heading: 'งบประมาณที่ใช้ไป (บาท)',
    format: '#,##0.00',
    width: 20,
    value: ({ spent }) => ({ hundredths: spent }),
    total: true,
  },
  {
    heading: 'จำนวนหน้า',
    format: '0',
    width: 11,
    value: ({ pages }) => (pages === null ? null : { count: pages }),
    total: true,
  },
  { heading: 'สถานะ', format: '@', width: 16, value: ({ state }) => ({ text: stateLabels[state] }) },
  { heading: 'ไฟล์', format: '@', width: 32, value: ({ file }) => ({ text: file }) },
];
