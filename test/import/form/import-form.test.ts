import { expect, test } from 'vitest';
import { importForm } from '../../../src/import/form/import-form.ts';
import { sections } from '../../../src/project/fields/sections.ts';
import { dictionary, madeLines, madePrintout } from '../made-lines.ts';

const certified = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';
const form = [
  '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****',
  sections.title,
  sections.project,
  'เริ่มต้นโครงการ : 01/10/2563',
  'สิ้นสุดโครงการ : 2021-09-30 00:00:00',
  sections.objectives,
  '1. ก\ufffd',
  sections.reports,
  'รายงานครั้งที่1',
  ':: ข\ufffd',
  certified,
  'พิมพ์เมื่อวาน  ',
];
const read = (source: 'own' | 'legacy', texts = form) =>
  importForm(madePrintout(madeLines(texts), { source, cellsApart: true }), dictionary);

test('what was changed is noted with its lines', () => {
  expect(read('legacy').applied.map(({ id, lines }) => [id, lines])).toEqual([
    ['headers-removed', [1]],
    ['time-dropped', [5]],
    ['era-converted', [4]],
  ]);
  // raingan prints B.E. itself: that is no change.
  expect(read('own').applied.map(({ id }) => id)).not.toContain('era-converted');
});

test('letters that were lost are named by the path of their value', () => {
  const lost = read('legacy').suggestions.filter(({ id }) => id === 'letters-lost');
  expect(lost.map(({ path }) => path)).toEqual(['objectives[0]', 'reports[0].narrative']);
});

test('lines that were not understood are kept as they are printed', () => {
  const { unparsed, suggestions } = read('legacy');
  expect(unparsed).toEqual([{ line: 12, text: 'พิมพ์เมื่อวาน' }]);
  expect(suggestions.find(({ id }) => id === 'lines-unparsed')?.text.en).toContain('1 lines');
  expect(read('legacy', form.slice(0, -1)).suggestions.map(({ id }) => id)).not.toContain('lines-unparsed');
});
