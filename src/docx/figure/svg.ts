import type { PlacedFigure, PlacedPath } from '../../model/page.ts';
import { type Ink, shapeInk } from './ink.ts';

/** A figure as SVG of paths alone: no text, no styles, nothing a reader could draw otherwise. */
export function figureSvg({ x, y, width, height, shapes }: PlacedFigure): string {
  const box = [x, y, width, height].map(short).join(' ');
  const size = `width="${short(width)}pt" height="${short(height)}pt" viewBox="${box}"`;
  const elements = shapes.flatMap((shape) =>
    shape.type === 'path' ? [pathElement(shape)] : shapeInk(shape).map(inkElement),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${elements.join('')}</svg>`;
}

function inkElement({ color, path, x, y, scale, up }: Ink): string {
  const place = up ? ` transform="translate(${short(x)} ${short(y)}) scale(${scale} ${-scale})"` : '';
  return `<path fill="${color}"${place} d="${dataOf(path)}"/>`;
}

function pathElement({ steps, fill, stroke, x, y }: PlacedPath): string {
  const rule = fill?.rule === 'evenodd' ? ' fill-rule="evenodd"' : '';
  const area = fill ? ` fill="${fill.color}"${share('fill-opacity', fill.opacity)}${rule}` : ' fill="none"';
  return `<path${area}${strokeAttributes(stroke)} transform="translate(${short(x)} ${short(y)})" d="${dataOf(steps)}"/>`;
}

function strokeAttributes(stroke: PlacedPath['stroke']): string {
  if (!stroke) return '';
  const { color, opacity, width, cap, join, miterLimit, dashes, dashOffset } = stroke;
  const line = ` stroke="${color}"${share('stroke-opacity', opacity)} stroke-width="${short(width)}"`;
  const ends = ` stroke-linecap="${cap}" stroke-linejoin="${join}" stroke-miterlimit="${short(miterLimit)}"`;
  if (dashes.length === 0) return line + ends;
  return `${line}${ends} stroke-dasharray="${dashes.map(short).join(' ')}" stroke-dashoffset="${short(dashOffset)}"`;
}

const share = (name: string, value: number) => (value < 1 ? ` ${name}="${value}"` : '');

const dataOf = (path: Ink['path']) => path.map(({ type, values }) => type + values.map(short).join(' ')).join('');

const short = (value: number) => String(Math.round(value * 100) / 100);
