import svgpath from 'svgpath';
import type { Localized } from '../../../model/localized.ts';
import { PictureProblem } from '../picture.ts';
import type { SvgElement } from './parse-svg.ts';

/** a, b, c, d, e and f of SVG's matrix. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that applies the second one first. */
export const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

/** The matrix of a `transform` attribute (SVG 2, 8.5). */
export function ownMatrix(transform: string | undefined, { span }: SvgElement): Matrix {
  if (transform === undefined || transform === 'none' || transform.trim() === '') return [1, 0, 0, 1, 0, 0];
  if (
    transform.length > 1000 ||
    !/^(?:[\s,]*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([\d\s,.eE+-]*\))+[\s,]*$/.test(transform)
  )
    throw new PictureProblem(badTransform(transform.slice(0, 80)), span);
  // The images of three points, (0, 0), (1, 0) and (0, 1), determine the matrix.
  const points: [number, number][] = [];
  svgpath('M0 0L1 0L0 1')
    .transform(transform)
    .iterate(([, x, y]) => {
      points.push([x as number, y as number]);
    });
  const [[e, f], [ax, ay], [cx, cy]] = points as [[number, number], [number, number], [number, number]];
  return [ax - e, ay - f, cx - e, cy - f, e, f];
}

const badTransform = (written: string): Localized => ({
  th: `อ่าน \`transform="${written}"\` ใน SVG ไม่ได้`,
  en: `\`transform="${written}"\` in the SVG cannot be read`,
});
