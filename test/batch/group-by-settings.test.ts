import { describe, expect, test } from 'vitest';
import { fiscalYearIn, groupBySettings } from '../../src/batch/group-by-settings.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import type { OfficeSettings } from '../../src/project/settings.ts';

const texts = {
  'data/2564/a.yaml': 'project:\n  fiscalYear: 2564\n',
  'data/2565/b.yaml': 'project:\n  fiscalYear: 2565\n',
  'data/2565/c.yaml': 'project:\n  name: ก\n',
  'more/d.yaml': '# fiscalYear: 2564\nproject:\n  fiscalYear: 2565\n',
  'more/e.yaml': 'project:\n  name: ก\n',
};
const files = Object.keys(texts);
const groups = (office: OfficeSettings, refused = {}) =>
  groupBySettings(createMemoryWorkspace({ files: texts, refused }), files, office);

describe('data files are built by the settings of their fiscal year', () => {
  test('all by the same where no year has its own', () => {
    const office = { strict: true } as OfficeSettings;
    expect(groups(office)).toEqual([{ settings: expect.objectContaining({ strict: true }), files }]);
  });

  test('in the order of each group’s first file; the year is the file’s own, else its folder’s', () => {
    const office = { strict: true, years: { 2565: { strict: false } } } as unknown as OfficeSettings;
    const found = groups(office).map((group) => [group.fiscalYear, group.settings.strict, group.files]);
    expect(found).toEqual([
      [2564, true, ['data/2564/a.yaml', 'more/e.yaml']],
      [2565, false, ['data/2565/b.yaml', 'data/2565/c.yaml', 'more/d.yaml']],
    ]);
  });

  test('a file that cannot be read goes by its folder', () => {
    const office = { years: { 2565: { strict: true } } } as unknown as OfficeSettings;
    const found = groups(office, { 'data/2565/b.yaml': 'unreadable' });
    expect(found.find(({ fiscalYear }) => fiscalYear === 2565)?.files).toContain('data/2565/b.yaml');
  });
});

test.each([
  ['fiscalYear: 2564', 2564],
  ['"fiscalYear" : "2564"', 2564],
  ["fiscalYear: '2564'", 2564],
  ['name: ก', undefined],
])('%s', (text, year) => {
  expect(fiscalYearIn(Buffer.from(`project:\n  ${text}\n`))).toBe(year);
});
