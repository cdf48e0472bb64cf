import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document } from '../document/document.ts';
import { inlinesOf } from '../document/inlines-of.ts';
import { visit } from '../document/visit.ts';
import type { FontBook } from './font-book.ts';

/** What is wrong with the faces a document needs; after an empty answer each of them opens. */
export function checkFaces(document: Document, fonts: FontBook): Diagnostic[] {
  const seen = new Set<string>();
  const check = (family: string, bold: boolean, italic: boolean): readonly Diagnostic[] => {
    const key = `${family} ${bold} ${italic}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return fonts.find(family, bold, italic).diagnostics;
  };
  const ofStyles = Object.values(document.styles).map(({ fontFamily, bold, italic }) =>
    check(fontFamily, bold, italic),
  );
  const ofTexts = [...visit(document)].flatMap((node) =>
    inlinesOf(node).map((inline) =>
      inline.type === 'lineBreak' ? [] : check(document.styles[node.style]!.fontFamily, inline.bold, inline.italic),
    ),
  );
  return distinct([...ofStyles, ...ofTexts].flat());
}

/** A family that is not there lacks all its faces; that is told once. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(found.map((each) => [`${each.code} ${each.message.en}`, each])).values()];
}
