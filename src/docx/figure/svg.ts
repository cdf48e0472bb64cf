import type { PlacedFigure } from '../../model/page.ts';
import type { Ink } from './ink.ts';

/** A figure as SVG of filled paths alone: no text, no styles, nothing a reader could draw otherwise. */
export function figureSvg({ x, y, width, height }: PlacedFigure, inks: readonly Ink[]): string {
  const box = [x, y, width, height].map(short).join(' ');
  const size = `width="${short(width)}pt" height="${short(height)}pt" viewBox="${box}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inks.map(pathElement).join('')}</svg>`;
}

function pathElement({ color, path, x, y, scale, up }: Ink): string {
  const data = path.map(({ type, values }) => type + values.map(short).join(' ')).join('');
  const place = up ? ` transform="translate(${short(x)} ${short(y)}) scale(${scale} ${-scale})"` : '';
  return `<path fill="${color}"${place} d="${data}"/>`;
}

const short = (value: number) => String(Math.round(value * 100) / 100);
