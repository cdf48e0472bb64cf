import type { AcceptedFinding } from '../../model/project.ts';
import type { FieldList, FieldsOf } from './field.ts';
import { dateRule } from './wording.ts';

const acceptedFields = {
  code: {
    kind: 'text',
    hidden: true,
    title: { th: 'รหัสคำเตือน', en: 'code of the finding' },
    description: 'เช่น W-DATE-MISSING',
    docs: 'the code of the finding, `W-…`, `I-…` or `E-GLYPH-MISSING`',
  },
  report: {
    kind: 'number',
    hidden: true,
    optional: true,
    title: { th: 'ครั้งที่รายงาน', en: 'report' },
    description: 'เลขครั้งของรายงานที่มีคำเตือน',
    docs: "for a finding about a report: the report's own number",
  },
  path: {
    kind: 'text',
    hidden: true,
    optional: true,
    title: { th: 'ตำแหน่ง', en: 'path' },
    description: 'ชื่อช่อง เช่น project.endDate หรือ date เมื่อระบุครั้งที่รายงานแล้ว',
    docs: 'the field: below the report (`date`), else in the file (`project.endDate`). Places in a list are in `[…]` and count from 0, so `reports[1].date` is the date of the second report. Without a path the entry takes the first finding of its code',
  },
  reason: {
    kind: 'text',
    hidden: true,
    title: { th: 'เหตุผล', en: 'reason' },
    description: 'เหตุผลที่ข้อมูลถูกต้องแล้ว ผู้ตรวจสอบจะเห็นข้อความนี้',
    docs: 'why it is right; read by whoever audits the report',
  },
  by: {
    kind: 'text',
    hidden: true,
    title: { th: 'ผู้ยอมรับ', en: 'accepted by' },
    description: 'ชื่อผู้ที่ตรวจและยอมรับ',
    docs: 'who looked at it',
  },
  date: {
    kind: 'date',
    hidden: true,
    optional: true,
    title: { th: 'วันที่ยอมรับ', en: 'date of acceptance' },
    description: dateRule,
    docs: 'date',
  },
} as const satisfies FieldsOf<AcceptedFinding>;

/** `accepted`, one group of keys a finding. */
export const acceptedList = {
  kind: 'list',
  hidden: true,
  optional: true,
  title: { th: 'คำเตือนที่ยอมรับแล้ว', en: 'accepted findings' },
  description: 'คำเตือนที่ตรวจแล้วว่าข้อมูลถูกต้อง หนึ่งรายการต่อหนึ่งคำเตือน',
  docs: 'list of findings that are right as they are, see [Accepting a finding](#accepting-a-finding); never printed',
  fields: acceptedFields,
} as const satisfies FieldList;
