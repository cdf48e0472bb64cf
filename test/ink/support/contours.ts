import { createRequire } from 'node:module';

/** A closed outline: its form, and where its first point lies, in font units. */
export interface Contour {
  /** The same number for the same form, wherever it lies and whichever file it was read from. */
  readonly form: number;
  readonly x: number;
  readonly y: number;
  /** Box of its points around the origin of the glyph: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
}

/** A TrueType file as fontkit reads it, which shares no code with the writer of the subsets. */
export interface FontFile {
  readonly unitsPerEm: number;
  contours(glyph: number): readonly Contour[];
  advance(glyph: number): number;
}

/** Opens a whole font or an embedded subset. */
export function openFontFile(bytes: Uint8Array): FontFile {
  const font = fontkit.create(Buffer.from(bytes));
  const known = new Map<number, readonly Contour[]>();
  return {
    unitsPerEm: font.unitsPerEm,
    advance: (glyph) => font.getGlyph(glyph).advanceWidth,
    contours(glyph) {
      const contours = known.get(glyph) ?? contoursOf(font.getGlyph(glyph).path.commands);
      known.set(glyph, contours);
      return contours;
    },
  };
}

/** What is used of fontkit, which ships no types. */
interface FontkitFont {
  readonly unitsPerEm: number;
  getGlyph(id: number): { readonly advanceWidth: number; readonly path: { readonly commands: readonly Command[] } };
}

interface Command {
  readonly command: string;
  readonly args: readonly number[];
}

const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Uint8Array): FontkitFont };

const forms = new Map<string, number>();

function contoursOf(commands: readonly Command[]): Contour[] {
  const contours: Command[][] = [];
  for (const command of commands) {
    if (command.command === 'moveTo') contours.push([]);
    contours.at(-1)?.push(command);
  }
  return contours.map((own) => {
    const [x = 0, y = 0] = own[0]?.args ?? [];
    const relative = own.map(({ command, args }) => `${command}${args.map((at, k) => at - (k % 2 ? y : x))}`).join(' ');
    const xs = own.flatMap(({ args }) => args.filter((_, k) => k % 2 === 0));
    const ys = own.flatMap(({ args }) => args.filter((_, k) => k % 2 === 1));
    const form = forms.get(relative) ?? forms.size;
    forms.set(relative, form);
    return { form, x, y, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  });
}
