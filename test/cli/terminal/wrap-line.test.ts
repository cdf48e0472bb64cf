import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFittedStream } from '../../../src/cli/terminal/fitted-stream.ts';
import { wrapLine } from '../../../src/cli/terminal/wrap-line.ts';
import { displayWidth } from '../../../src/diagnostics/reporters/display-width.ts';
import { createMemoryWorkspace } from '../../../src/host/memory-workspace.ts';

const dictionary = readFileSync(new URL('../../../dictionary/thai.dict', import.meta.url));
const workspace = createMemoryWorkspace({ files: { 'package/dictionary/thai.dict': dictionary } });

/** What a terminal of this width is given. */
function fitted(text: string, columns: number): string {
  const written: string[] = [];
  createFittedStream({ write: (part) => written.push(part), isTTY: true, columns }, workspace).write(text);
  return written.join('');
}

test('Thai is divided between words, below its beginning', () => {
  const hint = '  คำแนะนำ: ตรวจจำนวนเงินของรายงานครั้งนี้ และงบประมาณที่ได้รับจากสำนักงบประมาณกรุงเทพมหานคร';
  expect(fitted(`${hint}\n`, 40)).toBe(
    ['  คำแนะนำ: ตรวจจำนวนเงินของรายงานครั้งนี้ และ', '    งบประมาณที่ได้รับจากสำนักงบประมาณ', '    กรุงเทพมหานคร\n'].join('\n'),
  );
});

test('a path, a value in backquotes and a number with its word stay whole', () => {
  const line = 'data/2565/50140000-1024.yaml:8:3: ช่องที่มี ← เขียนเป็น `name: โครงการก่อสร้าง` บรรทัด 19 และบรรทัด 120';
  for (let columns = 40; columns < 100; columns++) {
    const lines = fitted(line, columns).split('\n');
    expect(lines[0]).toContain('data/2565/50140000-1024.yaml:8:3:');
    expect(lines.some((each) => each.includes('`name: โครงการก่อสร้าง`'))).toBe(true);
    expect(lines.some((each) => each.includes('บรรทัด 19'))).toBe(true);
    expect(lines.some((each) => /บรรทัด 120$/.test(each))).toBe(true);
  }
});

test('the second column of the help stays a column', () => {
  const line = `  -v, --verbose   ${'say more and more '.repeat(6)}`;
  const lines = wrapLine(line, 60, (text) =>
    Array.from(text.matchAll(/ +/g), (found) => found.index + found[0].length),
  ).split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const each of lines.slice(1)) expect(each).toMatch(/^ {18}\S/);
});

test('no line is wider than the terminal, and nothing but spaces is lost', () => {
  const words = fc.array(
    fc.constantFrom(
      'รายงาน',
      'ความก้าวหน้า',
      'น้ำ',
      'a/b.yaml',
      '12,500.00',
      '`ก ข`',
      'word',
      '\u001b[31m',
      'ก'.repeat(90),
    ),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 120 }), (parts, columns) => {
      const line = parts.join(' ');
      const wrapped = fitted(line, columns);
      for (const each of wrapped.split('\n')) {
        expect(displayWidth(each.replaceAll('\u001b[31m', ''))).toBeLessThanOrEqual(columns);
      }
      expect(wrapped.replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
    }),
  );
});

test('a line that fits, and one for no terminal at all, is written as it is', () => {
  expect(fitted('สั้น  มาก \n', 80)).toBe('สั้น  มาก \n');
  expect(fitted(`\r${'x '.repeat(80)}`, 40)).toBe(`\r${'x '.repeat(80)}`);
});
