import type { TextBox } from '../layout/text/shape.ts';

/** The text of a box. */
export function boxText({ pieces }: TextBox): string {
  return pieces.map(({ shaped }) => shaped.text).join('');
}
