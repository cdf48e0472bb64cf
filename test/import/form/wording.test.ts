import { describe, expect, test } from 'vitest';
import { certification, compact, isWording, labels } from '../../../src/import/form/wording.ts';
import { sections } from '../../../src/project/fields/sections.ts';

describe('labels of the form', () => {
  const read = (line: string) =>
    labels.flatMap(({ field, pattern }) => (pattern.test(line) ? [[field, line.replace(pattern, '')]] : []));

  test.each([
    ['รหัสโครงการ... : 21000000-3230', 'project.code', '21000000-3230'],
    ['รหัสโครงการ:21000000-3230', 'project.code', '21000000-3230'],
    ['ชื่อโครงการ/กิจกรรม : ก : ข', 'project.name', 'ก : ข'],
    ['ชื่อโครงการ / กิจกรรม : ก', 'project.name', 'ก'],
    ['ปีงบประมาณพ.ศ. : 2564', 'project.fiscalYear', '2564'],
    ['ผู้ประสานงานสยป : ก', 'contacts.coordinator.name', 'ก'],
    ['หน่วยงานที่รับผิดชอบ. : ก / ข', 'organization', 'ก / ข'],
    ['ประเด็นยุทธศา : ก', 'strategy.issue', 'ก'],
    ['ประเด็นยุทธศา ย่อย : ก', 'strategy.subIssue', 'ก'],
    ['เป้าประสงค์ที่ : ก', 'strategy.goal', 'ก'],
  ])('%s', (line, field, value) => {
    const found = read(line);
    expect(found.map(([, rest]) => rest)).toEqual([value]);
    expect(found[0]![0]).toMatch(field);
  });

  test.each(['รหัสโครงการ', 'รหัส : 1', 'ที่ รหัสโครงการ : 1', 'ตัวชี้วัดที่ 1 : ก'])('%s is none', (line) => {
    expect(read(line)).toEqual([]);
  });
});

test('headings are compared without white space and full stops', () => {
  expect(compact(' 1.2 ก. \tข.. ')).toBe('12กข');
});

describe('a fixed text of the form', () => {
  test.each([
    ...Object.values(sections),
    certification,
    certification.slice(0, 30),
    'รหัสโครงการ : ก',
    ': เป็นไปตามแผน',
    'รายงานครั้งที่1',
    'รายงา',
    '(ต่อ)',
    'ลงชื่อ ....',
    'ตำแหน่ง ผู้อำนวยการ',
    '= 25.00 %',
    '100.00 บาท',
  ])('%s', (text) => {
    expect(isWording(text)).toBe(true);
  });

  test.each(['กองยุทธศาสตร์', 'หน้า 1/3', '23/11/2563 10:15', 'http://a/b', 'ขอเชิญ'])('%s is none', (text) => {
    expect(isWording(text)).toBe(false);
  });
});
