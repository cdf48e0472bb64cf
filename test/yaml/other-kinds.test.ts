import { expect, test } from 'vitest';
import { otherKind } from '../../src/yaml/other-kinds.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['PK\u0003\u0004....word/document.xml', 'a Word document'],
  ['PK\u0003\u0004....xl/workbook.xml', 'an Excel workbook'],
  ['PK\u0003\u0004....a.txt', 'a Word, Excel or ZIP file'],
  ['PK\u0005\u0006', 'a Word, Excel or ZIP file'],
  ['%PDF-1.7', 'a PDF'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', 'a document of an old Word or Excel'],
  ['{\\rtf1\\ansi', 'an RTF document'],
  ['\n <!DOCTYPE html>', 'a web page'],
  ['<html lang="th">', 'a web page'],
  ['\u00ff\u00d8\u00ff\u00e0', 'a picture'],
  ['\u0089PNG\r\n', 'a picture'],
  ['GIF89a', 'a picture'],
  ['BM1234\0\0\0\0', 'a picture'],
])('%j is %s', (head, name) => {
  expect(otherKind('a.yaml', bytes(head))).toMatchObject({
    code: 'E-FILE-KIND',
    file: 'a.yaml',
    message: { en: expect.stringContaining(`this is ${name}`) },
    hint: { en: expect.any(String) },
  });
});

test.each(['', 'schemaVersion: 1', '# %PDF-1.7', 'PK: 1', '{ a: b }', 'BMI: 1', '<htmlx>'])(
  '%j may be a data file',
  (head) => {
    expect(otherKind('a.yaml', bytes(head))).toBeUndefined();
  },
);

test('what can be imported is to be imported', () => {
  expect(otherKind('a.yaml', bytes('%PDF-'))?.hint?.en).toContain('`.pdf`');
  expect(otherKind('a.yaml', bytes('PK\u0003\u0004xl/'))?.hint?.en).toContain('`.xlsx`');
  expect(otherKind('a.yaml', bytes('PK\u0003\u0004word/'))?.hint?.en).toContain('raingan new');
  // One that has its name is not to be renamed.
  expect(otherKind('a.PDF', bytes('%PDF-'))?.hint?.en).toBe(
    'move the file out of the data folder, then run `raingan import` on it',
  );
});
