import type { Localized } from '../../../model/localized.ts';
import { PictureProblem } from '../picture.ts';
import type { SvgElement } from './parse-svg.ts';

/** The area that percentages are of. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Elements that draw. */
export const shapeNames = ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'] as const;
export type ShapeName = (typeof shapeNames)[number];

/** A basic shape as path data (SVG 2, chapter 10); empty for one without extent, which draws nothing. */
export function pathData(element: SvgElement, name: ShapeName, extent: Extent): string {
  const { attributes } = element;
  const across = (key: string) => readLength(attributes[key], extent.width, element) ?? 0;
  const down = (key: string) => readLength(attributes[key], extent.height, element) ?? 0;
  switch (name) {
    case 'path':
      return attributes.d ?? '';
    case 'rect':
      return rectData(
        element,
        { x: across('x'), y: down('y'), width: across('width'), height: down('height') },
        extent,
      );
    case 'circle': {
      const radius = readLength(attributes.r, Math.hypot(extent.width, extent.height) / Math.SQRT2, element) ?? 0;
      return ellipseData(across('cx'), down('cy'), radius, radius);
    }
    case 'ellipse':
      return ellipseData(across('cx'), down('cy'), across('rx'), down('ry'));
    case 'line':
      return `M${across('x1')} ${down('y1')}L${across('x2')} ${down('y2')}`;
    case 'polyline':
    case 'polygon': {
      const points = (attributes.points ?? '').trim();
      if (points === '') return '';
      return `M${points}${name === 'polygon' ? 'Z' : ''}`;
    }
  }
}

function rectData(
  element: SvgElement,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  extent: Extent,
): string {
  if (!(width > 0 && height > 0)) return '';
  const given = [
    readLength(element.attributes.rx, extent.width, element),
    readLength(element.attributes.ry, extent.height, element),
  ];
  const rx = Math.min(width / 2, given[0] ?? given[1] ?? 0);
  const ry = Math.min(height / 2, given[1] ?? given[0] ?? 0);
  if (!(rx > 0 && ry > 0)) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const arc = (dx: number, dy: number) => `a${rx} ${ry} 0 0 1 ${dx} ${dy}`;
  const [wide, tall] = [width - 2 * rx, height - 2 * ry];
  return `M${x + rx} ${y}h${wide}${arc(rx, ry)}v${tall}${arc(-rx, ry)}h${-wide}${arc(-rx, -ry)}v${-tall}${arc(rx, -ry)}Z`;
}

function ellipseData(cx: number, cy: number, rx: number, ry: number): string {
  if (!(rx > 0 && ry > 0)) return '';
  const half = `a${rx} ${ry} 0 1 1`;
  return `M${cx - rx} ${cy}${half} ${2 * rx} 0${half} ${-2 * rx} 0Z`;
}

/** A length in user units, of which 96 are an inch; a percentage is one of `whole`. */
export function readLength(written: string | undefined, whole: number, { span }: SvgElement): number | undefined {
  if (written === undefined || written === 'auto') return undefined;
  const match =
    written.length > 40
      ? null
      : /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(px|pt|pc|in|cm|mm|%)?\s*$/i.exec(written);
  if (!match) throw new PictureProblem(noLength(written.slice(0, 40)), span);
  const unit = (match[2] ?? 'px').toLowerCase() as keyof typeof pixelsPerUnit | '%';
  return Number(match[1]) * (unit === '%' ? whole / 100 : pixelsPerUnit[unit]);
}

const pixelsPerUnit = { px: 1, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 } as const;

const noLength = (written: string): Localized => ({
  th: `\`${written}\` ใน SVG ไม่ใช่ความยาวที่อ่านได้`,
  en: `\`${written}\` in the SVG is no length that can be read`,
});
