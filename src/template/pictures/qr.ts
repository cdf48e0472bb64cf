import qrEncoder from 'pdfmake/js/qrEnc.js';
import type { Drawing, PathStep } from '../../model/drawing.ts';

/**
 * The QR code of a text as a drawing with a side of `side` pt, its quiet zone of four modules included (ISO/IEC 18004,
 * 9.1); undefined for a text that no code can hold. A code with a sixth of it hidden can still be read (level M).
 */
export function qrDrawing(text: string, side: number): Omit<Drawing, 'alt'> | undefined {
  const modules = encode(text);
  if (!modules) return undefined;
  const module = side / (modules.length + 2 * quietZone);
  const at = (count: number) => (count + quietZone) * module;
  const steps: PathStep[] = [];
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      // Neighbours in a row are one rectangle, so that no gap shows between them.
      steps.push({ type: 'M', values: [at(from), at(y)] }, { type: 'L', values: [at(x + 1), at(y)] });
      steps.push({ type: 'L', values: [at(x + 1), at(y + 1)] }, { type: 'L', values: [at(from), at(y + 1)] });
      steps.push({ type: 'Z', values: [] });
    }
  });
  const fill = { color: '#000000', opacity: 1, rule: 'nonzero' } as const;
  return { width: side, height: side, shapes: [{ type: 'path', steps, fill }] };
}

const quietZone = 4;

/** The dark modules by row and column, as pdfmake draws them. */
function encode(text: string): boolean[][] | undefined {
  // pdfmake writes characters beyond the first plane as two; bytes it takes as they are.
  const qr = /[\ud800-\udfff]/.test(text) ? [...Buffer.from(text, 'utf8')] : text;
  const drawn = measured(qr);
  if (!drawn) return undefined;
  const count = drawn._width / modulePixels;
  const modules = Array.from({ length: count }, () => Array.from({ length: count }, () => false));
  // The first is the white ground.
  for (const { x, y } of drawn._canvas.slice(1)) modules[y / modulePixels]![x / modulePixels] = true;
  return modules;
}

function measured(qr: string | readonly number[]) {
  if (qr.length === 0) return undefined;
  try {
    return qrEncoder.default.measure({ qr, eccLevel: 'M' });
  } catch {
    return undefined;
  }
}

/** What pdfmake's encoder makes of a module when no size is given. */
const modulePixels = 5;
