import type { StructureElement } from '../../support/pdf-structure.ts';
import { nameOf, type PdfDictionary, type PdfValue, textOf } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, faults } from './checked-pdf.ts';
import { elements, elementText, markedText } from './marked-text.ts';

/** Bookmarks are the headings, nested as they are and leading to their pages; the reader shows title and bookmarks. */
export function checkNavigation({ pdf }: CheckedPdf): string[] {
  const texts = markedText(pdf);
  const headings = elements(pdf).filter(({ role }) => /^H[1-6]$/.test(role));
  const expected = headings.map(
    (heading) => `${heading.role} page ${firstPage(heading)} ${elementText(heading, texts)}`,
  );
  const actual = bookmarks(pdf.get(pdf.catalog, 'Outlines', 'First'), 1);
  return faults({
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
      const page = pdf.pages.indexOf(pdf.get(entry, 'Dest', 0) as PdfDictionary);
      found.push(`H${level} page ${page} ${textOf(pdf.get(entry, 'Title'))}`);
      found.push(...bookmarks(pdf.get(entry, 'First'), level + 1));
    }
    return found;
  }
}

function firstPage({ children: [first] }: StructureElement): number | undefined {
  return first === undefined || !('role' in first) ? first?.page : firstPage(first);
}
