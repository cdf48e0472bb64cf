import { describe, expect, test } from 'vitest';
import { formDraft } from '../../../src/import/form/form-draft.ts';
import { takePageFurniture } from '../../../src/import/form/page-furniture.ts';
import { readForm } from '../../../src/import/form/read-form.ts';
import type { PrintedLine } from '../../../src/import/printed-line.ts';
import { sections } from '../../../src/project/fields/sections.ts';
import { dictionary, madeLines, madePrintout } from '../made-lines.ts';

function draftOf(lines: readonly PrintedLine[]) {
  const body = takePageFurniture(lines);
  const printout = madePrintout(body.lines, { cellsApart: true });
  const read = formDraft(readForm(printout), printout, dictionary, body);
  return { ...read, value: (path: string) => read.draft.values.get(path) };
}
const draft = (...texts: readonly string[]) => draftOf(madeLines(texts));
const figures = ':: ความก้าวหน้าของงาน = ๒๕.๕ % : งบประมาณที่เบิกใช้ = 1,234 บาท';

describe('values of labels', () => {
  test.each([
    ['รหัสโครงการ : ๒๑๐๐๐๐๐๐-๓๒๓๐', 'project.code', '21000000-3230'],
    ['รหัสโครงการ : 2100', 'project.code', null],
    ['ปีงบประมาณ พ.ศ. : ๒๕๖๔', 'project.fiscalYear', 2564],
    ['ปีงบประมาณ พ.ศ. : ปีหน้า', 'project.fiscalYear', null],
    ['เริ่มต้นโครงการ : 2020-10-01 00:00:00', 'project.startDate', '2020-10-01'],
    ['เริ่มต้นโครงการ : เดือนหน้า', 'project.startDate', 'เดือนหน้า'],
    ['งบประมาณที่ได้รับ : 1,234.5 บาท', 'project.budget.received', '1234.50'],
    ['ชื่อโครงการ/กิจกรรม : ก : ข', 'project.name', 'ก : ข'],
    ['ชื่อโครงการ/กิจกรรม : ', 'project.name', null],
  ])('%s', (line, path, value) => {
    expect(draft(sections.title, sections.project, line).value(path)).toBe(value);
  });

  test('offices, a person and the telephone in brackets', () => {
    const { draft: made } = draft(
      sections.organization,
      'หน่วยงานที่รับผิดชอบ : สำนัก ก / กอง ข',
      'ชื่อผู้รับผิดชอบ : นายก (โทร 1519)',
      'ผู้ประสานงาน สยป : นายข',
    );
    const found = Object.fromEntries([...made.values].filter(([path]) => /contacts|organization/.test(path)));
    expect(Object.values(found)).toContainEqual(['สำนัก ก', 'กอง ข']);
    expect(found).toMatchObject({
      'contacts.responsible.name': 'นายก',
      'contacts.responsible.phone': '1519',
      'contacts.coordinator.name': 'นายข',
    });
    expect(found).not.toHaveProperty('contacts.coordinator.phone');
  });

  test('dates that had to be changed are named by their lines', () => {
    const { dates } = draft(sections.project, 'เริ่มต้นโครงการ : 01/10/2563', 'สิ้นสุดโครงการ : 2021-09-30 00:00:00');
    expect(dates).toEqual({ era: [2], time: [3] });
  });
});

describe('values of sections', () => {
  test('a text, items and paragraphs', () => {
    const { value } = draft(
      sections.rationale,
      '□□ก',
      '□□ข',
      sections.objectives,
      '1. ค',
      '2. ง',
      sections.targets,
      'จ',
    );
    expect([value('rationale'), value('objectives'), value('targets')]).toEqual([['ก', 'ข'], ['ค', 'ง'], ['จ']]);
  });

  test('a heading without lines gives an empty value, none without the heading', () => {
    expect(draft(sections.objectives).value('objectives')).toEqual([]);
    expect(draft('ก').value('objectives')).toBeNull();
  });
});

describe('reports', () => {
  const lines = ['รายงานครั้งที่๑', ':: ๒๓/๑๑/๒๕๖๓ : ก : ข', figures, ': เป็นไปตามแผน', ': เป็นไปตามเป้าหมาย'];

  test('have their date, text, figures and statuses', () => {
    expect(draft(sections.reports, ...lines).draft.reports).toEqual([
      {
        number: 1,
        date: '2020-11-23',
        narrative: 'ก : ข',
        progress: '25.50',
        disbursed: '1234.00',
        planStatus: 'เป็นไปตามแผน',
        targetStatus: 'เป็นไปตามเป้าหมาย',
      },
    ]);
  });

  test('what is missing of one is `null`', () => {
    expect(draft(sections.reports, 'รายงานครั้งที่2', ':: ก').draft.reports).toEqual([
      { number: 2, date: null, narrative: 'ก', progress: null, disbursed: null, planStatus: null, targetStatus: null },
    ]);
    expect(draft(sections.reports, 'รายงานครั้งที่2').draft.reports?.[0]?.narrative).toBeNull();
  });

  test('are an empty list below their heading, and none without it', () => {
    expect(draft(sections.reports).draft.reports).toEqual([]);
    expect(draft(sections.targets).draft.reports).toBeNull();
  });
});

describe('the signature', () => {
  const certified = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';
  const signed = (...lines: string[]) => {
    const { value } = draft(certified, ...lines);
    return [value('signature.name'), value('signature.position')];
  };

  test.each([
    [
      ['ลงชื่อ ......', '(นายก ใจดี)', 'ตำแหน่ง ผู้อำนวยการ'],
      ['นายก ใจดี', 'ผู้อำนวยการ'],
    ],
    [
      ['ลงชื่อ ......', '(............)', 'ตำแหน่ง ........'],
      [null, null],
    ], // to be filled in by hand
    [
      ['ลงชื่อ ......', '(นายก)'],
      ['นายก', null],
    ],
    [
      ['ลงชื่อ ......', 'ตำแหน่ง หัวหน้า'],
      [null, 'หัวหน้า'],
    ],
    [[], [null, null]],
  ])('%j is %j', (lines, expected) => {
    expect(signed(...lines).map((each) => each ?? null)).toEqual(expected);
  });
});

test('the date of the data and the mark of a draft come from the edges of pages', () => {
  const { value } = draft('รหัสโครงการ 21000000-3230 · ข้อมูล ณ วันที่ 30/09/2564', 'ฉบับร่าง');
  expect([value('project.asOf'), value('draft')]).toEqual(['2021-09-30', true]);
  const plain = draft('ก').draft.values;
  expect([plain.has('project.asOf'), plain.has('draft')]).toEqual([false, false]);
});

test('guesses and doubts are named by the paths of their values', () => {
  const lines = madeLines([sections.targets, 'ดำเนินการแล้ว', 'รวมทั้งการตรวจ']);
  const { guesses, doubts, joints } = draftOf(
    lines.map((line) => ({ ...line, ...(line.number === 3 && { doubtful: true }) })),
  );
  const [[path, places] = []] = guesses;
  expect(places).toBe('2|3');
  expect(doubts).toEqual([path]);
  expect(path).toMatch(/^targets/);
  expect(joints).toMatchObject([{ line: 2, next: 3, space: true, guessed: true }]);
});
