import { describe, expect, test } from 'vitest';
import { diagnostic } from '../../src/diagnostics/build-diagnostic.ts';
import { nearestName } from '../../src/diagnostics/nearest-name.ts';
import { positionIndex } from '../../src/diagnostics/position-index.ts';
import { createCollection } from '../../src/diagnostics/reporters/collection.ts';
import { github } from '../../src/diagnostics/reporters/github.ts';
import { json } from '../../src/diagnostics/reporters/json.ts';
import { pretty } from '../../src/diagnostics/reporters/pretty.ts';
import { summary } from '../../src/diagnostics/reporters/summary.ts';

const source = 'project:\n  nmae: ชื่อที่ผิด\n';
const position = positionIndex(source);
const range = { start: position(11), end: position(15) };
const misspelt = diagnostic(
  'E-UNKNOWN-KEY',
  { file: 'data/a,b.yaml', range },
  {
    message: { th: 'ไม่รู้จักคีย์ `nmae`', en: 'unknown key `nmae`' },
    expected: { th: 'คีย์', en: 'a key\nof the schema' },
    actual: '100%',
    hint: { th: 'หมายถึง `name` หรือไม่', en: 'did you mean `name`?' },
  },
);
const overspent = diagnostic('W-OVERSPENT', { file: 'b.yaml' }, { message: { th: 'เกิน', en: 'too much' } });
const jump = diagnostic('I-JUMP', { file: 'b.yaml' }, { message: { th: 'กระโดด', en: 'jump' } });
const all = [misspelt, overspent, jump];
const options = { language: 'en', sources: (file: string) => (file === 'data/a,b.yaml' ? source : undefined) } as const;

describe('pretty', () => {
  test('shows place, message, line with carets, notes and a summary', () => {
    expect(pretty(all, options)).toBe(`data/a,b.yaml:2:3: error E-UNKNOWN-KEY: unknown key \`nmae\`
  2 |   nmae: ชื่อที่ผิด
    |   ^^^^
  expected: a key␊of the schema
  found: 100%
  hint: did you mean \`name\`?

b.yaml: warning W-OVERSPENT: too much

1 error, 1 warning in 2 files
`);
  });

  test('speaks Thai, and shows infos when wanted', () => {
    const text = pretty(all, { ...options, language: 'th', verbose: true });
    expect(text).toContain('ข้อผิดพลาด E-UNKNOWN-KEY: ไม่รู้จักคีย์ `nmae`');
    expect(text).toContain('b.yaml: ข้อสังเกต I-JUMP: กระโดด');
    expect(text.trimEnd().split('\n').at(-1)).toBe('ข้อผิดพลาด 1 รายการ คำเตือน 1 รายการ ข้อสังเกต 1 รายการ ใน 2 ไฟล์');
  });

  test('leaves the summary out when asked to', () => {
    const whole = pretty(all, options);
    expect(pretty(all, { ...options, summary: false })).toBe(whole.slice(0, whole.lastIndexOf('1 error')));
  });

  test('colours only when asked to', () => {
    expect(pretty(all, options)).not.toContain('\x1b');
    expect(pretty(all, { ...options, color: true })).toContain('\x1b[31merror E-UNKNOWN-KEY\x1b[39m');
  });

  test('lets no control sequence of the data reach the terminal', () => {
    const evil = diagnostic(
      'E-TYPE',
      { file: 'x\x1b[2J.yaml' },
      { message: { th: '\x1b', en: '\x1b' }, actual: '\x1b[2J' },
    );
    expect(pretty([evil], options)).not.toContain('\x1b');
  });

  test('says nothing when there is nothing to say', () => {
    expect(pretty([jump], options)).toBe('');
    expect(summary([], 'en')).toBe('no findings');
  });
});

test('json writes one object a line', () => {
  const lines = json(all, { ...options, verbose: true })
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).code)).toEqual(['E-UNKNOWN-KEY', 'W-OVERSPENT', 'I-JUMP']);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    code: 'E-UNKNOWN-KEY',
    severity: 'error',
    file: 'data/a,b.yaml',
    range: { start: { line: 2, column: 3 }, end: { line: 2, column: 7 } },
    message: 'unknown key `nmae`',
    expected: 'a key\nof the schema',
    actual: '100%',
    hint: 'did you mean `name`?',
  });
});

test('github writes workflow commands with their separators escaped', () => {
  const collection = createCollection();
  collection.add(undefined, all);
  expect(github(collection, { language: 'en', pathOf: (file) => file }).split('\n')).toEqual([
    '::error file=data/a%2Cb.yaml,line=2,col=3,endLine=2,endColumn=7,title=E-UNKNOWN-KEY::unknown key `nmae`%0Aexpected: a key%0Aof the schema%0Afound: 100%25%0Ahint: did you mean `name`?',
    '::warning file=b.yaml,title=W-OVERSPENT::too much',
    '::notice file=b.yaml,title=I-JUMP::jump',
    '',
  ]);
});

test.each([
  ['nmae', 'name'],
  ['start_date', 'startDate'],
  ['StartDate', 'startDate'],
  ['objectve', 'objectives'],
  ['zzz', undefined],
  ['x'.repeat(100_000), undefined],
])('the name nearest to %s is %s', (name, nearest) => {
  expect(nearestName(name, ['name', 'startDate', 'endDate', 'objectives'])).toBe(nearest);
});
