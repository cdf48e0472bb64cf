import type { PdfObjects } from './pdf-objects.ts';
import { PdfKeyword, PdfScanner } from './pdf-scanner.ts';
import { nameOf, type PdfDictionary, type PdfValue } from './pdf-syntax.ts';

/** One operator of a content stream with its operands before it. */
export interface ContentOperator {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** An operator that paints, with the marked content that it is in, outermost first. */
export interface PaintedContent extends ContentOperator {
  readonly marks: readonly MarkedContent[];
}

export interface MarkedContent {
  readonly tag: string;
  readonly mcid: number | undefined;
}

/** Operators of a page's content streams, joined as ISO 32000-1, 7.8.2 says. No inline images. */
export function contentOperators(pdf: PdfObjects, page: PdfDictionary): ContentOperator[] {
  const contents = pdf.get(page, 'Contents');
  const streams = Array.isArray(contents) ? contents : [contents];
  const bytes = Buffer.concat(streams.flatMap((stream) => [Buffer.from(pdf.decode(stream)), Buffer.from('\n')]));
  const scanner = new PdfScanner(bytes);
  const operators: ContentOperator[] = [];
  let operands: PdfValue[] = [];
  for (let value = scanner.next(); value !== undefined; value = scanner.next()) {
    if (value instanceof PdfKeyword) {
      operators.push({ operator: value.word, operands });
      operands = [];
    } else operands.push(value);
  }
  return operators;
}

const PAINTING = new Set('Tj TJ \' " S s f F f* B B* b b* sh Do'.split(' '));

/** What paints on a page and how it is marked; throws on marked content without beginning or end. */
export function paintedContent(pdf: PdfObjects, page: PdfDictionary): PaintedContent[] {
  const marks: MarkedContent[] = [];
  const painted: PaintedContent[] = [];
  for (const { operator, operands } of contentOperators(pdf, page)) {
    if (operator === 'BMC' || operator === 'BDC') {
      const properties = nameOf(operands[1])
        ? pdf.get(page, 'Resources', 'Properties', nameOf(operands[1]) ?? '')
        : (operands[1] ?? null);
      const mcid = pdf.get(properties, 'MCID');
      marks.push({ tag: nameOf(operands[0]) ?? '', mcid: typeof mcid === 'number' ? mcid : undefined });
    } else if (operator === 'EMC') {
      if (!marks.pop()) throw new Error('EMC without BMC or BDC');
    } else if (PAINTING.has(operator)) painted.push({ operator, operands, marks: [...marks] });
  }
  if (marks.length > 0) throw new Error('marked content without EMC');
  return painted;
}
