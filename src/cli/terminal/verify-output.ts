import type { Foreign } from '../../model/foreign.ts';
import type { Localized } from '../../model/localized.ts';
import type { Answer, Verdict } from '../../verify/answer.ts';
import type { VerifiedFile } from '../../verify/verify-file.ts';

/** How a verdict is printed. */
export const verdicts: Readonly<Record<Verdict, Localized>> = {
  yes: { th: 'ใช่', en: 'yes' },
  no: { th: 'ไม่', en: 'NO' },
  'cannot judge': { th: 'ตัดสินไม่ได้', en: 'cannot judge' },
  'not requested': { th: 'ไม่ได้ขอ', en: 'not requested' },
};

/** Whether answers about a file make the command fail. */
export function isWrong({ answers, diagnostics }: VerifiedFile, strict: boolean): boolean {
  const wrong = (answer: Answer) => answer.verdict === 'no' || (strict && answer.verdict === 'cannot judge');
  return diagnostics.length > 0 || answers.some(wrong);
}

/** What a process gave; nothing where it failed. */
export const foreignValue = <T>(opened: Foreign<T>): T | undefined =>
  opened.failure === undefined ? opened.value : undefined;

/** What `--json` says of a file. */
export function eventOf(file: string, { answers, diagnostics, signatures, differences }: VerifiedFile, ms: number) {
  return {
    event: 'verified',
    file,
    answers: Object.fromEntries(answers.map(({ question, ...answer }) => [question, answer])),
    ...(diagnostics.length > 0 && { errors: diagnostics.map(({ code, message }) => ({ code, message })) }),
    signatures,
    differences: differences.map(({ page, lines }) => ({ page, ...lines })),
    ms: Math.round(ms),
  };
}

/** Columns of a terminal: marks above and below take none. */
export const cells = (text: string) => text.replace(/\p{Mn}/gu, '').length;
export const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - cells(text)));
