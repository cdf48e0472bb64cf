import { describe, expect, test } from 'vitest';
import { fiscalYearIn, groupBySettings } from '../../src/batch/group-by-settings.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { sizeLimits } from '../../src/model/size-limits.ts';
import type { OfficeSettings } from '../../src/project/settings.ts';
import { madeWorkspace } from './made-workspaces.ts';

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

describe('the fiscal year of a file', () => {
  const office = { years: { 2565: { strict: true } } } as unknown as OfficeSettings;
  /** Whether a file with this text is built by the settings of 2565. */
  const isOf2565 = (path: string, text: string, more: Parameters<typeof madeWorkspace>[0] = {}) =>
    groupBySettings(madeWorkspace({ ...more, files: { [path]: text } }), [path], office)[0]!.settings.strict === true;

  test('that says none is that of the last folder named after a year', () => {
    expect(isOf2565('2564/2565/a/b.yaml', 'name: ก')).toBe(true);
    expect(isOf2565('2565/2564/b.yaml', 'name: ก')).toBe(false);
    expect(isOf2565('x2565/b.yaml', 'name: ก')).toBe(false);
    expect(isOf2565('25650/b.yaml', 'name: ก')).toBe(false);
  });

  test('is not read through a link', () => {
    expect(isOf2565('data/a.yaml', 'fiscalYear: 2565')).toBe(true);
    expect(isOf2565('data/a.yaml', 'fiscalYear: 2565', { links: ['data/a.yaml'] })).toBe(false);
  });

  test('nor from a file that is larger than data may be; a mistake of the program is not hidden', () => {
    expect(isOf2565('data/a.yaml', `fiscalYear: 2565\n${'#'.repeat(sizeLimits.data)}`)).toBe(false);
    const fails = [['readBytes', 'data/a.yaml', 'bug']] as const;
    expect(() => isOf2565('data/a.yaml', 'fiscalYear: 2565', { fails })).toThrow('a mistake of the program');
  });

  test('written twice is that of the project; one that no YAML says is none', () => {
    const years = (text: string) => fiscalYearIn(Buffer.from(text));
    expect(years('# fiscalYear: 2564\nproject:\n  fiscalYear: 2565\n')).toBe(2565);
    expect(years('# fiscalYear: 2564\nproject:\n  fiscalYear: [2565]\n# fiscalYear: 2566\n')).toBeUndefined();
    expect(years('project:\n  fiscalYear:\n    2565\n')).toBe(2565);
    expect(years(': : :\n# fiscalYear: 2564 fiscalYear: 2565')).toBeUndefined();
  });
});

test('settings that are the same by another order are one group', () => {
  const years = { 2564: { strict: true, timeLimit: 5 }, 2565: { timeLimit: 5, strict: true } };
  expect(groups({ years } as unknown as OfficeSettings).map(({ fiscalYear }) => fiscalYear)).toEqual([2564, undefined]);
});

test('a group of files without a year has none', () => {
  const office = { years: { 2565: { strict: true } } } as unknown as OfficeSettings;
  const found = groupBySettings(madeWorkspace({ files: { 'a.yaml': 'x' } }), ['a.yaml'], office);
  expect(found).toHaveLength(1);
  expect(found[0]).not.toHaveProperty('fiscalYear');
});
