import type { Raster, Samples } from '../model/raster.ts';
import type { PdfFile } from './pdf-file.ts';
import { plainStream, type StreamEntries } from './stream.ts';
import { bytes, dict, number, type PdfObject, type Ref } from './syntax.ts';

/** The pictures and the degrees of opacity that one file uses, each of them once however often it is drawn. */
export class GraphicsSet {
  readonly #images = new Map<Raster, string>();
  readonly #opacities = new Map<string, string>();

  /** Resource name of a picture, `I1`. */
  image(raster: Raster): string {
    const name = this.#images.get(raster) ?? `I${this.#images.size + 1}`;
    this.#images.set(raster, name);
    return name;
  }

  /** Resource name of the graphics state that fills and strokes with these opacities, `G1`. */
  opacity(fill: number, stroke: number): string {
    const entries = dict({ ca: number(fill), CA: number(stroke) });
    const name = this.#opacities.get(entries) ?? `G${this.#opacities.size + 1}`;
    this.#opacities.set(entries, name);
    return name;
  }

  /** Writes what was used and returns the entries of the resource dictionary that name it. */
  embed(file: Pick<PdfFile, 'add'>): Readonly<Record<string, PdfObject>> {
    const images: Record<string, Ref> = {};
    for (const [raster, name] of this.#images) images[name] = embedImage(file, raster);
    const states: Record<string, PdfObject> = {};
    for (const [entries, name] of this.#opacities) states[name] = entries;
    return {
      ...(this.#images.size > 0 && { XObject: dict(images) }),
      ...(this.#opacities.size > 0 && { ExtGState: dict(states) }),
    };
  }
}

/** An image (ISO 32000-1, 8.9.5), its opacity as a soft mask (11.6.5.3). Colours are those of the output intent, sRGB. */
function embedImage(file: Pick<PdfFile, 'add'>, { width, height, color, alpha }: Raster): Ref {
  const size = { Type: '/XObject', Subtype: '/Image', Width: width, Height: height };
  const mask = alpha && file.add(plainStream({ ...size, ...entriesOf(alpha, width) }, alpha.data));
  const entries: StreamEntries = { ...size, ...entriesOf(color, width), ...(mask && { SMask: mask }) };
  return file.add(plainStream(entries, color.data));
}

function entriesOf({ space, palette, bits, coding }: Samples, width: number): StreamEntries {
  const colors = space === 'rgb' ? 3 : 1;
  const entries = { ColorSpace: colorSpace(space, palette), BitsPerComponent: bits };
  if (coding === 'jpeg') return { ...entries, Filter: '/DCTDecode' };
  if (coding === 'deflate') return { ...entries, Filter: '/FlateDecode' };
  const rows = dict({ Predictor: 15, Colors: colors, BitsPerComponent: bits, Columns: width });
  return { ...entries, Filter: '/FlateDecode', DecodeParms: rows };
}

function colorSpace(space: Samples['space'], palette: Uint8Array | undefined): PdfObject {
  if (space === 'gray') return '/DeviceGray';
  if (space === 'rgb' || !palette) return '/DeviceRGB';
  return `[/Indexed /DeviceRGB ${palette.length / 3 - 1} ${bytes(palette)}]`;
}
