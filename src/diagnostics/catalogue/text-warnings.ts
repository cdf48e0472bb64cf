import type { Description } from '../codes.ts';

/** Text that looks wrong; it is printed as written, and never corrected without a person. */
export const textWarnings = {
  'W-MIXED-DIGITS': {
    title: { th: 'เลขไทยปนเลขอารบิกในจำนวนเดียว', en: 'Thai and Arabic digits in one number' },
    meaning: { th: 'เช่น `๒๕64`', en: 'For example `๒๕64`.' },
    source: 'seen in published project data',
  },
  'W-MOJIBAKE-QMARK': {
    title: { th: 'เครื่องหมาย ? แทนเครื่องหมายคำพูด', en: 'question marks in place of quotation marks' },
    meaning: {
      th: 'เครื่องหมายคำพูดโค้งกลายเป็น `?` เมื่อย้ายข้อความจากระบบเก่า',
      en: 'Curly quotes turned into `?` when text was moved from an older system.',
    },
    source: 'Windows-874 has curly quotes, TIS-620 has none',
  },
  'W-GLYPH-MISSING': {
    title: { th: 'แบบอักษรไม่มีอักขระนี้', en: 'the font has no glyph for a character' },
    meaning: {
      th: 'อักขระจะพิมพ์เป็นช่องว่างหรือกล่อง รวมถึง `□` และ U+FFFD ที่เกิดจากการแปลงข้อความ',
      en: 'The character would print as a box; also `□` and U+FFFD left by a conversion.',
    },
  },
  'W-INVISIBLE-CHAR': {
    title: { th: 'มีอักขระที่มองไม่เห็น', en: 'an invisible character' },
    meaning: {
      th: 'เช่น ตัวเว้นวรรคกว้างศูนย์ ติดมาจากการคัดลอก และทำให้ค้นหาคำไม่พบ',
      en: 'For example a zero-width space that came with copied text; it hides words from a search.',
    },
  },
  'W-TRUNCATED': {
    title: { th: 'ข้อความน่าจะถูกตัด', en: 'the text seems to be cut off' },
    meaning: {
      th: 'ข้อความยาวประมาณ 100 ตัวอักษรและไม่จบคำ มักถูกตัดโดยระบบต้นทาง',
      en: 'The text is about 100 characters long and ends inside a word, as columns of the source system cut it.',
    },
    source: 'published goals are cut at 96 to 100 characters',
  },
  'W-SARA-AM-DECOMPOSED': {
    title: { th: 'สระอำแยกเป็นนิคหิตกับสระอา', en: 'SARA AM written as NIKHAHIT and SARA AA' },
    meaning: {
      th: 'มองเหมือนกันแต่ค้นหาไม่พบ ให้พิมพ์ `ำ` ใหม่',
      en: 'It looks alike but is not found by a search; type `ำ` again.',
    },
    source: 'seen in published project data',
  },
  'W-SARA-AM-DOUBLED': {
    title: { th: 'สระอำซ้ำกับสระอา', en: 'SARA AM followed by SARA AA' },
    meaning: {
      th: 'เช่น `ทำา` มักเกิดจากการคัดลอกจาก PDF',
      en: 'For example `ทำา`, as text copied from a PDF shows.',
    },
    source: 'seen in published project data',
  },
  'W-THAI-SEQUENCE': {
    title: { th: 'ลำดับสระหรือวรรณยุกต์เป็นไปไม่ได้', en: 'vowels or tone marks in an impossible order' },
    meaning: {
      th: 'เช่น วรรณยุกต์สองตัวซ้อน หรือวรรณยุกต์มาก่อนสระบน',
      en: 'For example two tone marks on one letter, or a tone mark before an upper vowel.',
    },
    source: 'WTT 2.0 input sequence check',
  },
  'W-YEAR-MISSING': {
    title: { th: '`พ.ศ.` ไม่มีปีตามหลัง', en: '`พ.ศ.` without a year' },
    meaning: {
      th: 'ปีอาจหาย หรือเป็นร่างกฎหมายที่เขียน `พ.ศ. ....` ไม่มีการเติมปีให้',
      en: 'The year may be lost, or it is a draft act cited `พ.ศ. ....`. No year is ever filled in.',
    },
  },
  'W-DUPLICATE-WORD': {
    title: { th: 'คำซ้ำติดกัน', en: 'a word written twice' },
    meaning: { th: 'เช่น `ถ่ายโอนโอน`', en: 'For example `ถ่ายโอนโอน`.' },
  },
  'W-NARRATIVE-REPEATED': {
    title: { th: 'ผลการดำเนินงานซ้ำกับครั้งก่อน', en: 'the narrative repeats the one before' },
    meaning: {
      th: 'ข้อความเหมือนครั้งก่อนทุกตัวอักษร อาจลืมแก้หลังคัดลอก',
      en: 'The text is the same as in the report before; it may have been copied and not edited.',
    },
  },
  'W-PLAN-TERM': {
    title: { th: 'คำในแผนพัฒนาน่าจะสะกดผิด', en: 'a term of the development plan looks misspelt' },
    meaning: { th: 'เช่น `ด่านที่` แทน `ด้านที่`', en: 'For example `ด่านที่` for `ด้านที่`.' },
    source: 'terms of the 20-year Bangkok development plan as published',
  },
  'W-LIST-NUMBER-DOUBLED': {
    title: { th: 'ใส่เลขข้อซ้ำกับที่พิมพ์ให้', en: 'an item carries its own number' },
    meaning: {
      th: 'เลขข้อพิมพ์ให้อัตโนมัติ หากเขียน `1.` ไว้ในข้อความจะได้ `1. 1.`',
      en: 'Items are numbered in print; `1.` in the text gives `1. 1.`.',
    },
  },
  'W-DATE-IN-NARRATIVE': {
    title: { th: 'ข้อความขึ้นต้นด้วยวันที่', en: 'the narrative begins with a date' },
    meaning: {
      th: 'วันที่พิมพ์ให้จากคีย์ `date` หากเขียนไว้ในข้อความจะพิมพ์ซ้ำ',
      en: 'The date is printed from `date`; in the text it would be printed twice.',
    },
  },
} as const satisfies Record<string, Description>;
