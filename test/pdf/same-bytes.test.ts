import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildWithCli } from '../conformance/support/build-with-cli.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { textOf } from '../support/pdf-syntax.ts';
import { readSeed } from '../support/seed.ts';

const scratch = mkdtempSync(join(tmpdir(), 'raingan-bytes-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const here = { TZ: 'Asia/Bangkok', LANG: 'th_TH.UTF-8', LC_ALL: 'th_TH.UTF-8' };
const there = { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
/** 13 September 2020, 12:26 UTC; in Kiritimati it is already the 14th. */
const epoch = { SOURCE_DATE_EPOCH: '1600000000' };

test('two processes write the same bytes, in any zone, language and folder', () => {
  const first = build('one', here);
  const second = build('โฟลเดอร์ อื่น', there);
  expect(second.pdf.equals(first.pdf)).toBe(true);
  expect(second.docx.equals(first.docx)).toBe(true);
});

test('SOURCE_DATE_EPOCH is the date, the same in every zone', () => {
  const first = build('epoch', { ...there, ...epoch });
  const second = build('epoch again', { TZ: 'Pacific/Kiritimati', ...epoch });
  expect(second.pdf.equals(first.pdf)).toBe(true);
  expect(second.docx.equals(first.docx)).toBe(true);
  const { trailer, get } = readPdfObjects(first.pdf);
  expect(textOf(get(trailer, 'Info', 'CreationDate'))).toBe('D:20200913000000Z');
});

function build(name: string, environment: Readonly<Record<string, string>>): { pdf: Buffer; docx: Buffer } {
  const folder = join(scratch, name);
  mkdirSync(join(folder, 'data/2564'), { recursive: true });
  writeFileSync(join(folder, 'data/2564/21000000-3230.yaml'), readSeed());
  buildWithCli(['data', '--out', 'output'], { folder, environment: { SOURCE_DATE_EPOCH: '', ...environment } });
  const output = (format: string) => readFileSync(join(folder, `output/2564/21000000-3230.${format}`));
  return { pdf: output('pdf'), docx: output('docx') };
}
