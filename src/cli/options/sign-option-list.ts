import { color, fonts, help, language, type OptionSpec, quiet, verbose } from './common-options.ts';

/** Options of `raingan sign`. */
export const signOptions: readonly OptionSpec[] = [
  { name: 'key', value: 'FILE', help: { th: 'กุญแจ .p12 หรือ PEM', en: 'key, .p12 or PEM' } },
  {
    name: 'cert',
    value: 'FILE',
    help: { th: 'ใบรับรองเป็น PEM ถ้าไม่อยู่กับกุญแจ', en: 'certificate in PEM, if it is not with the key' },
  },
  { name: 'chain', value: 'FILE', help: { th: 'ใบรับรองของผู้ออกเป็น PEM', en: 'certificates of issuers in PEM' } },
  { name: 'pkcs11', value: 'FILE', help: { th: 'โมดูลของอุปกรณ์เก็บกุญแจ', en: 'module of a token' } },
  {
    name: 'token',
    value: 'LABEL',
    help: { th: 'ชื่ออุปกรณ์ ถ้ามีหลายอัน', en: 'label of the token, if there are several' },
  },
  {
    name: 'key-label',
    value: 'LABEL',
    help: { th: 'ชื่อกุญแจ ถ้ามีหลายดอก', en: 'label of the key, if there are several' },
  },
  {
    name: 'password-fd',
    value: 'N',
    help: { th: 'อ่านรหัสผ่านจาก file descriptor', en: 'read the password from a file descriptor' },
  },
  {
    name: 'password-env',
    value: 'NAME',
    help: {
      th: 'ตัวแปรรหัสผ่าน (ปกติ RAINGAN_KEY_PASSWORD)',
      en: 'password variable (default: RAINGAN_KEY_PASSWORD)',
    },
  },
  { name: 'tsa', value: 'URL', help: { th: 'ประทับเวลาจากผู้ให้บริการ (B-T)', en: 'time stamp of an authority (B-T)' } },
  {
    name: 'lt',
    help: { th: 'เก็บหลักฐานใบรับรองไว้ในไฟล์ (B-LT)', en: 'keep proof about the certificates in the file (B-LT)' },
  },
  {
    name: 'crl',
    value: 'FILES',
    help: { th: 'CRL สำหรับ --lt คั่นด้วยจุลภาค', en: 'CRLs for --lt, with commas between' },
  },
  {
    name: 'ocsp',
    value: 'FILES',
    help: { th: 'คำตอบ OCSP สำหรับ --lt คั่นด้วยจุลภาค', en: 'OCSP answers for --lt, with commas between' },
  },
  {
    name: 'certify',
    help: { th: 'รับรองเอกสาร ต่อไปลงนามเพิ่มได้อย่างเดียว', en: 'certify: later only signatures may be added' },
  },
  { name: 'visible', help: { th: 'แสดงลายมือชื่อในที่ลงชื่อของแบบ', en: 'draw the signature in the form’s space' } },
  { name: 'reason', value: 'TEXT', help: { th: 'เหตุผลที่ลงนาม', en: 'reason for signing' } },
  {
    name: 'spare',
    value: 'N',
    help: { th: 'ที่ว่างสำหรับผู้ลงนามคนต่อไป (ปกติ 2)', en: 'empty fields for later signers (default: 2)' },
  },
  {
    name: 'out',
    value: 'DIR',
    help: { th: 'โฟลเดอร์ปลายทาง (ปกติ signed)', en: 'folder to write to (default: signed)' },
  },
  fonts,
  { name: 'json', help: { th: 'แสดงผลเป็น JSON บรรทัดละหนึ่งรายการ', en: 'results as one JSON object a line' } },
  verbose,
  quiet,
  color,
  language,
  help,
];
