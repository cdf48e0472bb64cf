import type { Face } from '../model/face.ts';
import { CodeTable } from './code-table.ts';
import { embedFont } from './embed-font.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, type PdfObject, type Ref } from './syntax.ts';

/**
 * The fonts of one file. A code means one slot of a face, that is for one source character with its ink,
 * so that text comes out of the file character by character as it went in.
 */
export class FontSet {
  readonly #fonts = new Map<Face, UsedFont>();

  /** The font that draws a face, in the order of first use. */
  use(face: Face): UsedFont {
    let font = this.#fonts.get(face);
    if (!font) {
      font = { name: `F${this.#fonts.size + 1}`, codes: new CodeTable() };
      this.#fonts.set(face, font);
    }
    return font;
  }

  /** Writes every font used and returns the resource dictionary that names them. */
  embed(file: Pick<PdfFile, 'add'>): PdfObject {
    const fonts: Record<string, Ref> = {};
    for (const [face, { name, codes }] of this.#fonts) fonts[name] = embedFont(file, face, codes.slots);
    return dict(fonts);
  }
}

export interface UsedFont {
  /** Resource name, `F1`. */
  readonly name: string;
  readonly codes: CodeTable;
}
