import type { Description } from './description.ts';

/** Why a year is not packed for the archive, and what is wrong with a bag. */
export const archiveErrors = {
  'E-PACK-FAILING': {
    title: { th: 'ข้อมูลมีข้อผิดพลาด จึงจัดเก็บไม่ได้', en: 'a report is not packed: its data has errors' },
    meaning: {
      th: '`raingan pack` จัดเก็บเฉพาะปีที่ทุกไฟล์ข้อมูลสร้างรายงานได้',
      en: '`raingan pack` packs a year only if every data file of it gives a report.',
    },
  },
  'E-PACK-STALE': {
    title: { th: 'รายงานที่สร้างไว้ไม่ใช่ของปัจจุบัน', en: 'a report is not packed: it is not the present one' },
    meaning: {
      th: 'ยังไม่ได้สร้าง เป็นของข้อมูล โปรแกรม แม่แบบ หรือแบบอักษรอื่น ถูกแก้ด้วยมือ หรือไฟล์ที่ลงนามเป็นของรายงานก่อนหน้า ให้สร้าง (และลงนาม) ใหม่',
      en: 'It is not built, is of other data or made by another program, template or fonts, was changed by hand, or the signed file is of an earlier report. Build it (and sign it) again.',
    },
  },
  'E-PACK-DRAFT': {
    title: { th: 'ฉบับร่างจัดเก็บไม่ได้', en: 'a draft is not packed' },
    meaning: { th: 'จัดเก็บเฉพาะรายงานที่เสร็จแล้ว', en: 'Only final reports are packed.' },
  },
  'E-PACK-LEFTOVER': {
    title: { th: 'มีรายงานที่ไม่มีไฟล์ข้อมูลแล้ว', en: 'a report has no data file any more' },
    meaning: {
      th: 'โครงการถูกลบหรือเปลี่ยนรหัส ให้ลบรายงานที่ค้าง หรือนำไฟล์ข้อมูลกลับมา',
      en: 'The project was deleted, or has another code. Remove the report that is left over, or bring the data file back.',
    },
  },
  'E-BAG-DAMAGED': {
    title: { th: 'ชุดจัดเก็บเสียหาย หรือไม่ใช่ BagIt', en: 'an archive is damaged, or is no bag' },
    meaning: {
      th: 'เปิดไฟล์ zip ไม่ได้ ขาด `bagit.txt` หรือ manifest หรือมีมากกว่าหนึ่งโฟลเดอร์',
      en: 'The zip file does not open, has no `bagit.txt` or no manifest, or holds more than one folder.',
    },
    source: 'RFC 8493',
  },
  'E-BAG-LIMIT': {
    title: { th: 'ไฟล์ในชุดใหญ่เกินกำหนด', en: 'a file in a bag is larger than its kind may be' },
    meaning: {
      th: 'ข้อมูลและแม่แบบไม่เกิน 1 MB แบบอักษรไม่เกิน 20 MB เอกสารไม่เกิน 50 MB ไฟล์อื่นไม่เกิน 64 MB',
      en: 'Data and templates have 1 MB at most, fonts 20 MB, documents 50 MB, everything else 64 MB.',
    },
  },
  'E-BAG-CHECKSUM': {
    title: { th: 'ไฟล์ในชุดไม่ตรงกับค่า sha256', en: 'a file in a bag does not have its sha256' },
    meaning: { th: 'ไฟล์ถูกแก้หรือเสียหลังจากจัดเก็บ', en: 'The file was changed or damaged after it was packed.' },
    source: 'RFC 8493, 3',
  },
  'E-BAG-INCOMPLETE': {
    title: { th: 'ชุดขาดไฟล์ หรือมีไฟล์เกิน', en: 'a bag lacks a file, or has one too many' },
    meaning: {
      th: 'ทุกไฟล์ใน `data` ต้องอยู่ใน manifest และทุกไฟล์ใน manifest ต้องอยู่ในชุด',
      en: 'Each file in `data` is in the manifest, and each file of a manifest is in the bag.',
    },
    source: 'RFC 8493, 3',
  },
  'E-BAG-TOOL': {
    title: { th: 'โปรแกรมในชุดไม่ใช่โปรแกรมที่กำหนด', en: 'the program in a bag is not the one that was named' },
    meaning: {
      th: '`verify --tool` ใช้โปรแกรมในชุดเมื่อ sha256 ของไฟล์ตรงกันเท่านั้น เพราะชุดของผู้อื่นคือโปรแกรมของผู้อื่น',
      en: '`verify --tool` runs the program in a bag only if the file has that sha256, for a stranger’s bag is a stranger’s program.',
    },
  },
} as const satisfies Record<string, Description>;
