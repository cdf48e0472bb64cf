import { describe, expect, test } from 'vitest';
import type { SvgElement } from '../../../../src/template/pictures/svg/parse-svg.ts';
import { readSteps } from '../../../../src/template/pictures/svg/path-steps.ts';

const element = { span: { start: 3, end: 5 } } as SvgElement;
const steps = (
  data: string,
  matrix = [1, 0, 0, 1, 0, 0] as const as readonly [number, number, number, number, number, number],
) =>
  readSteps(data, matrix, element).map(
    ({ type, values }) => `${type}${values.map((value) => Math.round(value * 100) / 100).join(' ')}`,
  );

describe('path data', () => {
  test.each<[string, readonly string[]]>([
    ['', []],
    ['M1 2L3 4Z', ['M1 2', 'L3 4', 'Z']],
    ['m1 2l3 4z', ['M1 2', 'L4 6', 'Z']],
    ['M1 2H5V7', ['M1 2', 'L5 2', 'L5 7']],
    ['M0 0Q3 3 6 0', ['M0 0', 'C2 2 4 2 6 0']],
    ['M0 0C1 1 2 1 3 0S5-1 6 0', ['M0 0', 'C1 1 2 1 3 0', 'C4 -1 5 -1 6 0']],
  ])('%s', (data, expected) => {
    expect(steps(data)).toEqual(expected);
  });

  test('an arc becomes cubic curves that end where it does', () => {
    const arc = steps('M0 0A5 5 0 0 1 10 0');
    expect(arc.slice(1).every((step) => step.startsWith('C'))).toBe(true);
    expect(arc.at(-1)).toMatch(/ 10 0$/);
  });

  test('is put through the matrix', () => {
    expect(steps('M1 2H5', [2, 0, 0, 3, 10, 20])).toEqual(['M12 26', 'L20 26']);
  });

  test.each(['M', 'L1 2', 'M1 2X', 'M0 0L9999999 0'])('%s is refused at its place', (data) => {
    expect(() => steps(data)).toThrow(expect.objectContaining({ span: element.span }));
  });
});
