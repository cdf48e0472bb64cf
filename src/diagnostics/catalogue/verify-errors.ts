import type { Description } from './description.ts';

/** What `raingan verify` finds wrong: each is the reason of a "no", or why a file is not read at all. */
export const verifyErrors = {
  'E-VERIFY-NOT-PDF': {
    title: { th: 'ไม่ใช่ไฟล์ PDF', en: 'no PDF file' },
    meaning: { th: 'ไฟล์ไม่ขึ้นต้นอย่าง PDF', en: 'The file does not begin as a PDF does.' },
  },
  'E-VERIFY-NOT-OURS': {
    title: { th: 'ไม่ใช่รายงานที่ raingan สร้าง', en: 'no report that raingan built' },
    meaning: {
      th: 'ไฟล์เขียนโดยโปรแกรมอื่น หรือไม่มีข้อมูลแนบ จึงไม่มีอะไรให้เทียบ',
      en: 'Another program wrote the file, or it carries no data, so there is nothing to compare with.',
    },
  },
  'E-VERIFY-TRUNCATED': {
    title: { th: 'ไฟล์ขาดตอนท้าย', en: 'the file is cut off' },
    meaning: { th: 'การคัดลอกหรือการส่งไฟล์ไม่ครบ', en: 'It was not copied or sent to its end.' },
  },
  'E-VERIFY-ENCRYPTED': {
    title: { th: 'ไฟล์ถูกเข้ารหัส', en: 'the file is encrypted' },
    meaning: {
      th: 'PDF/A ห้ามเข้ารหัส ไฟล์นี้ผ่านโปรแกรมอื่นมาแล้ว',
      en: 'PDF/A forbids encryption; the file went through another program.',
    },
    source: 'ISO 19005-3, 6.1.3',
  },
  'E-VERIFY-DAMAGED': {
    title: { th: 'ไฟล์เสียหาย', en: 'the file is damaged' },
    meaning: {
      th: 'โครงสร้างของไฟล์ผิดหรือตีความได้หลายทาง จึงไม่ตัดสินจากไฟล์นี้',
      en: 'The file’s structure is wrong or can be read in more than one way, so nothing is concluded from it.',
    },
  },
  'E-VERIFY-LIMIT': {
    title: { th: 'ไฟล์ใช้เวลาหรือหน่วยความจำเกินกำหนด', en: 'the file takes too much time or memory' },
    meaning: {
      th: 'เพื่อความปลอดภัย ไฟล์หนึ่งใช้หน่วยความจำได้ 300 MB และเวลา 10 วินาที รายงานจริงใช้น้อยกว่านั้นมาก',
      en: 'Files of others are opened in a process with 300 MB and 10 s. A real report needs far less.',
    },
  },
  'E-VERIFY-CHANGED': {
    title: { th: 'เนื้อหาถูกแก้ไขหลังลงนาม', en: 'the content was changed after it was signed' },
    meaning: { th: 'รหัสตรวจสอบของไฟล์ไม่ตรงกับที่ลงนามไว้', en: 'The digest of the bytes is not the one that was signed.' },
  },
  'E-VERIFY-SIGNATURE': {
    title: { th: 'ลายมือชื่อใช้ไม่ได้', en: 'the signature is not valid' },
    meaning: {
      th: 'ค่าลายมือชื่อไม่ใช่ของใบรับรองนั้น อ่านไม่ได้ หรือใช้วิธีที่ไม่ปลอดภัยแล้ว',
      en: 'Its value is not by the key of its certificate, it cannot be read, or its algorithms protect no longer.',
    },
  },
  'E-VERIFY-RANGE': {
    title: { th: 'ลายมือชื่อไม่ครอบคลุมทั้งไฟล์', en: 'the signature leaves out a part of the file' },
    meaning: {
      th: 'ลายมือชื่อต้องครอบคลุมทุกส่วนของไฟล์จนถึงท้าย ยกเว้นตัวลายมือชื่อเอง',
      en: 'A signature must be over each byte up to the end of its revision but for itself.',
    },
    source: 'ISO 32000-2, 12.8.1',
  },
  'E-VERIFY-APPENDED': {
    title: { th: 'มีข้อมูลต่อท้ายไฟล์', en: 'bytes were appended to the file' },
    meaning: {
      th: 'ส่วนที่ต่อท้ายไม่ใช่ส่วนของเอกสาร และไม่มีใครลงนามไว้',
      en: 'They are no part of the document and nobody signed them.',
    },
  },
  'E-VERIFY-UPDATE': {
    title: { th: 'มีการแก้ไขที่ไม่อนุญาต', en: 'a change was made that is not allowed' },
    meaning: {
      th: 'ส่วนที่ต่อท้ายทำมากกว่าลงนามหรือเก็บหลักฐานของใบรับรอง',
      en: 'An update did more than sign, or keep proof about certificates.',
    },
  },
  'E-VERIFY-CERT-EXPIRED': {
    title: { th: 'ลงนามหลังใบรับรองหมดอายุ', en: 'signed after the certificate had expired' },
    meaning: {
      th: 'เวลาที่ลงนามอยู่หลังวันสุดท้ายของใบรับรอง',
      en: 'The time of the signature is after the last day of the certificate.',
    },
  },
  'E-VERIFY-CERT-NOT-YET': {
    title: { th: 'ลงนามก่อนใบรับรองเริ่มมีผล', en: 'signed before the certificate was valid' },
    meaning: {
      th: 'เวลาที่ลงนามอยู่ก่อนวันแรกของใบรับรอง',
      en: 'The time of the signature is before the first day of the certificate.',
    },
  },
  'E-VERIFY-CERT-USAGE': {
    title: { th: 'ใบรับรองไม่ได้ออกไว้เพื่อลงนามเอกสาร', en: 'the certificate is not for signatures on documents' },
    meaning: { th: 'เช่นใบรับรองของเว็บไซต์', en: 'It is, for instance, a certificate of a web site.' },
    source: 'RFC 5280, 4.2.1.3 and 4.2.1.12; RFC 9336',
  },
  'E-VERIFY-UNTRUSTED': {
    title: { th: 'ใบรับรองไม่ได้มาจากรากที่เชื่อถือ', en: 'the certificate does not lead to a trusted root' },
    meaning: {
      th: 'ไม่มีสายใบรับรองที่ถูกต้องไปถึงใบใดใน `--trust`',
      en: 'No valid chain of certificates leads to one of those in `--trust`.',
    },
    source: 'RFC 5280, 6',
  },
  'E-VERIFY-REVOKED': {
    title: { th: 'ใบรับรองถูกเพิกถอนก่อนลงนาม', en: 'the certificate was revoked before the signature' },
    meaning: {
      th: 'หลักฐานในไฟล์แสดงว่าผู้ออกเพิกถอนใบรับรองแล้ว',
      en: 'The answers in the file say that its issuer revoked it.',
    },
  },
  'E-VERIFY-TIME-STAMP': {
    title: { th: 'การประทับเวลาใช้ไม่ได้', en: 'the time stamp is not valid' },
    meaning: {
      th: 'ไม่ใช่ของลายมือชื่อนี้ ไม่ใช่ของผู้ประทับเวลา หรือใบรับรองของผู้ประทับเวลาใช้ไม่ได้',
      en: 'It is over another signature, not by its authority, or the authority’s certificate was not valid.',
    },
    source: 'RFC 3161',
  },
  'E-VERIFY-FOOTER': {
    title: { th: 'รหัสตรวจสอบท้ายหน้าไม่ตรงกับข้อมูลที่แนบ', en: 'a footer’s digest is not that of the attached data' },
    meaning: {
      th: 'ท้ายหน้าพิมพ์ sha256 ของไฟล์ข้อมูล 12 หลักแรก ทุกหน้าต้องตรงกัน',
      en: 'Each page prints the first 12 digits of the data file’s digest; all must agree.',
    },
  },
  'E-VERIFY-XMP': {
    title: { th: 'รหัสตรวจสอบในข้อมูลกำกับไม่ตรงกับข้อมูลที่แนบ', en: 'the metadata’s digest is not that of the attached data' },
    meaning: { th: 'XMP มี sha256 ของไฟล์ข้อมูลครบทุกหลัก', en: 'The XMP packet has the whole digest of the data file.' },
  },
  'E-VERIFY-ATTACHMENT': {
    title: { th: 'ข้อมูลที่แนบไม่ใช่ที่ใช้สร้างรายงาน', en: 'the attached data is not what the report was made from' },
    meaning: {
      th: '`making-of.json` บอก sha256 ของข้อมูล แต่ไฟล์ที่แนบเป็นอย่างอื่น หรือยอดรวมของสรุปประจำปีไม่ตรงกับตัวเลขของแต่ละโครงการ',
      en: '`making-of.json` names the digest of the data, and the attached file has another; or the sums of a year’s summary do not follow from its projects.',
    },
  },
  'E-VERIFY-OTHER-PROJECT': {
    title: { th: 'ข้อมูลที่แนบเป็นของโครงการอื่น', en: 'the attached data is another project’s' },
    meaning: {
      th: 'รหัสโครงการท้ายหน้าไม่ตรงกับข้อมูลที่แนบ',
      en: 'The code that the footers print is not that of the attached data.',
    },
  },
  'E-VERIFY-REBUILT': {
    title: { th: 'สร้างใหม่จากข้อมูลที่แนบแล้วไม่เหมือนไฟล์นี้', en: 'the attached data gives another file' },
    meaning: {
      th: 'โปรแกรม แม่แบบ แบบอักษร และพจนานุกรมเดียวกันให้ผลต่างจากไฟล์นี้ แสดงว่าไฟล์ถูกแก้ไข',
      en: 'The same program, template, fonts and dictionary give other bytes, so the file was changed.',
    },
  },
  'E-VERIFY-AT-HAND': {
    title: { th: 'ข้อมูลที่แนบไม่ใช่ไฟล์ข้อมูลที่มีอยู่', en: 'the attached data is not the data file at hand' },
    meaning: {
      th: 'ไฟล์ข้อมูลถูกแก้ไขหลังสร้างรายงาน หรือรายงานสร้างจากไฟล์อื่น หรือสรุปประจำปีนับโครงการไม่ตรงกับข้อมูล',
      en: 'The data file was changed since, or the report was made from another one; or a year’s summary does not count the projects that the data has.',
    },
  },
  'E-VERIFY-TOOL': {
    title: { th: 'รายงานสร้างด้วยโปรแกรมอื่นจากที่กำหนด', en: 'the report was made by another program than named' },
    meaning: {
      th: '`making-of.json` บอกรหัสตรวจสอบของโปรแกรม ซึ่งไม่ตรงกับ `--tool`',
      en: 'The program’s digest in `making-of.json` is not that of `--tool`.',
    },
  },
} as const satisfies Record<string, Description>;
