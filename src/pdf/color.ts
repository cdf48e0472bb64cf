import { number } from './syntax.ts';

/** Operators that set the colour `#rrggbb` for filling and for lines. */
export const fill = (color: string) => `${rgb(color)} rg`;
export const stroke = (color: string) => `${rgb(color)} RG`;

function rgb(color: string): string {
  const known = colorOperators.get(color);
  if (known !== undefined) return known;
  const written = [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
  colorOperators.set(color, written);
  return written;
}

/** A run asks for its colour, and a process has a handful of them. */
const colorOperators = new Map<string, string>();
