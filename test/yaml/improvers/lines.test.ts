import { describe, expect, test } from 'vitest';
import { columnOf, lineAbove, lineBelow } from '../../../src/yaml/improvers/lines.ts';

const text = 'a:\n  # หมายเหตุ\n\n  b: 1\r\n    c\nend';
const startOf = (line: string) => text.indexOf(line);

describe('the nearest line', () => {
  test('above is no comment and not blank, and of the kind wanted', () => {
    expect(lineAbove(text, startOf('end'), () => true)).toEqual({ line: '    c', start: startOf('    c') });
    expect(lineAbove(text, startOf('    c'), () => true)).toEqual({ line: '  b: 1', start: startOf('  b') });
    expect(lineAbove(text, startOf('  b'), () => true)).toEqual({ line: 'a:', start: 0 });
    expect(lineAbove(text, startOf('end'), ({ line }) => line.endsWith(':'))).toEqual({ line: 'a:', start: 0 });
    expect(lineAbove(text, 0, () => true)).toBeUndefined();
    expect(lineAbove(text, startOf('end'), () => false)).toBeUndefined();
  });

  test('below is no comment and not blank', () => {
    expect(lineBelow(text, 0)).toEqual({ line: '  b: 1', start: startOf('  b') });
    expect(lineBelow(text, startOf('    c'))).toEqual({ line: 'end', start: startOf('end') });
    expect(lineBelow(text, startOf('end'))).toBeUndefined();
  });

  test('above is looked for in two hundred lines', () => {
    const far = (count: number) => `a:\n${'b\n'.repeat(count)}`;
    const isKey = ({ line }: { line: string }) => line === 'a:';
    expect(lineAbove(far(199), far(199).length, isKey)).toBeDefined();
    expect(lineAbove(far(200), far(200).length, isKey)).toBeUndefined();
  });
});

test.each([
  ['', 0],
  ['a', 0],
  ['   a', 3],
  ['\ta', 0],
])('%j begins with %i spaces', (line, column) => {
  expect(columnOf(line)).toBe(column);
});
