import { describe, expect, test } from 'vitest';
import type { SvgElement } from '../../../../src/template/pictures/svg/parse-svg.ts';
import { type Matrix, ownMatrix, times } from '../../../../src/template/pictures/svg/svg-matrix.ts';

const element = { span: { start: 3, end: 5 } } as SvgElement;
const at = ([a, b, c, d, e, f]: Matrix, x: number, y: number) => [a * x + c * y + e, b * x + d * y + f];
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));

describe('the matrix of a transform', () => {
  test.each<[string | undefined, readonly [number, number]]>([
    [undefined, [2, 3]],
    ['none', [2, 3]],
    ['translate(10 20)', [12, 23]],
    ['scale(2)', [4, 6]],
    ['rotate(90)', [-3, 2]],
    ['matrix(1 2 3 4 5 6)', [16, 22]],
    ['translate(10) scale(2)', [14, 6]],
  ])('%s moves (2, 3) to %j', (transform, moved) => {
    expect(at(ownMatrix(transform, element), 2, 3)).toEqual(close(moved));
  });

  test.each(['turn(3)', 'scale(2', 'scale(2) drop', `scale(${'1'.repeat(2000)})`])(
    '%.20s is refused at its place',
    (transform) => {
      expect(() => ownMatrix(transform, element)).toThrow(expect.objectContaining({ span: element.span }));
    },
  );
});

test('a product applies its second matrix first', () => {
  const [move, grow] = ['translate(10 20)', 'scale(2)'].map((each) => ownMatrix(each, element)) as [Matrix, Matrix];
  expect(at(times(move, grow), 2, 3)).toEqual(close([14, 26]));
  expect(at(times(grow, move), 2, 3)).toEqual(close([24, 46]));
});
