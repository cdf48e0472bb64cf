import type { Description } from './description.ts';

/** What lies in the folder of the outputs and does not fit the data, or the other reports of its year. */
export const outputWarnings = {
  'W-LEFTOVER': {
    title: { th: 'มีรายงานที่ไม่ตรงกับข้อมูลแล้วค้างอยู่', en: 'an output is left over' },
    meaning: {
      th: 'ไฟล์ที่สร้างไว้ไม่มีไฟล์ข้อมูลแล้ว หรือมาจากข้อมูลเก่ากว่ารายงานที่อยู่ข้างกัน หรือเป็นฉบับร่างที่มีฉบับจริงแล้ว ถ้าส่งทั้งโฟลเดอร์ ไฟล์นี้จะติดไปด้วย `raingan build --prune` ลบเฉพาะไฟล์ที่โปรแกรมเขียนเองและไม่มีใครแก้ ไฟล์ที่ลงนามแล้วไม่ลบ',
      en: 'An output whose data file is gone, one that was made from earlier data than the report beside it, or a draft beside the official report of its data. Whoever hands on the folder hands it on, too. `raingan build --prune` removes those that raingan wrote and nobody changed; it removes no signed file.',
    },
    source: 'the manifest of the fiscal year, which records what each output was made from',
  },
  'W-OTHER-RECIPE': {
    title: { th: 'รายงานในปีเดียวกันสร้างต่างกัน', en: 'a report was built otherwise than the rest of its year' },
    meaning: {
      th: 'แม่แบบ แบบอักษร รุ่นของโปรแกรม หรือตัวเลือก ต่างจากรายงานอื่นของปีเดียวกัน มักเพราะลืมใส่ตัวเลือก เขียนค่าของปีไว้ใน `raingan.yaml` แล้วสร้างทั้งปีใหม่',
      en: 'Template, fonts, version of raingan or an option differ from those of the other reports of the year, most often because an option was forgotten. Write what belongs to the year in `raingan.yaml`, and build the whole year.',
    },
    source: 'the manifest of the fiscal year, which records what each output was made with',
  },
} as const satisfies Record<string, Description>;
