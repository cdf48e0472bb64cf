import type { DrawnFont } from './drawn-font.ts';
import type { DrawnPage } from './drawn-text.ts';

/** A character as drawn: its pen place in font units from the beginning of its line. */
export interface DrawnCharacter {
  readonly text: string;
  readonly code: number;
  readonly pen: number;
}

/** Characters in one font on one baseline, each beginning where the one before ends; `x`, `y` and `end` in pt. */
export interface DrawnLine {
  readonly font: DrawnFont;
  readonly fontSize: number;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly text: string;
  readonly characters: readonly DrawnCharacter[];
}

/** Joins the texts of a page to lines; a gap, another font or another size begins a new one. */
export function drawnLines(page: DrawnPage): DrawnLine[] {
  const lines: (DrawnLine & { end: number; text: string; characters: DrawnCharacter[] })[] = [];
  for (const { font, fontSize, x, y, codes } of page.texts) {
    const last = lines.at(-1);
    const joins =
      last?.font === font && last.fontSize === fontSize && last.y === y && Math.abs(last.end - x) < TOUCHING;
    const line = joins ? last : { font, fontSize, x, y, end: x, text: '', characters: [] };
    if (!joins) lines.push(line);
    // Places are written to 1/1000 pt, and whole font units are wider than that.
    let pen = Math.round(((x - line.x) * font.unitsPerEm) / fontSize);
    for (const code of codes) {
      const text = font.text(code);
      line.characters.push({ text, code, pen });
      line.text += text;
      pen += font.advance(code);
    }
    line.end = line.x + (pen * fontSize) / font.unitsPerEm;
  }
  return lines;
}

/** Rounding of places, pt; far less than any gap. */
const TOUCHING = 0.01;

/** Ink of a line as sorted `form@x,y`, in font units from its beginning. */
export function inkOf({ font, characters }: DrawnLine): string[] {
  return characters
    .flatMap(({ code, pen }) => font.contours(code).map((contour) => `${contour.form}@${contour.x + pen},${contour.y}`))
    .sort();
}

/** Box of a line's ink in pt on its page: left, top, right, bottom; undefined without ink. */
export function inkBox({ font, fontSize, x, y, characters }: DrawnLine): InkBox | undefined {
  const scale = fontSize / font.unitsPerEm;
  let box: InkBox | undefined;
  for (const { code, pen } of characters) {
    for (const {
      box: [left, bottom, right, top],
    } of font.contours(code)) {
      const one = {
        left: x + (pen + left) * scale,
        top: y - top * scale,
        right: x + (pen + right) * scale,
        bottom: y - bottom * scale,
      };
      box = box ? union(box, one) : one;
    }
  }
  return box;
}

export interface InkBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function union(a: InkBox, b: InkBox): InkBox {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
