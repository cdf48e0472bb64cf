import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document, Inline } from '../document/document.ts';
import { type Node, visit } from '../document/visit.ts';
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
  return [...ofStyles, ...ofTexts].flat();
}

function inlinesOf(node: Node): readonly Inline[] {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'listItem':
      return node.children;
    case 'description':
      return [...node.term, ...node.details];
    default:
      return [];
  }
}
