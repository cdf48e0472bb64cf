import svgpath from 'svgpath';
import { cubicValues } from '../../../model/cubic-curve.ts';
import type { PathStep } from '../../../model/drawing.ts';
import type { Localized } from '../../../model/localized.ts';
import { PictureProblem } from '../picture.ts';
import type { SvgElement } from './parse-svg.ts';
import type { Matrix } from './svg-matrix.ts';

/** Path data as absolute moves, lines and cubic curves, put through a matrix. */
export function readSteps(data: string, matrix: Matrix, { span }: SvgElement): PathStep[] {
  if (data.trim() === '') return [];
  const path = svgpath(data) as ReturnType<typeof svgpath> & { readonly err?: string };
  if (path.err) throw new PictureProblem(badPath, span);
  const steps: PathStep[] = [];
  const moved = path
    .abs()
    .unshort()
    .unarc()
    .matrix([...matrix]);
  let [penX, penY] = [0, 0];
  moved.iterate((segment, _, x, y) => {
    const [type, ...given] = segment as [string, ...number[]];
    if (type === 'H') steps.push({ type: 'L', values: [given[0]!, y] });
    else if (type === 'V') steps.push({ type: 'L', values: [x, given[0]!] });
    else if (type === 'Q') steps.push({ type: 'C', values: cubicValues(x, y, given) });
    else steps.push({ type: type.toUpperCase() as PathStep['type'], values: given });
    [penX, penY] = [x, y];
  });
  if (![penX, penY, ...steps.flatMap(({ values }) => values)].every((value) => Math.abs(value) < 1e6))
    throw new PictureProblem(badPath, span);
  return steps;
}

const badPath: Localized = { th: 'เส้นในภาพ SVG เขียนผิดรูปแบบ', en: 'path data of the SVG cannot be read' };
