import type { Figure } from '../../model/document.ts';
import type { Leaf } from '../galley.ts';
import type { PictureNode } from '../pdfmake/definition-node.ts';
import { drawingSvg } from './drawing-svg.ts';
import { marginOf, type Writing } from './writing.ts';

/** A picture node of a figure's size, placed as its style says. */
export function writeFigure(
  figure: Figure,
  place: Pick<Leaf, 'style' | 'cell' | 'cellStyle'>,
  { leaves }: Writing,
): PictureNode {
  const { id: block, width, height } = figure;
  const { style } = place;
  const margin = marginOf(style);
  const svg = drawingSvg(figure, style);
  // The engine needs its size only; paths and pixels need not go through it.
  const node: PictureNode =
    svg === undefined ? { image: `figure ${block}`, width, height, margin } : { svg, width, height, margin };
  if (style.align !== 'left') node.alignment = style.align;
  const leaf: Leaf = { block, part: 'content', ...place, boxes: [], figure };
  leaves.set(node, svg === undefined ? { ...leaf, imageSize: { width, height } } : leaf);
  return node;
}
