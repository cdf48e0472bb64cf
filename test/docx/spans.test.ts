import { expect, test } from 'vitest';
import { buildDocx } from '../support/build.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { readSeed } from '../support/seed.ts';
import { tallEntry } from '../support/special-projects.ts';
import { count, find } from './support.ts';

const ROWS = '//w:tbl[w:tblPr/w:tblStyle/@w:val="ProgressTable"]/w:tr';

test('an entry has two rows, its number in one cell over both', async () => {
  const { bytes } = await buildDocx(readSeed(), { docxPages: 'flow' });
  expect(count(bytes, ROWS)).toBe(22);
  expect(count(bytes, `${ROWS}[position() mod 2 = 1]/w:tc[1]/w:tcPr/w:vMerge[@w:val="restart"]`)).toBe(11);
  expect(count(bytes, `${ROWS}[position() mod 2 = 0]/w:tc[1]/w:tcPr/w:vMerge[not(@w:val)]`)).toBe(11);
  expect(count(bytes, `${ROWS}[position() mod 2 = 1]/w:tc[2]/w:tcPr/w:gridSpan[@w:val="2"]`)).toBe(11);
  const texts = find(bytes, 'word/document.xml', `${ROWS}[2]/w:tc/w:p`).map((text) => text.replaceAll('\u00a0', ' '));
  expect(texts).toEqual([
    '',
    ':: ความก้าวหน้าของงานฯ = 10.00 %',
    'งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 0 บาท',
    ': เป็นไปตามแผน',
    ': เป็นไปตามเป้าหมาย',
  ]);
});

test('widths of cells over several columns add up to the table’s', async () => {
  const { bytes } = await buildDocx(readSeed(), { docxPages: 'flow' });
  const columns = find(bytes, 'word/document.xml', `${ROWS}/../w:tblGrid/w:gridCol/@w:w`).map(Number);
  const widths = (row: number) =>
    find(bytes, 'word/document.xml', `${ROWS}[${row}]/w:tc/w:tcPr/w:tcW/@w:w`).map(Number);
  expect(widths(1)).toEqual([columns[0], columns[1]! + columns[2]!]);
  expect(widths(2)).toEqual(columns);
});

test('no rule parts the rows of an entry, and rows of an entry stay on one page', async () => {
  const { bytes } = await buildDocx(readSeed(), { docxPages: 'flow' });
  expect(count(bytes, `${ROWS}[1]/w:tc[2]/w:tcPr/w:tcBorders/w:bottom[@w:val="nil"]`)).toBe(1);
  expect(count(bytes, `${ROWS}[2]/w:tc[2]/w:tcPr/w:tcBorders/w:top[@w:val="nil"]`)).toBe(1);
  expect(count(bytes, `${ROWS}[2]/w:tc/w:tcPr/w:tcBorders/w:bottom`)).toBe(0);
  expect(count(bytes, `${ROWS}[1]/w:tc[2]/w:p[w:pPr/w:keepNext]`)).toBe(1);
  expect(count(bytes, `${ROWS}[2]/w:tc[2]/w:p[w:pPr/w:keepNext]`)).toBe(0);
});

test('an entry over several pages repeats its number in a cell over its rows there', async () => {
  const { bytes } = await buildDocx(projectYaml(tallEntry()), { docxPages: 'lock' });
  const first = '//w:tbl[w:tblPr/w:tblStyle/@w:val="ProgressTable"][position() > 1]/w:tr[1]/w:tc[1]';
  const repeated = find(bytes, 'word/document.xml', first).filter((text) => text.includes('(ต่อ)'));
  expect(repeated.length).toBeGreaterThan(1);
  expect(new Set(repeated)).toEqual(new Set(['รายงานครั้งที่2 (ต่อ)']));
  expect(count(bytes, `${first}[w:tcPr/w:vMerge/@w:val="restart"]`)).toBeGreaterThanOrEqual(repeated.length);
});

test('a line to sign on is a tab stop with a dotted leader, 6.5 cm long', async () => {
  const { bytes } = await buildDocx(readSeed(), { docxPages: 'flow' });
  const stops = find(bytes, 'word/document.xml', '//w:tab[@w:leader="dot"]/@w:pos').map(Number);
  expect(stops).toHaveLength(2);
  for (const stop of stops) expect(stop).toBeGreaterThan(6.5 * 567);
  const lines = find(bytes, 'word/document.xml', '//w:p[w:pPr/w:tabs]');
  expect(lines).toEqual(['ลงชื่อ(ผู้รับผิดชอบโครงการ)', 'ตำแหน่ง']);
  expect(count(bytes, '//w:p[w:pPr/w:tabs]/w:r/w:tab')).toBe(2);
});
