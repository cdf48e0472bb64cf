import { cubicValues } from '../model/cubic-curve.ts';
import type { PathShape, Stroke } from '../model/drawing.ts';
import type { Face } from '../model/face.ts';
import type { GlyphRun } from '../model/page.ts';
import type { Raster } from '../model/raster.ts';
import { ByteWriter } from './byte-writer.ts';
import type { FontSet } from './fonts.ts';
import type { GraphicsSet } from './graphics.ts';
import { number } from './syntax.ts';

/**
 * Writes the content stream of one page after another (ISO 32000-1, 8 and 9). Lengths in pt from the bottom left corner.
 * Says colour, font and line width only where they change, and moves from text to text, so that little is written.
 */
export class Canvas {
  readonly #fonts: FontSet;
  readonly #graphics: GraphicsSet;
  readonly #out = new ByteWriter();
  #fill = '';
  #stroke = '';
  #lineWidth = -1;
  #face: Face | undefined;
  #fontSize = 0;
  #inText = false;
  /** Where the last text began, in thousandths of a point: moves between rounded places add up without error. */
  #x = 0;
  #y = 0;

  constructor(fonts: FontSet, graphics: GraphicsSet) {
    this.#fonts = fonts;
    this.#graphics = graphics;
  }

  /** Opens marked content: `/P <</MCID 3>>`. */
  open(mark: string): void {
    this.#out.text(`${mark} BDC\n`);
  }

  /** Closes what `open` opened. */
  close(): void {
    this.#endText();
    this.#out.text('EMC\n');
  }

  text(run: GlyphRun, x: number, y: number): void {
    this.#beginText(run);
    const left = Math.round(x * 1000);
    const base = Math.round(y * 1000);
    this.#out.thousandths(left - this.#x);
    this.#out.thousandths(base - this.#y);
    this.#out.text('Td ');
    this.#x = left;
    this.#y = base;
    this.#show(run);
  }

  /** Text that is not seen, stretched over `width`: what a drawn line reads as. */
  hiddenText(run: GlyphRun, x: number, y: number): void {
    this.#beginText(run);
    const advance = run.words.reduce((sum, word) => sum + word.advance, 0);
    const natural = (advance * run.fontSize) / run.face.unitsPerEm;
    this.#out.text('3 Tr ');
    this.#numbers(natural === 0 ? 100 : (100 * run.width) / natural);
    this.#out.text('Tz\n');
    this.text(run, x, y);
    this.#out.text('0 Tr 100 Tz\n');
  }

  /** Text turned counter-clockwise about its beginning. */
  turnedText(run: GlyphRun, x: number, y: number, cos: number, sin: number): void {
    this.#beginText(run);
    this.#numbers(cos, sin, -sin, cos, x, y);
    this.#out.text('Tm ');
    this.#show(run);
    this.#endText();
  }

  rect(x: number, y: number, width: number, height: number, color: string): void {
    this.#endText();
    this.#setFill(color);
    this.#numbers(x, y, width, height);
    this.#out.text('re f\n');
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number, color: string): void {
    this.#endText();
    if (color !== this.#stroke) this.#out.text(`${rgb(color)} RG\n`);
    this.#stroke = color;
    if (width !== this.#lineWidth) {
      this.#numbers(width);
      this.#out.text('w\n');
    }
    this.#lineWidth = width;
    this.#numbers(x1, y1);
    this.#out.text('m ');
    this.#numbers(x2, y2);
    this.#out.text('l S\n');
  }

  /** A line of round dots, `gap` from the middle of one to that of the next. */
  dottedLine(x1: number, x2: number, y: number, diameter: number, gap: number, color: string): void {
    this.#endText();
    this.#out.text('1 J [0 ');
    this.#numbers(gap);
    this.#out.text('] 0 d\n');
    this.line(x1, y, x2, y, diameter, color);
    this.#out.text('0 J [] 0 d\n');
  }

  /** Shows only what lies in a rectangle, until `unclip`. */
  clip(x: number, y: number, width: number, height: number): void {
    this.#save();
    this.#numbers(x, y, width, height);
    this.#out.text('re W n\n');
  }

  unclip(): void {
    this.#restore();
  }

  /** A path whose steps count from `x` and `y`, downwards. */
  path({ steps, fill, stroke }: PathShape, x: number, y: number): void {
    this.#save();
    this.#out.text('1 0 0 -1 ');
    this.#numbers(x, y);
    this.#out.text('cm\n');
    if ((fill && fill.opacity < 1) || (stroke && stroke.opacity < 1)) {
      this.#out.text(`/${this.#graphics.opacity(fill?.opacity ?? 1, stroke?.opacity ?? 1)} gs\n`);
    }
    if (fill) this.#out.text(`${rgb(fill.color)} rg\n`);
    if (stroke) this.#pen(stroke);
    let [penX, penY, startX, startY] = [0, 0, 0, 0];
    for (const { type, values } of steps) {
      this.#numbers(...(type === 'Q' ? cubicValues(penX, penY, values) : values));
      this.#out.text(`${pathOperators[type]}\n`);
      [penX, penY] = type === 'Z' ? [startX, startY] : (values.slice(-2) as [number, number]);
      if (type === 'M') [startX, startY] = [penX, penY];
    }
    const rule = fill?.rule === 'evenodd' ? '*' : '';
    this.#out.text(fill ? `${stroke ? 'B' : 'f'}${rule}\n` : 'S\n');
    this.#restore();
  }

  image(raster: Raster, x: number, y: number, width: number, height: number): void {
    this.#save();
    this.#numbers(width);
    this.#out.text('0 0 ');
    this.#numbers(height, x, y);
    this.#out.text(`cm /${this.#graphics.image(raster)} Do\n`);
    this.#restore();
  }

  #pen({ color, width, cap, join, miterLimit, dashes, dashOffset }: Stroke): void {
    this.#out.text(`${rgb(color)} RG\n`);
    this.#numbers(width);
    this.#out.text(`w ${lineCaps[cap]} J ${lineJoins[join]} j `);
    this.#numbers(miterLimit);
    this.#out.text('M\n');
    if (dashes.length === 0) return;
    this.#out.text('[');
    this.#numbers(...dashes);
    this.#out.text('] ');
    this.#numbers(dashOffset);
    this.#out.text('d\n');
  }

  #save(): void {
    this.#endText();
    this.#out.text('q\n');
  }

  /** What was set since `#save` is as it was before; nothing is assumed about it. */
  #restore(): void {
    this.#endText();
    this.#out.text('Q\n');
    this.#fill = this.#stroke = '';
    this.#lineWidth = -1;
    this.#face = undefined;
  }

  /** The stream of the page; the next one begins with nothing set. */
  endPage(): Uint8Array {
    this.#fill = this.#stroke = '';
    this.#lineWidth = -1;
    this.#face = undefined;
    return this.#out.take();
  }

  #beginText({ color, face, fontSize }: GlyphRun): void {
    if (!this.#inText) {
      this.#out.text('BT\n');
      this.#inText = true;
      this.#x = this.#y = 0;
    }
    this.#setFill(color);
    if (face === this.#face && fontSize === this.#fontSize) return;
    this.#out.text(`/${this.#fonts.use(face).name} `);
    this.#numbers(fontSize);
    this.#out.text('Tf\n');
    this.#face = face;
    this.#fontSize = fontSize;
  }

  #show({ face, words }: GlyphRun): void {
    this.#out.text('(');
    const { codes } = this.#fonts.use(face);
    for (const { slots } of words) this.#out.codes(slots, codes);
    this.#out.text(') Tj\n');
  }

  #endText(): void {
    if (this.#inText) this.#out.text('ET\n');
    this.#inText = false;
  }

  #setFill(color: string): void {
    if (color !== this.#fill) this.#out.text(`${rgb(color)} rg\n`);
    this.#fill = color;
  }

  #numbers(...values: number[]): void {
    for (const value of values) this.#out.thousandths(Math.round(value * 1000));
  }
}

/** ISO 32000-1, tables 54, 55 and 59. */
const lineCaps = { butt: 0, round: 1, square: 2 } as const;
const lineJoins = { miter: 0, round: 1, bevel: 2 } as const;
const pathOperators = { M: 'm', L: 'l', Q: 'c', C: 'c', Z: 'h' } as const;

/** Operands of the colour `#rrggbb`. */
function rgb(color: string): string {
  const written = rgbOperands.get(color);
  if (written !== undefined) return written;
  const operands = [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
  rgbOperands.set(color, operands);
  return operands;
}

/** Every run names its colour, and a process has a handful of them. */
const rgbOperands = new Map<string, string>();
