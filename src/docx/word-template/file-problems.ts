import type { Localized } from '../../model/localized.ts';
import { mostTags } from './tags.ts';

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

export const missingPart = (part: string, by: string): Problem => ({
  message: {
    th: `ไฟล์เสียหาย ไม่มีส่วน \`${part}\` ที่ \`${by}\` อ้างถึง`,
    en: `the file is damaged: its part \`${part}\`, to which \`${by}\` refers, is not in it`,
  },
  hint: saveAgain,
});

export const missingRelation = (id: string, part: string): Problem => ({
  message: {
    th: `ไฟล์เสียหาย \`${part}\` อ้างถึง \`${id}\` ที่ไม่มีในไฟล์`,
    en: `the file is damaged: \`${part}\` refers to \`${id}\`, which is not in it`,
  },
  hint: saveAgain,
});

export const outsideContent = (type: string, address: string, owner: string): Problem => ({
  message: {
    th: `\`${owner}\` ดึงเนื้อหา (\`${type}\`) จากนอกไฟล์ คือ \`${address}\` แต่เอกสารราชการต้องครบในไฟล์เดียว`,
    en: `\`${owner}\` takes content (\`${type}\`) from outside of the file, from \`${address}\`; a report holds all that it shows`,
  },
  hint: {
    th: 'ใน Word เลือก ไฟล์ > ข้อมูล > แก้ไขลิงก์ไปยังไฟล์ แล้วตัดการเชื่อมโยง หรือลบแล้วแทรกใหม่จากไฟล์ในเครื่องโดยไม่เชื่อมโยง',
    en: 'in Word, choose File > Info > Edit Links to Files and break the link, or delete it and insert it again without a link',
  },
});

export const brokenArchive = (text: Localized): Problem => ({ message: text, hint: saveAgain });

const simpler: Localized = {
  th: 'ลดสิ่งที่ไม่จำเป็นในแม่แบบ หรือแยกเป็นหลายแม่แบบ',
  en: 'leave out what the template does not need, or make several templates of it',
};

export const tooDeep = (part: string, levels: number): Problem => ({
  message: {
    th: `ในส่วน \`${part}\` มีตารางหรือกล่องซ้อนกันเกินกำหนด (ไม่เกิน ${levels} ชั้น)`,
    en: `the part \`${part}\` nests tables or boxes deeper than allowed (at most ${levels} levels of XML)`,
  },
  hint: simpler,
});

export const tooManyElements = (part: string, most: number): Problem => ({
  message: {
    th: `ส่วน \`${part}\` ยาวเกินกำหนด (ไม่เกิน ${most.toLocaleString('en-US')} ชิ้น)`,
    en: `the part \`${part}\` is longer than allowed (at most ${most.toLocaleString('en-US')} elements)`,
  },
  hint: simpler,
});

export const tooManyTags = (count: number): Problem => ({
  message: {
    th: `มี \`{{…}}\` ${count.toLocaleString('en-US')} อัน เกินกำหนด (ไม่เกิน ${mostTags.toLocaleString('en-US')} อัน)`,
    en: `${count.toLocaleString('en-US')} tags are more than allowed (at most ${mostTags.toLocaleString('en-US')})`,
  },
  hint: {
    th: 'ใช้ `{{#each …}}` แทนการเขียนซ้ำ',
    en: 'write `{{#each …}}` in place of what is repeated',
  },
});

export const tooMuchText = (length: number, most: number): Problem => ({
  message: {
    th: `ข้อความยาว ${length.toLocaleString('en-US')} ตัวอักษร เกินกำหนด (ไม่เกิน ${most.toLocaleString('en-US')})`,
    en: `${length.toLocaleString('en-US')} characters are more than allowed (at most ${most.toLocaleString('en-US')})`,
  },
  hint: simpler,
});

export const withoutTags: Problem = {
  message: {
    th: 'แม่แบบ Word ไม่มี `{{…}}` เลย ทุกโครงการจะได้เอกสารเหมือนกัน',
    en: 'the Word template holds no `{{…}}`: the documents of all projects would be the same',
  },
  hint: {
    th: 'พิมพ์ `{{project.name}}` ตรงที่ต้องการชื่อโครงการ ดูทุกชื่อใน docs/word-templates.md',
    en: 'type `{{project.name}}` where the name goes; docs/word-templates.md lists all names',
  },
};
