import type { StructureElement } from '../../support/pdf-structure.ts';
import { nameOf, type PdfDictionary, type PdfValue, textOf } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, faults } from './checked-pdf.ts';
import { elements, elementText, markedText, textPlaces } from './marked-text.ts';

/**
 * Bookmarks are the headings, nested as they are; each leads to its page, above the ink of its heading and below the text
 * before it, and in PDF 2.0 to the heading's element. The reader shows title and bookmarks.
 */
export function checkNavigation({ pdf, edition }: CheckedPdf): string[] {
  const texts = markedText(pdf);
  const headings = elements(pdf).filter(({ role }) => /^H[1-6]$/.test(role));
  const expected = headings.map(
    (heading) => `${heading.role} page ${firstPlace(heading)?.page} ${elementText(heading, texts)}`,
  );
  const actual = bookmarks(pdf.get(pdf.catalog, 'Outlines', 'First'), 1);
  const tops = destinationTops(pdf.get(pdf.catalog, 'Outlines', 'First'));
  const landings = headings.map((heading, index) => landsAbove(heading, tops[index] ?? Number.NaN));
  return faults({
    [`bookmarks land at ${landings.join(' ')}`]: landings.every((landing) => landing === 'above'),
    [`bookmarks are ${actual.join(' | ')}`]: actual.join('\n') === expected.join('\n'),
    'all bookmarks open': pdf.get(pdf.catalog, 'Outlines', 'Count') === expected.length,
    'bookmarks shown': nameOf(pdf.get(pdf.catalog, 'PageMode')) === 'UseOutlines',
    'title shown': pdf.get(pdf.catalog, 'ViewerPreferences', 'DisplayDocTitle') === true,
    'marked as tagged': pdf.get(pdf.catalog, 'MarkInfo', 'Marked') === true,
    'tab order by structure': pdf.pages.every((page) => nameOf(pdf.get(page, 'Tabs')) === 'S'),
  });

  function bookmarks(first: PdfValue, level: number): string[] {
    const found: string[] = [];
    for (let entry = first; entry !== null; entry = pdf.get(entry, 'Next')) {
      const page = pdf.pages.indexOf(pdf.get(destination(entry), 0) as PdfDictionary);
      found.push(`H${level} page ${page} ${textOf(pdf.get(entry, 'Title'))}`);
      found.push(...bookmarks(pdf.get(entry, 'First'), level + 1));
    }
    return found;
  }

  /** PDF/UA-2 requires an element; the page beside it is for readers of older files. */
  function destination(entry: PdfValue): PdfValue {
    if (edition === '1.7') return pdf.get(entry, 'Dest');
    const element = pdf.get(entry, 'A', 'SD', 0);
    return headings.some(({ dictionary }) => dictionary === element) ? pdf.get(entry, 'A', 'D') : null;
  }

  function destinationTops(first: PdfValue): number[] {
    const found: number[] = [];
    for (let entry = first; entry !== null; entry = pdf.get(entry, 'Next')) {
      found.push(Number(pdf.get(destination(entry), 3)), ...destinationTops(pdf.get(entry, 'First')));
    }
    return found;
  }

  /** Ink reaches 1.25 em above the baseline. */
  function landsAbove(heading: StructureElement, top: number): string {
    const place = firstPlace(heading);
    const shown = place && textPlaces(pdf, place.page);
    const own = shown?.find(({ mcid }) => mcid === place!.mcid);
    if (!shown || !own) return 'nothing';
    if (top < own.y + 1.25 * own.size) return 'ink';
    const before = shown.filter(({ y }) => y > own.y + 1).sort((a, b) => a.y - b.y)[0];
    return before && top > before.y ? 'the text before' : 'above';
  }
}

function firstPlace({ children: [first] }: StructureElement): { page: number; mcid: number } | undefined {
  return first === undefined || !('role' in first) ? first : firstPlace(first);
}
