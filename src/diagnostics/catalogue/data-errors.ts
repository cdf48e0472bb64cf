import type { Description } from './description.ts';

/** Mistakes of form in a data file: no document can be made from it. */
export const dataErrors = {
  'E-YAML-SYNTAX': {
    title: { th: 'ไฟล์ไม่เป็นไปตามรูปแบบ YAML', en: 'the file is not valid YAML' },
    meaning: {
      th: 'เช่น ย่อหน้าไม่ตรงกัน ลืมเว้นวรรคหลัง `:` ลืมปิดเครื่องหมายคำพูด ช่องซ้ำ ไฟล์ว่าง หรือไฟล์ไม่ได้บันทึกเป็น UTF-8',
      en: 'For example uneven indentation, no space after `:`, a quote left open, a key written twice, an empty file, or a file not saved as UTF-8.',
    },
    source: 'YAML 1.2.2',
  },
  'E-YAML-LIMIT': {
    title: { th: 'ไฟล์ใหญ่หรือซับซ้อนเกินกำหนด', en: 'the file is larger or more deeply nested than allowed' },
    meaning: {
      th: 'กำหนดขนาดไว้เพื่อไม่ให้ไฟล์ที่เสียหรือจงใจสร้างทำให้โปรแกรมค้าง ดูค่ากำหนดใน `data.md`',
      en: 'Limits keep a damaged or hostile file from stopping the program; `data.md` lists them.',
    },
  },
  'E-SCHEMA-VERSION': {
    title: { th: 'ไฟล์ข้อมูลใหม่กว่าโปรแกรม', en: 'the data file is newer than the program' },
    meaning: {
      th: '`schemaVersion` มากกว่าที่โปรแกรมรุ่นนี้อ่านได้ ข้อความบอกรุ่นของโปรแกรมที่ต้องใช้ ส่วนอื่นของไฟล์ไม่ถูกตรวจ ดู `versions.md`',
      en: '`schemaVersion` is higher than this version of the program reads. The message names the version that is needed; the rest of the file is not checked. See `versions.md`.',
    },
  },
  'E-PUBLIC-DRAFT': {
    title: { th: 'ฉบับร่างเผยแพร่ไม่ได้', en: 'a draft is not published' },
    meaning: {
      th: '`build --public` ทำสำเนาเผยแพร่จากรายงานที่เสร็จแล้วเท่านั้น',
      en: '`build --public` makes public copies of final reports only.',
    },
  },
  'E-UNKNOWN-KEY': {
    title: { th: 'ไม่มีช่องชื่อนี้', en: 'unknown key' },
    meaning: {
      th: 'ชื่อช่องสะกดผิด หรือวางผิดที่ ข้อมูลในช่องที่โปรแกรมไม่รู้จักจะไม่พิมพ์ในรายงาน จึงต้องแก้ก่อน',
      en: 'A key is misspelt or is in the wrong place. What it holds would be missing from the report, so it is refused.',
    },
  },
  'E-MISSING-KEY': {
    title: { th: 'ขาดช่องที่ต้องมี', en: 'a required key is missing' },
    meaning: { th: 'เติมบรรทัดตามคำแนะนำ แล้วแก้เป็นค่าจริง', en: 'Add the missing key under the key pointed at.' },
  },
  'E-TYPE': {
    title: { th: 'ค่าที่เขียนไม่เข้ากับช่อง', en: 'a value of the wrong type' },
    meaning: {
      th: 'เช่น เขียนข้อความเดียวในช่องที่ต้องเขียนเป็นข้อ ๆ หรือเขียนเบอร์โทรศัพท์โดยไม่มีเครื่องหมายคำพูด',
      en: 'For example text where a list belongs, or a number without quotes where text belongs.',
    },
  },
  'E-EMPTY': {
    title: { th: 'ช่องที่ต้องมีว่างอยู่', en: 'a field that a report cannot go without is empty' },
    meaning: {
      th: 'ชื่อโครงการ หน่วยงานที่รับผิดชอบ และชื่อผู้รับผิดชอบ ต้องไม่ว่าง ช่องที่ยังมีเครื่องหมาย `←` ของไฟล์ใหม่ต้องเติมก่อน',
      en: 'Project name, responsible office and responsible person are never empty; fields of a fresh file that still have their mark `←` are filled in first.',
    },
  },
  'E-CODE-FORMAT': {
    title: { th: 'รูปแบบรหัสโครงการไม่ถูกต้อง', en: 'the project code has the wrong form' },
    meaning: {
      th: 'รหัสโครงการคือรหัสหน่วยงาน 8 หลัก ขีด `-` และเลขลำดับอย่างน้อย 3 หลัก เช่น `21000000-3230`',
      en: 'A project code is a unit code of 8 digits, a hyphen and a running number of at least 3 digits: `21000000-3230`.',
    },
  },
  'E-CODE-FILE-NAME': {
    title: { th: 'รหัสโครงการไม่ตรงกับชื่อไฟล์', en: 'the project code differs from the file name' },
    meaning: {
      th: 'ไฟล์ต้องชื่อเดียวกับรหัสโครงการ เพื่อไม่ให้รายงานของโครงการหนึ่งทับอีกโครงการหนึ่ง',
      en: 'A file is named after its project, so that one report never overwrites another.',
    },
  },
  'E-CODE-DUPLICATE': {
    title: { th: 'รหัสโครงการซ้ำกับไฟล์อื่น', en: 'two files have the same project code' },
    meaning: {
      th: 'รหัสโครงการทั้งรหัสต้องไม่ซ้ำกัน โครงการที่ทำต่อเนื่องได้รหัสใหม่ทุกปีงบประมาณ',
      en: 'The whole code identifies a project; a continued project gets a new code each fiscal year.',
    },
  },
  'E-DATE-FORMAT': {
    title: { th: 'วันที่ไม่ถูกต้อง', en: 'not a valid date' },
    meaning: {
      th: 'เขียนวันที่แบบ `2020-10-01` (ค.ศ.) หรือ `01/10/2563` (พ.ศ.) และต้องเป็นวันที่มีอยู่จริง',
      en: 'Write `2020-10-01` (C.E.) or `01/10/2563` (B.E.), and a day that exists.',
    },
  },
  'E-DATE-ERA': {
    title: { th: 'สลับ พ.ศ. กับ ค.ศ.', en: 'B.E. and C.E. mixed up' },
    meaning: {
      th: 'แบบ `ปี-เดือน-วัน` ใช้ ค.ศ. แบบ `วัน/เดือน/ปี` ใช้ พ.ศ. ปีที่ได้ต้องอยู่ระหว่าง ค.ศ. 1950 ถึง 2150',
      en: '`year-month-day` is C.E., `day/month/year` is B.E.; the year must lie between 1950 and 2150 C.E.',
    },
  },
  'E-END-BEFORE-START': {
    title: { th: 'วันสิ้นสุดอยู่ก่อนวันเริ่มต้น', en: 'the project ends before it starts' },
    meaning: { th: 'แก้วันเริ่มต้นหรือวันสิ้นสุด', en: 'Correct the start date or the end date.' },
  },
  'E-REPORT-NUMBER-DUPLICATE': {
    title: { th: 'เลขครั้งที่รายงานซ้ำ', en: 'two progress reports have the same number' },
    meaning: { th: 'แต่ละครั้งที่รายงานต้องมีเลขไม่ซ้ำกัน', en: 'Each progress report has a number of its own.' },
  },
  'E-PERCENT-RANGE': {
    title: { th: 'ร้อยละความก้าวหน้าไม่ถูกต้อง', en: 'not a valid percentage' },
    meaning: {
      th: 'ความก้าวหน้าอยู่ระหว่าง 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง ไม่ต้องใส่ `%`',
      en: 'Progress lies between 0 and 100 with at most two decimals, without `%`.',
    },
  },
  'E-MONEY': {
    title: { th: 'จำนวนเงินไม่ถูกต้อง', en: 'not a valid amount of money' },
    meaning: {
      th: 'จำนวนเงินเป็นบาท ไม่ติดลบ ทศนิยมไม่เกินสองตำแหน่ง ไม่มีจุลภาคคั่นหลักและไม่มีหน่วย เช่น `80900.50`',
      en: 'An amount is in baht, not negative, with at most two decimals, no grouping commas and no unit: `80900.50`.',
    },
  },
  'E-ACCEPTED': {
    title: { th: 'รายการใน `accepted` ใช้ไม่ได้', en: 'an entry of `accepted` accepts nothing' },
    meaning: {
      th: 'ต้องมีรหัสคำเตือนที่มีอยู่จริง ตำแหน่งที่มีในไฟล์ เหตุผล และชื่อผู้ยอมรับ ข้อผิดพลาด (`E-…`) ยอมรับไม่ได้ ยกเว้น `E-GLYPH-MISSING`',
      en: 'It needs a known code, a place that is in the file, a reason and a name. Errors (`E-…`) cannot be accepted, but for `E-GLYPH-MISSING`.',
    },
  },
  'E-GLYPH-MISSING': {
    title: { th: 'ไม่มีแบบอักษรใดพิมพ์อักขระนี้ได้', en: 'no font has a glyph for a character' },
    meaning: {
      th: 'อักขระจะพิมพ์เป็นรหัสตัวเล็กในวงเล็บเหลี่ยม เช่น 2603 เอกสารราชการไม่ควรมีช่องว่างเช่นนี้ จึงเป็นข้อผิดพลาด เว้นแต่ยอมรับไว้ใน `accepted` รวมถึง `□` และ U+FFFD ที่เกิดจากการแปลงข้อความ',
      en: 'The character would print as its code in small digits between brackets, such as 2603. An official paper has no such holes, so it is an error, unless `accepted` has it; also `□` and U+FFFD left by a conversion.',
    },
  },
  'E-CONTROL-CHAR': {
    title: { th: 'มีอักขระควบคุมในไฟล์', en: 'control character' },
    meaning: {
      th: 'อักขระที่มองไม่เห็นและพิมพ์ไม่ได้ มักติดมากับข้อความที่คัดลอกจากระบบอื่น ให้ลบออก',
      en: 'An unprintable character such as NUL cannot be in a PDF or DOCX; it often comes with copied text. Delete it.',
    },
    source: 'XML 1.0, production 2 (Char)',
  },
} as const satisfies Record<string, Description>;
