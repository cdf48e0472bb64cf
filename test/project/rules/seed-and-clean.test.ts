import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { checkProject } from '../../../src/project/check.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { dictionary } from './findings.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(import.meta.dirname, '../clean');
const clean = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();

function check(path: string) {
  const { value, diagnostics } = loadProject(relative(root, path), readFileSync(path));
  if (!value) return { text: '', diagnostics };
  const found = checkProject(value, { dictionary, exists: (other) => existsSync(join(root, other)) });
  return { text: value.source.text, diagnostics: found };
}

test('the printed form gives exactly its known findings, each at its words', () => {
  const { text, diagnostics } = check(join(root, 'data/2564/21000000-3230.yaml'));
  const found = diagnostics.map(({ code, range }) => {
    const words = text.slice(range?.start.offset, range?.end.offset).replace(/\s+/g, ' ');
    return `${code} ${range?.start.line}:${range?.start.column} ${words}`;
  });
  expect(found).toEqual([
    'W-MOJIBAKE-QMARK 28:67 ?ภาครัฐของประชาชน เพื่อประชาชนและประโยชน์ส่วนรวม?',
    'W-YEAR-MISSING 32:82 พ.ศ.',
    'W-DUPLICATE-WORD 47:130 ถ่ายโอนโอน',
    'W-PLAN-TERM 54:11 ด่านที่',
    'W-TRUNCATED 56:94 โน',
    'W-DATE-MISSING 67:11 null',
    'I-JUMP 79:15 "40.00"',
    'W-NARRATIVE-REPEATED 123:16 อยู่ระหว่างการรับฟังความคิดเห็น และปรับปรุงแก้ไขร่างยุทธศาสตร์',
  ]);
});

test('there are 30 clean projects and more, of five fiscal years', () => {
  expect(clean.length).toBeGreaterThanOrEqual(30);
  expect(new Set(clean.map((name) => name.slice(0, 4)))).toEqual(new Set(['2563', '2564', '2565', '2566', '2567']));
});

test.each(clean)('no false alarm in %s', (name) => {
  const open = check(join(folder, name)).diagnostics.filter(({ message }) => !message.en.includes('(accepted by'));
  expect(open.map(({ code, range, message }) => `${code} ${range?.start.line} ${message.en}`)).toEqual([]);
});
