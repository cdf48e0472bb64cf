import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { helpText } from '../../src/cli/help.ts';
import { type FileKind, fileKind, fileKinds } from '../../src/import/file-kind.ts';
import { workbook } from './workbook.ts';

const read = (Object.keys(fileKinds) as FileKind[]).filter((kind) => fileKinds[kind] !== 'refused');

// A kind of file that import reads is named wherever a user chooses a file.
test.each(read)('a file of the kind %s is offered', (kind) => {
  const extension = kind === 'text' ? '.txt' : `.${kind}`;
  expect(helpText('en', 'import').includes(extension), `${extension} is not in the help of import`).toBe(true);
  expect(textOf('docs/import.md').includes(`${extension}\``), `${extension} is not in docs/import.md`).toBe(true);
  const studio = 'studio/src/year/year-page.tsx';
  expect(textOf(studio).includes(`${extension},`) || textOf(studio).includes(`${extension}"`), studio).toBe(true);
});

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, latin1('x')])));
const ole = (stream: string) =>
  Buffer.concat([latin1('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'), Buffer.from(stream, 'utf16le')]);
const sheets = [{ name: 'a', rows: [['b']] }];

/** A file of each kind, under a name that says otherwise where the content decides. */
const samples: Readonly<Record<Exclude<FileKind, 'blank'>, readonly [name: string, bytes: Uint8Array]>> = {
  pdf: ['a.csv', latin1('%PDF-1.7')],
  text: ['a.pdf', latin1('abc')],
  csv: ['a.csv', latin1('a,b')],
  xlsx: ['a.csv', workbook(sheets)],
  xls: ['a.xlsx', workbook(sheets, 'biff8')],
  ods: ['a.xlsx', workbook(sheets, 'ods')],
  fods: ['a.xlsx', latin1('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc">')],
  empty: ['a.pdf', latin1('')],
  binary: ['.DS_Store', latin1('\0\0\0\u0001Bud1')],
  lock: ['~$a.xlsx', latin1('abc')],
  password: ['a.xlsx', ole('EncryptedPackage')],
  xlsb: ['a.xlsx', zip('xl/workbook.bin')],
  'xml-workbook': ['a.xls', latin1('<?xml version="1.0"?><Workbook>')],
  html: ['a.xls', latin1('<html>')],
  'web-archive': ['a.xls', latin1('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n')],
  rtf: ['a.doc', latin1('{\\rtf1\\ansi}')],
  zeros: ['a.csv', new Uint8Array(5000)],
  word: ['a.pdf', zip('word/document.xml')],
  image: ['a.pdf', latin1('\u0089PNG')],
  archive: ['a.xlsx', zip('a.txt')],
  ole: ['a.xls', ole('Contents')],
};

test.each(Object.entries(samples))('%s is recognized by its content', (kind, [name, bytes]) => {
  expect(fileKind(name, bytes), `${kind} is not recognized in src/import/file-kind.ts`).toBe(kind);
});

test.each(['\u001f\u008b\u0008', '7z\u00bc\u00af\u0027\u001c', 'Rar!\u001a\u0007'])(
  '%j begins another archive',
  (start) => {
    expect(fileKind('a.xlsx', latin1(`${start}${'x'.repeat(50)}`))).toBe('archive');
  },
);

function textOf(path: string): string {
  return readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
}
