import { inflateSync } from 'node:zlib';
import { isArray, isDict, isName, type PdfStream, PdfUnreadable, type PdfValue } from './pdf-value.ts';
import { whole } from './reader-limits.ts';

/** Content of a stream, its filter undone; `budget` counts the bytes that the file may still expand to. */
export function decodeStream({ dict, raw }: PdfStream, budget: { left: number }): Uint8Array {
  const filter = dict.entries.get('Filter');
  const only = isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only === undefined || only === null) return raw;
  if (!isName(only, 'FlateDecode')) throw new PdfUnreadable('damaged', 'a stream has a filter that is not read here');
  const parameters = dict.entries.get('DecodeParms');
  try {
    const inflated = inflateSync(raw, { maxOutputLength: Math.max(1, budget.left) });
    budget.left -= inflated.length;
    return unpredicted(inflated, isArray(parameters) ? parameters[0] : parameters);
  } catch (error) {
    if (error instanceof PdfUnreadable) throw error;
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfUnreadable(tooLarge ? 'too-large' : 'damaged', 'a compressed stream cannot be read');
  }
}

/** Undoes the PNG predictor `up`, the one that programs use for cross-reference streams (7.4.4.4). */
function unpredicted(content: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  const predictor = isDict(parameters) ? (parameters.entries.get('Predictor') ?? 1) : 1;
  if (!isDict(parameters) || predictor === 1) return content;
  const columns = whole(parameters.entries.get('Columns') ?? 1, 64);
  const rows = content.length / (columns + 1);
  if (predictor !== 12 || !Number.isInteger(rows)) throw new PdfUnreadable('damaged', 'a predictor is not read here');
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * (columns + 1);
    if (content[from] !== 2 && content[from] !== 0) throw new PdfUnreadable('damaged', 'a predictor is not read here');
    for (let k = 0; k < columns; k++) {
      const above = content[from] === 2 && row > 0 ? out[(row - 1) * columns + k]! : 0;
      out[row * columns + k] = content[from + 1 + k]! + above;
    }
  }
  return out;
}
