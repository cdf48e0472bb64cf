import type { Localized } from '../../model/localized.ts';

/** Why a file cannot be a template, and what to do. */
export interface Problem {
  readonly message: Localized;
  readonly hint: Localized;
}

const saveAsDocx: Localized = {
  th: 'เปิดใน Word แล้วเลือก ไฟล์ > บันทึกเป็น > เอกสาร Word (*.docx)',
  en: 'open it in Word and choose File > Save As > Word Document (*.docx)',
};

const saveAgain: Localized = {
  th: 'เปิดใน Word ให้ Word ซ่อมแซม แล้วบันทึกใหม่ หรือใช้สำเนาสำรอง',
  en: 'let Word repair it and save it again, or take a copy that is whole',
};

export const noFile: Problem = {
  message: { th: 'ไม่พบไฟล์แม่แบบ Word', en: 'no such Word template' },
  hint: { th: 'ตรวจชื่อไฟล์และโฟลเดอร์', en: 'check the name and the folder' },
};

export const oldWord: Problem = {
  message: { th: 'ไฟล์ `.doc` แบบเก่าใช้เป็นแม่แบบไม่ได้', en: 'an old `.doc` file cannot be a template' },
  hint: saveAsDocx,
};

export const withMacros: Problem = {
  message: {
    th: 'เอกสารที่มีมาโคร (`.docm`) ใช้เป็นแม่แบบไม่ได้',
    en: 'a document with macros (`.docm`) cannot be a template',
  },
  hint: saveAsDocx,
};

export const notWord: Problem = {
  message: { th: 'ไฟล์นี้ไม่ใช่เอกสาร Word (`.docx`)', en: 'the file is not a Word document (`.docx`)' },
  hint: saveAsDocx,
};

export const protectedFile: Problem = {
  message: { th: 'ไฟล์มีรหัสผ่าน', en: 'the file is protected by a password' },
  hint: {
    th: 'ใน Word เลือก ไฟล์ > ข้อมูล > ป้องกันเอกสาร > เข้ารหัสลับด้วยรหัสผ่าน แล้วลบรหัสผ่านออก',
    en: 'in Word, choose File > Info > Protect Document > Encrypt with Password and clear the password',
  },
};

export const damagedFile: Problem = {
  message: { th: 'ไฟล์เสียหาย เปิดไม่ได้', en: 'the file is damaged' },
  hint: saveAgain,
};

export const damagedPart = (part: string): Problem => ({
  message: { th: `ไฟล์เสียหาย อ่านส่วน \`${part}\` ไม่ได้`, en: `the file is damaged: its part \`${part}\` cannot be read` },
  hint: saveAgain,
});
