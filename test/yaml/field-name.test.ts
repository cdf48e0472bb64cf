import { expect, test } from 'vitest';
import { projectSchema } from '../../src/project/schema.ts';
import { fieldName } from '../../src/yaml/field-name.ts';
import { Numeral, type Path } from '../../src/yaml/tree.ts';

const numbers: readonly unknown[] = [new Numeral('7', 7), 2, 'สอง', 0, undefined];
const name = (path: Path) =>
  fieldName(path, projectSchema, (place) =>
    place[0] === 'reports' && place.at(-1) === 'number' ? numbers[Number(place[1])] : undefined,
  );

test.each<[Path, string, string]>([
  [[], 'ไฟล์', 'the file'],
  [['contacts', 'responsible', 'name'], 'ชื่อผู้รับผิดชอบ (`contacts.responsible.name`)', '`contacts.responsible.name`'],
  [['nonsense', 'x'], '`nonsense.x`', '`nonsense.x`'],
  [['reports', 0], 'รายงานครั้งที่ 7', 'report 7'],
  [['reports', 1], 'รายงานครั้งที่ 2', 'report 2'],
  [['reports', 1, 'date'], 'วันที่รายงาน ของรายงานครั้งที่ 2', '`date` of report 2'],
  [['reports', 1, 'nonsense'], '`nonsense` ของรายงานครั้งที่ 2', '`nonsense` of report 2'],
])('%j is %s', (path, th, en) => {
  expect(name(path)).toEqual({ th, en });
});

test.each([2, 3, 4])('a report without a number of its own is named by its place: %i', (index) => {
  expect(name(['reports', index]).en).toBe(`item ${index + 1} of \`reports\``);
  expect(name(['reports', index]).th).toMatch(new RegExp(` ลำดับที่ ${index + 1}$`));
});

test('an item of another list is named by its place', () => {
  expect(name(['objectives', 0])).toEqual({ th: 'วัตถุประสงค์ของโครงการ ลำดับที่ 1', en: 'item 1 of `objectives`' });
});
