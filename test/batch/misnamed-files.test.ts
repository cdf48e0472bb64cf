import { describe, expect, test } from 'vitest';
import { meantName, misnamedFiles } from '../../src/batch/misnamed-files.ts';
import { planRun } from '../../src/batch/plan.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';

/** What a run over `data/2565` with these files takes, and what it says about the others. */
function look(...names: string[]) {
  const files = Object.fromEntries(names.map((name) => [`data/2565/${name}`, 'x']));
  const workspace = createMemoryWorkspace({ files });
  const passedOver: string[] = [];
  const taken = planRun(workspace, { paths: [], year: 2565 }, (path) => passedOver.push(path));
  return { taken, findings: misnamedFiles(workspace, passedOver) };
}

const good = '50140000-1000.yaml';

describe('beside others', () => {
  test.each([
    ['50140000-1024.yaml.txt', '50140000-1024.yaml'],
    ['50140000-1024.YAML.TXT', '50140000-1024.yaml'],
    ['50140000-1024.yml.docx', '50140000-1024.yml'],
    ['50140000-1024.txt', '50140000-1024.yaml'],
    ['50140000-1024.ymal', '50140000-1024.yaml'],
    ['50140000-1024', '50140000-1024.yaml'],
    ['50140000-1024.yaml_', '50140000-1024.yaml'],
    ['โครงการ.yaml.txt', 'โครงการ.yaml'],
  ])('%s is named, with the name it should have', (name, meant) => {
    const { taken, findings } = look(good, name);
    expect(taken).toEqual([`data/2565/${good}`]);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'W-FILE-NAME', severity: 'warning', file: `data/2565/${name}` }),
    ]);
    expect(findings[0]?.hint?.th).toBe(`เปลี่ยนชื่อเป็น \`${meant}\``);
  });

  test('no advice to rename over a file that is there', () => {
    const { findings } = look(good, `${good}.txt`);
    expect(findings[0]?.hint?.th).toContain(`มี \`${good}\` อยู่แล้ว`);
    expect(findings[0]?.hint?.th).not.toContain('เปลี่ยนชื่อ');
  });

  test.each(['notes.txt', 'ประกาศ.pdf', '50140000-1024.docx', '50140000-1024.yaml.bak', '50140000-1024.yaml.swp'])(
    '%s is nothing to speak of',
    (name) => expect(look(good, name).findings).toEqual([]),
  );

  test.each(['50140000-1024.YAML', '50140000-1024.Yml', '50140000-1024 (1).yaml', 'สำเนาของ 50140000-1024.yaml'])(
    '%s is among the data files',
    (name) => expect(look(good, name).taken).toContain(`data/2565/${name}`),
  );
});

test.each(['50140000-1024.yaml.txt', '50140000-1024.txt'])('%s alone is named where no data file is found', (name) => {
  expect(() => look(name)).toThrow(
    expect.objectContaining({
      hint: expect.objectContaining({ th: expect.stringContaining(`พบ \`data/2565/${name}\``) }),
    }),
  );
});

test.each(['text', 'yalm', 'yam', 'yaml1', 'yaaml', 'TXT', 'json'])('an ending .%s is meant as .yaml', (ending) => {
  expect(meantName(`50140000-1024.${ending}`)).toBe('50140000-1024.yaml');
});

test.each(['old', 'orig', 'tmp', 'swp', 'swo', 'rej', 'part', 'crdownload', 'BAK'])(
  'a copy that a program keeps as .yaml.%s is none',
  (ending) => expect(meantName(`50140000-1024.yaml.${ending}`)).toBeUndefined(),
);

test('a finding says why the file is passed over, and what to do, in both languages', () => {
  const { findings } = look(good, '50140000-1024.txt', `${good}.txt`);
  expect(findings.map(({ message }) => [message.th.includes('ไม่ได้อ่าน'), message.en.includes('passed over')])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(findings.map(({ hint }) => hint?.en)).toEqual([
    `\`${good}\` is there already; see which one is current, keep that one and move the other out of the folder`,
    'rename it to `50140000-1024.yaml`',
  ]);
});
