import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { FontBook } from '../font/font-book.ts';
import type { Document, Style } from '../model/document.ts';
import { inlinesOf } from '../model/inlines-of.ts';
import { visit } from '../model/visit.ts';

/** What is wrong with the faces a document needs; after an empty answer each of them opens. */
export function checkFaces(document: Document, fonts: FontBook): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { fontFamily, bold, italic } of facesOf(document)) {
    found.push(...fonts.find(fontFamily, bold, italic).diagnostics);
  }
  return distinct(found);
}

type FaceOfText = Pick<Style, 'fontFamily' | 'bold' | 'italic'>;

/** Each face of styles and texts once, in the order of their first use. */
function facesOf(document: Document): readonly FaceOfText[] {
  const faces: FaceOfText[] = [];
  const add = (fontFamily: string, bold: boolean, italic: boolean) => {
    for (const face of faces) {
      if (face.bold === bold && face.italic === italic && face.fontFamily === fontFamily) return;
    }
    faces.push({ fontFamily, bold, italic });
  };
  for (const { fontFamily, bold, italic } of Object.values(document.styles)) add(fontFamily, bold, italic);
  for (const node of visit(document)) {
    const inlines = inlinesOf(node);
    if (inlines.length === 0) continue;
    const { fontFamily } = document.styles[node.style]!;
    for (const inline of inlines) if (inline.type !== 'lineBreak') add(fontFamily, inline.bold, inline.italic);
  }
  return faces;
}

/** A family that is not there lacks all its faces; that is reported once. */
function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(found.map((each) => [`${each.code} ${each.message.en}`, each])).values()];
}
