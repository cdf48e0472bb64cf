import type { Description } from './description.ts';

/** Mistakes in files that `raingan import` reads, and in what lies where a data file is expected. */
export const importErrors = {
  'E-FILE-KIND': {
    title: { th: 'ไฟล์ชนิดนี้อ่านไม่ได้', en: 'a file of a kind that is not read' },
    meaning: {
      th: 'เช่น เอกสาร Word หรือ PDF ที่ตั้งชื่อเป็น .yaml สมุดงานที่มีรหัสผ่าน ตาราง HTML ที่ตั้งชื่อเป็น .xls ไฟล์ว่าง ไฟล์ที่เสียหาย หรือลิงก์และสิ่งอื่นที่วางไว้แทนไฟล์ข้อมูล ข้อความบอกว่าเป็นอะไรและควรบันทึกใหม่อย่างไร',
      en: 'For example a Word document or a PDF named .yaml, a workbook with a password, an HTML table named .xls, an empty or a damaged file; or a link, a pipe or a device where a data file belongs. The message says what the file is and how to save it.',
    },
  },
  'E-IMPORT-LIMIT': {
    title: { th: 'ไฟล์ที่นำเข้าใหญ่เกินกำหนด', en: 'an imported file is larger than allowed' },
    meaning: {
      th: 'กำหนดขนาด จำนวนแถว และจำนวนช่องไว้ เพื่อไม่ให้ไฟล์ที่เสียหรือจงใจสร้างทำให้โปรแกรมค้าง ดูค่ากำหนดใน `import.md`',
      en: 'Limits on size, rows and cells keep a damaged or hostile file from stopping the program; `import.md` lists them.',
    },
  },
  'E-IMPORT-ENCODING': {
    title: { th: 'ไฟล์ข้อความที่นำเข้าใช้การเข้ารหัสอื่น หรือเสียหาย', en: 'an imported text in another encoding, or damaged' },
    meaning: {
      th: 'ตาราง CSV และข้อความต้องเป็น UTF-8 หรือ UTF-16 ที่มี BOM ข้อความบอกว่าไฟล์น่าจะเป็นการเข้ารหัสใด เช่น TIS-620 (Windows-874) และบันทึกใหม่อย่างไร',
      en: 'Tables (CSV) and texts are read in UTF-8, or in UTF-16 with a byte order mark. The message says which encoding the file is likely in, such as TIS-620 (Windows-874), and how to save it.',
    },
  },
  'E-CSV-QUOTE': {
    title: { th: 'เครื่องหมายคำพูดใน CSV ไม่เข้าคู่', en: 'quotation marks of a CSV file do not pair' },
    meaning: {
      th: 'ค่าที่ขึ้นต้นด้วย `"` ต้องปิดด้วย `"` และเขียน `""` แทนเครื่องหมายคำพูดข้างใน มิฉะนั้นแถวถัดไปจะถูกอ่านเป็นค่าเดียวกัน',
      en: 'A value that begins with `"` ends with `"` and has `""` for each mark inside it; otherwise the rows after it would be read as one value.',
    },
    source: 'RFC 4180, 2.5 to 2.7',
  },
  'E-COLUMN-DUPLICATE': {
    title: { th: 'หัวตารางซ้ำ', en: 'a column heading written twice' },
    meaning: {
      th: 'สองคอลัมน์ใช้หัวตารางเดียวกัน (ไทยหรืออังกฤษ) โปรแกรมไม่เลือกเอง ให้ลบหรือเปลี่ยนชื่อคอลัมน์ที่ไม่ใช้',
      en: 'Two columns have one heading, in either language. The program does not choose; delete or rename the one that is not meant.',
    },
  },
  'E-CELL-VALUE': {
    title: { th: 'ช่องของตารางไม่มีค่าที่ใช้ได้', en: 'a cell holds no value that can be used' },
    meaning: {
      th: 'เช่น ค่าผิดพลาดของ Excel (`#N/A`) สูตรที่ยังไม่มีผลลัพธ์ วันที่ในช่องข้อความ หรือช่องที่รวมกันหลายแถว',
      en: 'For example an error of Excel (`#N/A`), a formula without a stored result, a date where text belongs, or a cell merged over several rows.',
    },
  },
  'E-UPDATE-DIFFERS': {
    title: { th: 'รายงานครั้งนั้นมีอยู่แล้วและต่างกัน', en: 'the report is there already and differs' },
    meaning: {
      th: '`raingan import --update` ไม่เขียนทับรายงานที่มีอยู่ ให้ดูส่วนที่ต่างกัน แล้วแก้ตาราง หรือสั่งใหม่ด้วย `--force` เพื่อใช้ค่าจากตาราง',
      en: '`raingan import --update` overwrites no report. Look at the difference, then correct the table, or use `--force` to take the values of the table.',
    },
  },
  'E-UPDATE-PLACE': {
    title: {
      th: 'เพิ่มรายงานโดยไม่แตะส่วนอื่นของไฟล์ไม่ได้',
      en: 'the report cannot be added without touching the rest of the file',
    },
    meaning: {
      th: 'ไฟล์ข้อมูลมีข้อผิดพลาด ใช้ตัวแทน (alias) ในรายการรายงาน หรือมีรายการใน `accepted` ที่อ้างรายงานด้วยลำดับ (`reports[1]`) ซึ่งจะเลื่อน ให้เขียน `report: 2` แทน หรือเพิ่มรายงานด้วยมือ',
      en: 'The data file has errors, or writes its reports with an alias, or an entry of `accepted` names a report by its place (`reports[1]`), which would move. Write `report: 2` instead, or add the report by hand.',
    },
  },
  'E-NOT-A-REPORT': {
    title: { th: 'ไม่พบแบบรายงานในไฟล์', en: 'the file does not hold the progress report form' },
    meaning: {
      th: 'อ่านข้อความได้ แต่ไม่ใช่แบบรายงานความก้าวหน้า หรือเป็นภาพที่สแกนจากกระดาษ',
      en: 'The text is not that of the progress report form, or the file holds scanned pictures and no text.',
    },
  },
  'E-ATTACHED-DATA': {
    title: { th: 'ข้อมูลที่แนบใน PDF เสียหาย', en: 'the data attached to a PDF is damaged' },
    meaning: {
      th: 'ข้อมูลต้นฉบับที่แนบใน PDF ไม่ตรงกับที่ใช้สร้างรายงาน',
      en: 'The data file inside the PDF is not the one that the report was made from.',
    },
  },
} as const satisfies Record<string, Description>;
