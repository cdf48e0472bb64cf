import type { Localized } from '../model/localized.ts';

/** What is wrong with a font file, in words for a user; `openFontFile` catches it. */
export class FontFault extends Error {
  readonly problem: Localized;
  constructor(problem: Localized) {
    super(problem.en);
    this.problem = problem;
  }
}

export const damagedFile: Localized = { th: 'ไฟล์เสียหายหรือไม่ครบ', en: 'the file is damaged or cut short' };
