import type { Foreign, ForeignFailure } from '../model/foreign.ts';
import type { Localized } from '../model/localized.ts';
import type { Details } from './build-diagnostic.ts';

/** Says why a file of others was not opened in its process, and what to do. */
export function explainForeign({
  failure,
  detail,
}: Extract<Foreign<unknown>, { readonly failure: ForeignFailure }>): Details {
  return { message: messages[failure](detail), hint: failure === 'too-long' ? moreTime : saveAgain };
}

const messages: Readonly<Record<ForeignFailure, (detail: string) => Localized>> = {
  'too-long': (limit) => ({
    th: `เปิดไฟล์ไม่เสร็จภายในเวลาที่กำหนด (${limit}) จึงหยุด`,
    en: `opening the file took longer than allowed (${limit}) and was stopped`,
  }),
  'too-much-memory': (limit) => ({
    th: `เปิดไฟล์ต้องใช้หน่วยความจำเกินที่กำหนด (${limit}) จึงหยุด`,
    en: `opening the file needed more memory than allowed (${limit}) and was stopped`,
  }),
  broken: () => ({
    th: 'เปิดไฟล์ไม่ได้ ไฟล์เสียหาย หรือซับซ้อนเกินกว่าจะอ่าน',
    en: 'the file cannot be opened: it is damaged, or too deeply nested to be read',
  }),
};

const saveAgain: Localized = {
  th: 'เปิดด้วยโปรแกรมที่สร้างไฟล์นี้ แล้วบันทึกใหม่ หรือแบ่งเป็นไฟล์ที่เล็กลง',
  en: 'open it in the program that made it and save it again, or split it into smaller files',
};

const moreTime: Localized = {
  th: 'แบ่งเป็นไฟล์ที่เล็กลง หรือเพิ่มเวลาด้วย `--time-limit 60` (วินาที)',
  en: 'split it into smaller files, or allow more time with `--time-limit 60` (seconds)',
};
