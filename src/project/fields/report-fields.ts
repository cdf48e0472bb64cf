import type { ProgressReport } from '../../model/project.ts';
import type { FieldList, FieldsOf } from './field.ts';
import { dateRule, moneyRule } from './wording.ts';

const reportFields = {
  number: {
    kind: 'number',
    title: { th: 'เลขครั้งที่รายงาน', en: 'report number' },
    description: 'ลำดับครั้งที่รายงาน เริ่มจาก 1',
    docs: 'whole number from 1, each once',
    form: { at: 'entry' },
    column: { title: 'รายงานครั้งที่', also: ['ครั้งที่'], example: '1' },
    starter: { value: '1' },
  },
  date: {
    kind: 'date',
    nullable: true,
    title: { th: 'วันที่รายงาน', en: 'report date' },
    description: `${dateRule} ใส่ null เมื่อไม่ทราบ`,
    docs: 'date, or `null` when it is not known',
    form: { at: 'entry' },
    column: { also: ['วันที่'], example: '30/09/2564', note: 'เว้นได้เมื่อไม่ทราบ' },
    starter: ({ firstYear }) => ({
      value: `"30/10/${firstYear + 543}"`,
      comment: { th: 'null ถ้าไม่ทราบ', en: 'null if unknown' },
    }),
  },
  narrative: {
    kind: 'text',
    title: { th: 'ผลการดำเนินงาน', en: 'narrative' },
    description: 'ไม่ต้องใส่วันที่ พิมพ์ให้จากช่อง date',
    docs: 'text, without the date',
    form: { at: 'entry' },
    column: { also: ['ผลการดำเนินการ', 'รายละเอียดการดำเนินงาน', 'ผลงาน'], example: 'ดำเนินการแล้วเสร็จ' },
    starter: { value: 'ผลการดำเนินงาน' },
  },
  progress: {
    kind: 'percent',
    title: { th: 'ความก้าวหน้าของงาน (ร้อยละ)', en: 'progress' },
    description: '0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง',
    docs: '0 to 100, at most two decimals, without `%`',
    form: { at: 'entry' },
    column: {
      title: 'ความก้าวหน้า',
      also: ['ความก้าวหน้าของงาน', 'ความก้าวหน้าของงานฯ', 'ร้อยละความก้าวหน้า', 'ความคืบหน้า'],
      example: '100',
      note: '`10` หรือช่องร้อยละที่แสดง `10%`',
    },
    starter: { value: '"10.00"', comment: { th: 'ร้อยละ', en: 'percent' } },
  },
  disbursed: {
    kind: 'money',
    title: { th: 'งบประมาณที่เบิกใช้', en: 'amount disbursed' },
    description: moneyRule,
    docs: 'money',
    form: { at: 'entry' },
    column: { also: ['เบิกจ่าย', 'งบประมาณที่เบิกจ่าย', 'งบที่เบิกใช้', 'เบิกใช้'], example: '143750.50', note: 'บาท' },
    starter: { value: '"0.00"', comment: { th: 'บาท', en: 'baht' } },
  },
  planStatus: {
    kind: 'status',
    title: { th: 'สถานะเทียบกับแผน', en: 'plan status' },
    description: 'เช่น เป็นไปตามแผน',
    docs: 'text, such as `เป็นไปตามแผน`',
    form: { at: 'entry' },
    column: { also: ['เทียบกับแผน', 'สถานะตามแผน'], example: 'เป็นไปตามแผน' },
    starter: { value: 'เป็นไปตามแผน' },
  },
  targetStatus: {
    kind: 'status',
    title: { th: 'สถานะเทียบกับเป้าหมาย', en: 'target status' },
    description: 'เช่น เป็นไปตามเป้าหมาย',
    docs: 'text, such as `เป็นไปตามเป้าหมาย`',
    form: { at: 'entry' },
    column: { also: ['เทียบกับเป้าหมาย', 'สถานะตามเป้าหมาย'], example: 'เป็นไปตามเป้าหมาย' },
    starter: { value: 'เป็นไปตามเป้าหมาย' },
  },
} as const satisfies FieldsOf<ProgressReport>;

/** `reports`, one group of keys a report. */
export const reportList = {
  kind: 'list',
  title: { th: 'รายงานความก้าวหน้า', en: 'progress reports' },
  description: 'หนึ่งรายการต่อหนึ่งครั้งที่รายงาน',
  docs: 'list, one item a report',
  item: { title: { th: 'รายงานครั้งที่', en: 'report' }, description: 'รายงานหนึ่งครั้ง' },
  fields: reportFields,
} as const satisfies FieldList;
