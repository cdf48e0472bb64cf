import type { Description } from '../codes.ts';

/** Values that are allowed but contradict each other or what is usual. */
export const dataWarnings = {
  'W-DATES-NOT-FISCAL': {
    title: { th: 'วันเริ่มต้นหรือสิ้นสุดอยู่นอกปีงบประมาณ', en: 'the project starts or ends outside its fiscal year' },
    meaning: {
      th: 'ปีงบประมาณ 2564 คือ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564 โครงการหลายปีอาจอยู่นอกช่วงนี้ได้',
      en: 'Fiscal year 2564 runs from 1 October 2563 to 30 September 2564. A project of several years may lie outside.',
    },
    source: 'the fiscal year of Thai government: 1 October to 30 September, named by the later year',
  },
  'W-DATE-MISSING': {
    title: { th: 'รายงานไม่มีวันที่', en: 'a progress report has no date' },
    meaning: {
      th: 'รายงานครั้งนั้นจะพิมพ์โดยไม่มีวันที่ หากทราบวันที่ให้เติม ไม่มีการเดาวันที่ให้',
      en: 'The entry is printed without a date. Write the date if it is known; none is ever guessed.',
    },
    source: 'the printed form: entries without a date exist and are printed without one',
  },
  'W-DATE-ORDER': {
    title: { th: 'วันที่รายงานไม่เรียงลำดับ', en: 'progress reports are not in order of date' },
    meaning: {
      th: 'รายงานครั้งหลังมีวันที่ก่อนครั้งก่อนหน้า',
      en: 'A later report has an earlier date than one before it; reports without a date are passed over.',
    },
  },
  'W-DATE-OUTSIDE-YEAR': {
    title: { th: 'วันที่รายงานอยู่นอกปีงบประมาณ', en: 'a progress report is dated outside the fiscal year' },
    meaning: {
      th: 'ตรวจว่าปีของวันที่ถูกต้อง รายงานที่ส่งช้าเล็กน้อยหลัง 30 กันยายนไม่นับ',
      en: 'Check the year of the date. A report slightly late, after 30 September, is allowed.',
    },
  },
  'W-REPORT-NUMBER-GAP': {
    title: { th: 'เลขครั้งที่รายงานขาดหรือไม่เรียง', en: 'progress reports are not numbered 1, 2, 3' },
    meaning: {
      th: 'อาจมีรายงานบางครั้งหายไป',
      en: 'A report may be missing.',
    },
  },
  'W-PROGRESS-DECREASED': {
    title: { th: 'ความก้าวหน้าลดลง', en: 'progress goes down' },
    meaning: {
      th: 'ความก้าวหน้าเป็นค่าสะสม จึงไม่ควรน้อยกว่าค่าสูงสุดของครั้งก่อน ๆ',
      en: 'Progress is cumulative, so it should not fall below the highest value before.',
    },
  },
  'W-PROGRESS-AFTER-COMPLETE': {
    title: { th: 'มีรายงานหลังจากครบร้อยละ 100', en: 'a progress report follows one at 100 %' },
    meaning: { th: 'โครงการที่แล้วเสร็จไม่ควรมีรายงานต่อ', en: 'A finished project needs no further report.' },
  },
  'W-INCOMPLETE-AT-END': {
    title: { th: 'สิ้นสุดโครงการแต่ไม่ครบร้อยละ 100', en: 'the project ended below 100 %' },
    meaning: {
      th: 'รายงานครั้งสุดท้ายของปียังไม่ครบร้อยละ 100',
      en: 'All reports of the year are in, and the last is below 100 %.',
    },
  },
  'W-OVERSPENT': {
    title: { th: 'ใช้งบประมาณเกินที่ได้รับ', en: 'more spent than received' },
    meaning: { th: '`spent` มากกว่า `received`', en: '`spent` is larger than `received`.' },
  },
  'W-SPENT-SUM-MISMATCH': {
    title: { th: 'ยอดเบิกจ่ายรวมไม่ตรงกับงบประมาณที่ใช้ไป', en: 'disbursements do not add up to what was spent' },
    meaning: {
      th: 'ผลรวมของ `disbursed` (หรือค่าสุดท้ายเมื่อเป็นแบบ `cumulative`) ควรเท่ากับ `spent`',
      en: 'The sum of `disbursed` (or the last one when `cumulative`) should equal `spent`.',
    },
  },
  'W-DISBURSED-ON-ZERO-BUDGET': {
    title: { th: 'มีการเบิกจ่ายแต่ไม่มีงบประมาณ', en: 'money disbursed without a budget' },
    meaning: {
      th: 'งบประมาณที่ได้รับเป็น 0 แต่มีการเบิกจ่าย',
      en: 'The budget received is 0, yet money was disbursed.',
    },
  },
  'W-COMPLETE-UNSPENT': {
    title: { th: 'แล้วเสร็จแต่ไม่ได้ใช้งบประมาณ', en: 'complete, with nothing spent' },
    meaning: {
      th: 'ความก้าวหน้าร้อยละ 100 มีงบประมาณ แต่ยอดใช้ไปเป็น 0',
      en: 'Progress is 100 %, there is a budget, and nothing of it was spent.',
    },
  },
  'W-STATUS-UNKNOWN': {
    title: { th: 'สถานะไม่อยู่ในรายการ', en: 'a status that is not in the list' },
    meaning: {
      th: 'สถานะพิมพ์ตามที่เขียน ตรวจว่าสะกดถูก รายการสถานะตั้งค่าได้',
      en: 'The status is printed as written. Check its spelling; the list can be configured.',
    },
  },
} as const satisfies Record<string, Description>;
