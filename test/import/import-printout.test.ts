import { describe, expect, test } from 'vitest';
import type { ImportContext } from '../../src/import/import-context.ts';
import { importPrintouts } from '../../src/import/import-printout.ts';
import type { PrintedLine } from '../../src/import/printed-line.ts';
import { importContext, legacyForm } from './support.ts';

async function failureOf(file: string, bytes: Uint8Array, openPdf?: ImportContext['openPdf']) {
  const found = await importPrintouts({ file, bytes }, { ...importContext(), ...(openPdf && { openPdf }) });
  return found.map(({ failure }) => failure && { code: failure.code, message: failure.message.en });
}

const pdfOf = (...texts: string[]): NonNullable<ImportContext['openPdf']> => {
  const lines = texts.map((text, index) => ({ text, page: 1, x: 60, y: 60 + 20 * index }) as unknown as PrintedLine);
  return async () => ({ producer: 'another', lines, attachments: [] }) as never;
};

describe('what is not the form of a progress report is called so', () => {
  test.each([
    ['a letter', 'เรียน ผู้อำนวยการสำนัก\nด้วยหน่วยงานขอส่งเอกสาร\n'],
    ['nothing', '\n'],
  ])('%s', async (_, text) => {
    expect(await failureOf('letter.txt', Buffer.from(text))).toEqual([
      { code: 'E-NOT-A-REPORT', message: 'the file does not hold the progress report form' },
    ]);
  });

  test('the summary of a fiscal year', async () => {
    const bytes = Buffer.from('%PDF-1.4\n');
    const lines = ['สรุปความก้าวหน้าโครงการ ปีงบประมาณ พ.ศ. 2564', '1. ภาพรวม', 'ชื่อโครงการ/กิจกรรม : ถนน'];
    expect(await failureOf('summary-2564.pdf', bytes, pdfOf(...lines))).toEqual([
      { code: 'E-NOT-A-REPORT', message: 'this is the summary of a fiscal year, not the report of a project' },
    ]);
  });

  test('but a printout of it is taken', async () => {
    const [found] = await importPrintouts({ file: 'old.txt', bytes: Buffer.from(legacyForm) }, importContext());
    expect(found?.failure).toBeUndefined();
  });

  test('a PDF without text, and one whose fonts do not say their letters', async () => {
    const bytes = Buffer.from('%PDF-1.4\n');
    expect(await failureOf('scan.pdf', bytes, pdfOf())).toMatchObject([{ code: 'E-NOT-A-REPORT' }]);
    const unread = await failureOf('old.pdf', bytes, pdfOf('!"#$ABCDEFGHIJKLMNOP'.repeat(5)));
    expect(unread[0]?.code).toBe('E-NOT-A-REPORT');
    expect(unread[0]?.message).toMatch(/cannot be read as Thai/);
  });

  test('a PDF that cannot be opened', async () => {
    expect(await failureOf('old.pdf', Buffer.from('%PDF-1.4\n'), async () => undefined as never)).toMatchObject([
      { code: 'E-FILE-KIND' },
    ]);
  });
});

test('marks in lines of their own, as a program leaves them that keeps the layout of a PDF, are answered with what to import', async () => {
  const torn = legacyForm
    .replace('สิ้นสุดโครงการ', 'สิน\n          ้ สุดโครงการ')
    .replace('1.2 หน่วยงานที่', '1.2 หน่วยงานที\n       ่ ');
  const suggestionsOf = async (text: string) => {
    const [found] = await importPrintouts({ file: 'old.txt', bytes: Buffer.from(text) }, importContext());
    return found?.imported?.provenance?.suggestions;
  };
  expect(torn).not.toBe(legacyForm);
  expect(await suggestionsOf(torn)).toContainEqual(
    expect.objectContaining({
      id: 'marks-torn-off',
      text: expect.objectContaining({ en: expect.stringContaining('import the PDF itself') }),
    }),
  );
  expect(await suggestionsOf(legacyForm)).not.toContainEqual(expect.objectContaining({ id: 'marks-torn-off' }));
});
