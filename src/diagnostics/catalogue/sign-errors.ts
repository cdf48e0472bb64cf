import type { Description } from './description.ts';

/** What keeps `raingan sign` from signing; no output file is left behind. */
export const signErrors = {
  'E-SIGN-PASSWORD': {
    title: { th: 'รหัสผ่านของกุญแจไม่ถูกต้อง', en: 'the password of the key is wrong' },
    meaning: {
      th: 'รหัสผ่านของไฟล์กุญแจ หรือ PIN ของอุปกรณ์ไม่ถูกต้อง โปรแกรมลองเพียงครั้งเดียว',
      en: 'The password of the key file or the PIN of the token is wrong. It is tried once.',
    },
  },
  'E-SIGN-KEY-FILE': {
    title: { th: 'อ่านไฟล์กุญแจไม่ได้', en: 'the key file cannot be read' },
    meaning: {
      th: 'ไฟล์ไม่ใช่ PKCS #12 (.p12, .pfx) หรือ PEM หรือไม่มีกุญแจและใบรับรองอยู่ข้างใน',
      en: 'The file is neither PKCS #12 (.p12, .pfx) nor PEM, or has no key and certificate in it.',
    },
    source: 'RFC 7292; RFC 7468',
  },
  'E-SIGN-KEY-MISMATCH': {
    title: { th: 'กุญแจไม่คู่กับใบรับรอง', en: 'key and certificate do not belong together' },
    meaning: {
      th: 'กุญแจสาธารณะในใบรับรองไม่ใช่ของกุญแจที่ให้มา',
      en: 'The public key in the certificate is not that of the given key.',
    },
  },
  'E-SIGN-KEY-KIND': {
    title: { th: 'กุญแจชนิดนี้ใช้ลงนาม PDF ไม่ได้', en: 'a key of this kind does not sign PDF files' },
    meaning: {
      th: 'ใช้ได้เฉพาะ RSA 2048 บิตขึ้นไป และ ECDSA P-256, P-384, P-521 ซึ่งโปรแกรมอ่าน PDF ทั่วไปรู้จัก',
      en: 'Only RSA of 2048 bits or more and ECDSA P-256, P-384 and P-521 sign: programs that read PDF verify these.',
    },
  },
  'E-SIGN-CERT-EXPIRED': {
    title: { th: 'ใบรับรองหมดอายุ', en: 'the certificate has expired' },
    meaning: { th: 'ลายมือชื่อหลังวันหมดอายุใช้ไม่ได้', en: 'A signature after the last day of a certificate is not valid.' },
    source: 'RFC 5280, 4.1.2.5',
  },
  'E-SIGN-CERT-NOT-YET': {
    title: { th: 'ใบรับรองยังไม่เริ่มมีผล', en: 'the certificate is not valid yet' },
    meaning: {
      th: 'วันเริ่มของใบรับรองยังมาไม่ถึง หรือนาฬิกาของเครื่องช้าไป',
      en: 'The first day of the certificate has not come, or the clock of this machine is slow.',
    },
    source: 'RFC 5280, 4.1.2.5',
  },
  'E-SIGN-CERT-USAGE': {
    title: { th: 'ใบรับรองไม่ได้ออกไว้เพื่อลงนามเอกสาร', en: 'the certificate is not for signatures on documents' },
    meaning: {
      th: 'เช่นใบรับรองของเว็บไซต์ หรือของผู้ออกใบรับรองเอง',
      en: 'It is, for instance, a certificate of a web site or of a certification authority.',
    },
    source: 'RFC 5280, 4.2.1.3 and 4.2.1.12; RFC 9336',
  },
  'E-SIGN-CHAIN': {
    title: { th: 'ขาดใบรับรองของผู้ออก', en: 'the certificate of an issuer is missing' },
    meaning: {
      th: '`--lt` เก็บใบรับรองทุกชั้นจนถึงรากไว้ในไฟล์ จึงต้องมีครบ',
      en: '`--lt` keeps all certificates up to the root in the file, so all of them must be there.',
    },
    source: 'ETSI EN 319 142-1, 6.3',
  },
  'E-SIGN-REVOKED': {
    title: { th: 'ใบรับรองถูกเพิกถอน', en: 'the certificate was revoked' },
    meaning: {
      th: 'ผู้ออกใบรับรองแจ้งว่าใบรับรองนี้ใช้ไม่ได้แล้ว',
      en: 'Its issuer says that the certificate is no longer valid.',
    },
    source: 'RFC 5280, 5; RFC 6960',
  },
  'E-SIGN-REVOCATION': {
    title: { th: 'ไม่มีหลักฐานเรื่องการเพิกถอน', en: 'there is no answer about revocation' },
    meaning: {
      th: '`--lt` ต้องมีคำตอบ OCSP หรือ CRL ของใบรับรองทุกใบ แต่หาไม่ได้ หรือที่ให้มาไม่ใช่ของใบรับรองนั้น',
      en: '`--lt` needs an OCSP answer or a CRL for each certificate; none was found, or those given are about others.',
    },
    source: 'ETSI EN 319 142-1, 6.3',
  },
  'E-SIGN-TOKEN': {
    title: { th: 'ใช้อุปกรณ์เก็บกุญแจไม่ได้', en: 'the token cannot be used' },
    meaning: {
      th: 'โมดูล PKCS #11 เปิดไม่ได้ ไม่มีอุปกรณ์ หรือมีหลายอุปกรณ์หรือหลายกุญแจให้เลือก',
      en: 'The PKCS #11 module does not load, there is no token, or there are several tokens or keys to choose from.',
    },
  },
  'E-SIGN-NOT-OURS': {
    title: { th: 'ไม่ใช่รายงานที่ raingan สร้าง', en: 'no report that raingan built' },
    meaning: {
      th: 'ลงนามเฉพาะรายงานที่มีข้อมูลแนบ เพื่อให้ตรวจสอบย้อนหลังได้',
      en: 'Only reports that carry their data are signed, so that they can be verified later.',
    },
  },
  'E-SIGN-TRUNCATED': {
    title: { th: 'ไฟล์ที่จะลงนามขาดตอนท้าย', en: 'the file to sign is cut off' },
    meaning: { th: 'การคัดลอกหรือการส่งไฟล์ไม่ครบ', en: 'It was not copied or sent to its end.' },
  },
  'E-SIGN-ENCRYPTED': {
    title: { th: 'ไฟล์ที่จะลงนามถูกเข้ารหัส', en: 'the file to sign is encrypted' },
    meaning: {
      th: 'PDF/A ห้ามเข้ารหัส ไฟล์นี้ผ่านโปรแกรมอื่นมาแล้ว',
      en: 'PDF/A forbids encryption; the file went through another program.',
    },
    source: 'ISO 19005-3, 6.1.3',
  },
  'E-SIGN-DAMAGED': {
    title: { th: 'ไฟล์ที่จะลงนามเสียหาย', en: 'the file to sign is damaged' },
    meaning: {
      th: 'ไฟล์เสียหาย หรือถูกโปรแกรมอื่นแก้ไข จึงลงนามต่อท้ายไม่ได้',
      en: 'It is damaged, or was changed by another program, so that nothing can be appended safely.',
    },
  },
  'E-SIGN-DRAFT': {
    title: { th: 'ฉบับร่างลงนามไม่ได้', en: 'a draft is not signed' },
    meaning: { th: 'ฉบับร่างไม่มีคำรับรองและที่ลงชื่อ', en: 'A draft has no certification and no space for a signature.' },
  },
  'E-SIGN-EXISTS': {
    title: { th: 'มีไฟล์ที่ลงนามแล้วชื่อนี้อยู่', en: 'a signed file of this name exists' },
    meaning: {
      th: 'ไฟล์ที่ลงนามแล้วไม่ถูกเขียนทับไม่ว่ากรณีใด',
      en: 'A signed file is never overwritten.',
    },
  },
  'E-SIGN-OVERWRITE': {
    title: { th: 'ไม่เขียนทับไฟล์ที่ลงนามแล้ว', en: 'a signed file is not overwritten' },
    meaning: {
      th: '`build` พบไฟล์ที่ลงนามแล้วในที่ที่จะเขียนรายงาน จึงไม่เขียน',
      en: '`build` found a signed file where a report was to be written, and left it alone.',
    },
  },
  'E-SIGN-LOCKED': {
    title: { th: 'เอกสารรับรองไว้ว่าห้ามเปลี่ยน', en: 'the document is certified with no changes allowed' },
    meaning: {
      th: 'ผู้รับรองคนก่อนกำหนดไว้ (DocMDP P=1) การลงนามเพิ่มจะทำให้คำรับรองนั้นเสีย',
      en: 'Its certification (DocMDP, P 1) allows nothing more; another signature would break it.',
    },
    source: 'ISO 32000-1, 12.8.2.2',
  },
  'E-SIGN-CERTIFY-LATE': {
    title: { th: 'การรับรองต้องเป็นลายมือชื่อแรก', en: 'a certification is the first signature' },
    meaning: { th: '`--certify` ใช้กับไฟล์ที่ยังไม่มีลายมือชื่อเท่านั้น', en: '`--certify` is for files without a signature.' },
    source: 'ISO 32000-1, 12.8.1',
  },
  'E-SIGN-SPACE': {
    title: { th: 'ไม่มีที่สำหรับลายมือชื่อ', en: 'there is no space for a signature' },
    meaning: {
      th: 'แม่แบบของรายงานนี้ไม่มีบรรทัด ลงชื่อ',
      en: 'The template of the report has no line that begins with ลงชื่อ.',
    },
  },
  'E-SIGN-SPACE-TAKEN': {
    title: { th: 'ที่สำหรับลายมือชื่อมีลายมือชื่ออยู่แล้ว', en: 'the space for a signature is taken' },
    meaning: { th: 'แบบรายงานมีที่ลงชื่อที่เดียว', en: 'The form has space for one visible signature.' },
  },
  'E-SIGN-CMS-SIZE': {
    title: { th: 'ลายมือชื่อใหญ่กว่าที่เว้นไว้', en: 'the signature is larger than its space' },
    meaning: {
      th: 'การประทับเวลามีขนาดเกินกว่าที่รับได้ หรือโตขึ้นทุกครั้งที่ขอ',
      en: 'The time stamp is larger than any that is accepted, or grows with each request.',
    },
  },
  'E-SIGN-TSA': {
    title: { th: 'ติดต่อผู้ให้บริการประทับเวลาไม่ได้', en: 'the time stamp authority does not answer' },
    meaning: {
      th: 'ที่อยู่ผิด เครือข่ายใช้ไม่ได้ หรือบริการหยุดอยู่',
      en: 'The address is wrong, or the network or the service is down.',
    },
  },
  'E-SIGN-TSA-ANSWER': {
    title: { th: 'คำตอบการประทับเวลาใช้ไม่ได้', en: 'the answer is no usable time stamp' },
    meaning: {
      th: 'บริการปฏิเสธคำขอ หรือตอบสิ่งที่ไม่ใช่การประทับเวลาของลายมือชื่อนี้',
      en: 'The service refused, or answered with something that is no time stamp over this signature.',
    },
    source: 'RFC 3161',
  },
  'E-SIGN-TSA-NONCE': {
    title: { th: 'การประทับเวลาเป็นของคำขออื่น', en: 'the time stamp answers another request' },
    meaning: {
      th: 'เลขสุ่มในคำตอบไม่ตรงกับคำขอ จึงอาจเป็นคำตอบเก่า',
      en: 'The number in the answer is not that of the request, so it may be an old answer.',
    },
    source: 'RFC 3161, 2.4.2',
  },
} as const satisfies Record<string, Description>;
