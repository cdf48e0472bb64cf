/** What one or several letters of a page's text are drawn by. Lengths in pt; x from the left edge, y from the bottom edge. */
export interface Glyph {
  /** As the file maps it; one space where nothing is drawn, a placeholder where the file gives no letter. */
  readonly text: string;
  /** Where it begins on its baseline. */
  readonly x: number;
  readonly y: number;
  /** How far along its baseline the next glyph of the same text would begin, before any kerning. */
  readonly advance: number;
  /** Where the middle of its ink lies along its baseline; only of vowels and marks above and below a letter. */
  readonly middle?: number;
  readonly fontSize: number;
  /** Direction of the baseline in degrees, counterclockwise, from 0 to 359. */
  readonly angle: number;
}

/** Where a text lies along its direction. */
export function along({ x, y, angle }: Pick<Glyph, 'x' | 'y' | 'angle'>): number {
  const turn = (angle * Math.PI) / 180;
  return x * Math.cos(turn) + y * Math.sin(turn);
}

/** Where a text lies across its direction: more is further up. */
export function across({ x, y, angle }: Pick<Glyph, 'x' | 'y' | 'angle'>): number {
  const turn = (angle * Math.PI) / 180;
  return y * Math.cos(turn) - x * Math.sin(turn);
}

/** The direction of a baseline in whole degrees, from its matrix's first column. */
export function degrees(a: number, b: number): number {
  return (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
}
