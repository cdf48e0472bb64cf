import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findMisread } from '../thai/misread.ts';

/** Texts that are looked at: enough to judge a file by. */
const mostTexts = 2_000;

/** Says that the texts of a file were read in the wrong encoding, where most of those that are not plain ASCII were. */
export function garbledText(
  file: string,
  texts: readonly string[],
  place?: (index: number) => string,
): Diagnostic | undefined {
  const foreign = texts
    .slice(0, mostTexts)
    .flatMap((text, index) => (/[^\0-\u00a0]/.test(text) ? [{ text, index }] : []));
  const misread = foreign.flatMap(({ text, index }) => {
    const [first] = findMisread(text);
    return first ? [{ index, text, first }] : [];
  });
  const [shown] = misread;
  if (!shown || misread.length < 3 || misread.length * 2 < foreign.length) return undefined;
  const where = place ? `\`${place(shown.index)}\`: ` : '';
  const { start, end, meant, kind } = shown.first;
  const found = diagnostic(
    'W-MOJIBAKE',
    { file },
    {
      message: {
        th: `${where}ข้อความไทยในไฟล์นี้ถูกอ่านผิดรหัสอักขระ (${kind}) จึงไม่นำเข้า`,
        en: `${where}the Thai text of this file was read in the wrong encoding (${kind}); it is not imported`,
      },
      expected: { th: `น่าจะเป็น \`${meant}\``, en: `most likely \`${meant}\`` },
      actual: shown.text.slice(start, end),
      hint: {
        th: 'ส่งออกไฟล์ใหม่จากระบบเดิมโดยเลือก UTF-8',
        en: 'export the file again from where it came from, as UTF-8',
      },
    },
  );
  return { ...found, severity: 'error' }; // nothing is written
}
