import { LEANING_WORDS } from '../../thai/breaks/vocabulary.ts';

/** Whether a phrase cannot end with this word: no space follows it. */
export function leansOnNext(word: string): boolean {
  return LEANING_WORDS.has(word);
}

/** Whether Thai official prose puts a space before this word. */
export function beginsPhrase(word: string): boolean {
  return openers.has(word);
}

const openers: ReadonlySet<string> = new Set(
  `รวมถึง รวมทั้ง ตลอดจน อีกทั้ง พร้อมทั้ง จึง ดังนั้น ทั้งนี้ โดย โดยเฉพาะ เนื่องจาก นอกจากนี้ นอกจาก ยัง เช่น อาทิ ได้แก่
  เมื่อ หาก ตั้งแต่ ระหว่าง จำนวน ประกอบด้วย คิดเป็น ซึ่ง เพื่อ เพื่อให้ แต่ และ`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
