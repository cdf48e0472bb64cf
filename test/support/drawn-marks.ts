import { contentOperators } from './pdf-content.ts';
import type { PdfObjects } from './pdf-objects.ts';
import type { PdfDictionary } from './pdf-syntax.ts';

/**
 * What a page shows besides lines of text, one a line, lengths in pt from the top left corner: rules and dotted lines with
 * both ends, their height and their width; text that is turned, with its beginning, its angle and its size.
 */
export function drawnMarks(pdf: PdfObjects, page: PdfDictionary): string {
  const [, , , height] = pdf.get(page, 'MediaBox') as number[];
  const found: string[] = [];
  const numbers = (operands: readonly unknown[]) => operands.map(Number);
  let [width, size, dash] = [1, 0, ''];
  let from = [0, 0];
  let to = [0, 0];
  for (const { operator, operands } of contentOperators(pdf, page)) {
    if (operator === 'w') width = Number(operands[0]);
    else if (operator === 'd') dash = (operands[0] as unknown[]).length > 0 ? 'dotted' : '';
    else if (operator === 'm') from = numbers(operands);
    else if (operator === 'l') to = numbers(operands);
    else if (operator === 'Tf') size = Number(operands[1]);
    else if (operator === 'S') {
      const [x1, y1, x2, y2] = [from[0]!, height! - from[1]!, to[0]!, height! - to[1]!];
      const place = y1 === y2 ? `y ${y1.toFixed(2)}` : `y ${y1.toFixed(2)} to ${y2.toFixed(2)}`;
      found.push(`${dash || 'rule'} x ${x1.toFixed(2)} to ${x2.toFixed(2)}, ${place}, ${width} pt`);
    } else if (operator === 'Tm') {
      const [a, b, , , x, y] = numbers(operands);
      const angle = (Math.atan2(b!, a!) * 180) / Math.PI;
      found.push(
        `turned text x ${x!.toFixed(2)}, y ${(height! - y!).toFixed(2)}, ${angle.toFixed(2)} degrees, ${size} pt`,
      );
    }
  }
  return `${found.join('\n')}\n`;
}
