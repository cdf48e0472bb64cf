import type { Description } from './description.ts';

/** Values that are allowed but contradict each other or what is usual. */
export const dataWarnings = {
  'W-YEAR-FOLDER': {
    title: { th: 'ปีงบประมาณไม่ตรงกับโฟลเดอร์', en: 'the file lies in the folder of another year' },
    meaning: {
      th: 'ไฟล์ใน `data/2564/` ควรเป็นโครงการของปีงบประมาณ 2564 ตรวจเฉพาะโฟลเดอร์ที่ชื่อเป็นปี พ.ศ.',
      en: 'A file in `data/2564/` should be of fiscal year 2564. Judged only in a folder named after a year.',
    },
  },
  'W-FILE-NAME': {
    title: { th: 'ไฟล์ที่น่าจะเป็นข้อมูลแต่ชื่อไม่ใช่', en: 'a file that is meant as data, by another name' },
    meaning: {
      th: 'โปรแกรมอ่านเฉพาะไฟล์ที่ชื่อลงท้ายด้วย `.yaml` หรือ `.yml` โปรแกรม Notepad มักเติม `.txt` ต่อท้าย และ Windows ซ่อนส่วนนี้ไว้ (เปิดให้เห็นที่ มุมมอง > นามสกุลไฟล์) ไฟล์นี้จึงไม่มีรายงาน',
      en: 'Only names that end in `.yaml` or `.yml` are read. Notepad often adds `.txt`, and Windows hides it (View > File name extensions shows it). This file has no report.',
    },
  },
  'W-PREVIOUS-CODE': {
    title: { th: 'ไม่พบโครงการของปีก่อน', en: 'the project of the year before is not there' },
    meaning: {
      th: 'รหัสโครงการปีก่อน (`previousCode`) ต้องเป็นรหัสของไฟล์ในโฟลเดอร์ของปีก่อนหน้าหนึ่งปี ตรวจเฉพาะเมื่อไฟล์อยู่ในโฟลเดอร์ของปี และมีโฟลเดอร์ของปีก่อนอยู่ข้างกัน',
      en: '`previousCode` should name a file in the folder of the year before. Judged only where the file lies in the folder of its year and the folder of the year before exists beside it.',
    },
    source: 'a continued project gets a new code each fiscal year',
  },
  'W-ACCEPTED-UNUSED': {
    title: { th: 'คำเตือนที่ยอมรับไว้ไม่มีแล้ว', en: 'an accepted finding no longer occurs' },
    meaning: {
      th: 'ข้อมูลถูกแก้แล้ว หรือรหัสหรือตำแหน่งไม่ตรง ลบรายการออกเพื่อไม่ให้บังคำเตือนใหม่',
      en: 'The data was corrected, or the code or path is not the right one. Remove the entry, or it would hide the next such finding.',
    },
  },
  'W-EMPTY': {
    title: { th: 'ช่องของแบบรายงานว่างอยู่', en: 'a field of the form is empty' },
    meaning: {
      th: 'ช่องนั้นจะพิมพ์โดยไม่มีข้อความ ลายมือชื่อ วันที่ และโทรศัพท์ เว้นว่างได้',
      en: 'The field prints as nothing. Signature, dates and telephone numbers may be left empty.',
    },
  },
  'W-PHONE-ZERO': {
    title: { th: 'หมายเลขโทรศัพท์อาจขาดเลข 0', en: 'a telephone number without its first zero' },
    meaning: {
      th: 'หมายเลขในไทยขึ้นต้นด้วย 0 โปรแกรมตารางมักตัดเลข 0 ออกเมื่อเก็บเป็นตัวเลข',
      en: 'Numbers in Thailand begin with 0, which spreadsheets leave out of what they take for a number.',
    },
  },
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
      th: 'รายงานครั้งนั้นจะพิมพ์โดยไม่มีวันที่ หากทราบวันที่ให้เติม โปรแกรมไม่เดาวันที่ให้',
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
    source: 'the form lists the reports of a project in order of time',
  },
  'W-DATE-OUTSIDE-YEAR': {
    title: { th: 'วันที่รายงานอยู่นอกปีงบประมาณ', en: 'a progress report is dated outside the fiscal year' },
    meaning: {
      th: 'ตรวจว่าปีของวันที่ถูกต้อง รายงานที่ส่งช้าไม่เกิน 31 วันหลัง 30 กันยายนไม่นับ',
      en: 'Check the year of the date. A report at most 31 days after 30 September is allowed.',
    },
    source: 'the fiscal year of Thai government: 1 October to 30 September, named by the later year',
  },
  'W-REPORT-NUMBER-GAP': {
    title: { th: 'เลขครั้งที่รายงานขาดหรือไม่เรียง', en: 'progress reports are not numbered 1, 2, 3' },
    meaning: {
      th: 'อาจมีรายงานบางครั้งหายไป',
      en: 'A report may be missing.',
    },
    source: 'the form numbers the reports of a year 1, 2, 3',
  },
  'W-PROGRESS-DECREASED': {
    title: { th: 'ความก้าวหน้าลดลง', en: 'progress goes down' },
    meaning: {
      th: 'ความก้าวหน้าเป็นค่าสะสม จึงไม่ควรน้อยกว่าค่าสูงสุดของครั้งก่อน ๆ',
      en: 'Progress is cumulative, so it should not fall below the highest value before.',
    },
    source: 'the form: progress is that of the whole work so far',
  },
  'W-PROGRESS-AFTER-COMPLETE': {
    title: { th: 'มีรายงานหลังจากครบร้อยละ 100', en: 'a progress report follows one at 100 %' },
    meaning: {
      th: 'ตรวจว่าครบร้อยละ 100 แล้วจริง หากรายงานต่อตามรอบ ให้คงไว้และบันทึกเหตุผลใน `accepted`',
      en: 'Check that the work was complete. Where reports go on at their intervals, keep them and give the reason under `accepted`.',
    },
  },
  'W-INCOMPLETE-AT-END': {
    title: { th: 'สิ้นสุดโครงการแต่ไม่ครบร้อยละ 100', en: 'the project ended below 100 %' },
    meaning: {
      th: 'รายงานครั้งสุดท้ายลงวันที่ในสัปดาห์สุดท้ายของโครงการหรือหลังจากนั้น หรือข้อมูล ณ วันที่ อยู่หลังวันสิ้นสุด แต่ยังไม่ครบร้อยละ 100',
      en: 'The last report is dated in the last week of the project or later, or `asOf` is after its end, and no report is at 100 %.',
    },
  },
  'W-OVERSPENT': {
    title: { th: 'ใช้งบประมาณเกินที่ได้รับ', en: 'more spent than received' },
    meaning: {
      th: 'งบประมาณที่ใช้ไป (`spent`) หรือยอดเบิกใช้ของครั้งใดครั้งหนึ่ง มากกว่างบประมาณที่ได้รับ (`received`)',
      en: '`spent` is larger than `received`; a budget of 0 has a code of its own.',
    },
  },
  'W-SPENT-SUM-MISMATCH': {
    title: { th: 'ยอดเบิกจ่ายรวมไม่ตรงกับงบประมาณที่ใช้ไป', en: 'disbursements do not add up to what was spent' },
    meaning: {
      th: 'ยอดเบิกใช้รวมทุกครั้ง (หรือยอดของครั้งสุดท้าย เมื่อกรอกเป็นยอดสะสม `cumulative`) ควรเท่ากับงบประมาณที่ใช้ไป (`spent`)',
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
      th: 'สถานะพิมพ์ตามที่เขียน ตรวจว่าสะกดถูก หน่วยงานตั้งรายการสถานะของตนได้ใน `raingan.yaml` สถานะใน `lateStatuses` ที่ไม่อยู่ใน `planStatuses` จะไม่ตรงกับรายงานที่ใช้สถานะในรายการ จึงไม่มีโครงการใดนับว่าล่าช้าด้วยสถานะนั้น',
      en: 'The status is printed as written. Check its spelling; an office lists its own statuses in `raingan.yaml`. One of `lateStatuses` there that is not among `planStatuses` matches no report that has a status of the list, so that no project counts as late by it.',
    },
    source: 'the two columns of the form; the built-in list has the values seen in print and their plain opposites',
  },
} as const satisfies Record<string, Description>;
