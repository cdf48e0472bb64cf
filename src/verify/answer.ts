import type { verifyErrors } from '../diagnostics/catalogue/verify-errors.ts';
import type { Localized } from '../model/localized.ts';

/** What an auditor asks of a file, in the order of the printed lines. */
export const questions = {
  intact: { th: 'ลายมือชื่อสมบูรณ์', en: 'signature intact' },
  coverage: { th: 'ครอบคลุมทั้งไฟล์', en: 'covers the file' },
  signer: { th: 'ผู้ลงนาม', en: 'signer' },
  chain: { th: 'ใบรับรองเชื่อถือได้', en: 'chain trusted' },
  revocation: { th: 'ไม่ถูกเพิกถอน', en: 'not revoked' },
  timeStamp: { th: 'การประทับเวลา', en: 'time stamp' },
  changes: { th: 'การแก้ไขภายหลังอนุญาต', en: 'later changes allowed' },
  footer: { th: 'ท้ายหน้าตรงกับข้อมูล', en: 'footer matches data' },
  metadata: { th: 'ข้อมูลกำกับตรงกับข้อมูล', en: 'metadata matches data' },
  attached: { th: 'ข้อมูลที่แนบเป็นของเดิม', en: 'attached data as built' },
  rebuilt: { th: 'สร้างใหม่แล้วเหมือนเดิม', en: 'rebuilt from the data' },
  atHand: { th: 'ตรงกับไฟล์ข้อมูลที่มี', en: 'the data file at hand' },
  tool: { th: 'โปรแกรมที่กำหนด', en: 'the named program' },
} as const satisfies Record<string, Localized>;

/** Name of a question. */
export type Question = keyof typeof questions;

/** No check is skipped silently: what cannot be judged is said, and what was not requested too. */
export type Verdict = 'yes' | 'no' | 'cannot judge' | 'not requested';

/** The answer to one question. */
export interface Answer {
  /** Which of the questions is answered. */
  readonly question: Question;
  /** Only `no` counts against the file. */
  readonly verdict: Verdict;
  /** Of a "no". */
  readonly code?: keyof typeof verifyErrors;
  /** The answer in a sentence. */
  readonly text: Localized;
}

export const yes = (question: Question, text: Localized): Answer => ({ question, verdict: 'yes', text });

export const no = (question: Question, code: keyof typeof verifyErrors, text: Localized): Answer => ({
  question,
  verdict: 'no',
  code,
  text,
});

export const cannotJudge = (question: Question, text: Localized): Answer => ({
  question,
  verdict: 'cannot judge',
  text,
});

export const notRequested = (question: Question, text: Localized): Answer => ({
  question,
  verdict: 'not requested',
  text,
});

/** The worst of several answers to one question, with the texts of all. */
export function together(question: Question, answers: readonly Answer[]): Answer {
  const worst = (['no', 'cannot judge', 'yes'] as const).find((verdict) =>
    answers.some((each) => each.verdict === verdict),
  );
  const first = answers.find(({ verdict }) => verdict === worst) ?? answers[0]!;
  const all = [...new Set(answers.map(({ text }) => text.en))].map(
    (en) => answers.find(({ text }) => text.en === en)!.text,
  );
  const text = { th: all.map(({ th }) => th).join('; '), en: all.map(({ en }) => en).join('; ') };
  return { ...first, question, text };
}
