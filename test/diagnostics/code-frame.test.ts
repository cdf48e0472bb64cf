import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '../../src/diagnostics/diagnostic.ts';
import { positionIndex } from '../../src/diagnostics/position-index.ts';
import { codeFrame } from '../../src/diagnostics/reporters/code-frame.ts';
import { displayWidth } from '../../src/diagnostics/reporters/display-width.ts';

function rangeOf(source: string, start: number, end: number): Range {
  const position = positionIndex(source);
  return { start: position(start), end: position(end) };
}

function frameOf(source: string, marked: string, columns?: number) {
  const start = source.indexOf(marked);
  return codeFrame(source, rangeOf(source, start, start + marked.length), columns);
}

test.each([
  ['Latin', 0, 5],
  ['กขค', 0, 3],
  ['ที่ปรึกษา', 0, 6],
  ['กำ', 0, 2],
  ['e\u0301', 0, 1],
  ['\u200b', 0, 0],
  ['中文', 0, 4],
])('the display width of %s', (text, _, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('carets are under Thai text: marks above and below have no width', () => {
  expect(frameOf('first\n  ชื่อที่ผู้ปกครอง: ผิดพลาด\nlast', 'ผิดพลาด')).toEqual({
    number: '2',
    text: '  ชื่อที่ผู้ปกครอง: ผิดพลาด',
    carets: '              ^^^^^^',
  });
});

test('a range of no width has one caret, and one that begins with a mark moves to its letter', () => {
  expect(frameOf('ab', '')?.carets).toBe('^');
  expect(frameOf('กที่ข', '่')?.carets).toBe(' ^');
});

test('tabs, control characters and direction marks are made visible', () => {
  expect(frameOf('\ta\0\u202eb: x', 'x')).toEqual({ number: '1', text: '  a\u2400\ufffdb: x', carets: '        ^' });
});

test('only the first line of a longer range is marked, without its CR', () => {
  expect(frameOf('a: |\r\n  b\r\n', '|\r\n  b')).toEqual({ number: '1', text: 'a: |', carets: '   ^' });
});

test('a long line is shortened around the place', () => {
  const line = `${'ผู้'.repeat(300)}ตรงนี้${'ที่'.repeat(300)}`;
  const frame = frameOf(line, 'ตรงนี้', 40);
  expect(frame?.text).toMatch(/^…(ผู้)+ตรงนี้(ที่)+…$/);
  expect(displayWidth(frame?.text ?? '')).toBeLessThanOrEqual(40);
  expect(frame?.carets.indexOf('^')).toBe(displayWidth(frame?.text.split('ตรงนี้')[0] ?? ''));
});

test('a byte order mark does not shift the place', () => {
  expect(codeFrame('\ufeffnmae: x', rangeOf('nmae: x', 0, 4))).toEqual({
    number: '1',
    text: 'nmae: x',
    carets: '^^^^',
  });
});

test('a place that is not in the source has no frame', () => {
  expect(codeFrame('one line', rangeOf('a\nb\nc', 4, 5))).toBeUndefined();
});

test('carets always fit the line, whatever it holds', () => {
  const source = fc.string({ unit: fc.constantFrom(...'กิ่ปู้ำe\u0301ab: \t\0中\n\u200b'), minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(source, fc.nat(), fc.nat(), (text, first, second) => {
      const [start, end] = [first % text.length, second % text.length].sort((a, b) => a - b) as [number, number];
      const frame = codeFrame(text, rangeOf(text, start, end), 60);
      expect(frame?.carets).toMatch(/^ *\^+$/);
      expect(frame?.text).not.toMatch(/[\0-\x1f]/);
      expect(displayWidth(frame?.text ?? '')).toBeLessThanOrEqual(61);
      expect(frame?.carets.length).toBeLessThanOrEqual(Math.max(displayWidth(frame?.text ?? ''), 0) + 1);
    }),
    { numRuns: 500 },
  );
});
