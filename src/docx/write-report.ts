import { isEmbeddable } from '../font/check-families.ts';
import type { FontBook } from '../font/font-book.ts';
import type { Document } from '../model/document.ts';
import type { Face } from '../model/face.ts';
import type { Page, PageWriter } from '../model/page.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import type { EmbeddedFaces } from './font-parts.ts';
import type { ParagraphWriter } from './word-paragraph.ts';
import { createDocxWriter, type DocxOptions } from './write-docx.ts';

/** What a DOCX is written with. */
export interface DocxResources {
  readonly fonts: FontBook;
  readonly dictionary: Dictionary;
  readonly toolVersion: string;
  /** Writes what it can in the docx library's place, exactly as the library does. */
  readonly writeParagraph?: ParagraphWriter | undefined;
}

/** Writes a report as DOCX with the faces of its font embedded. */
export function writeReport(
  document: Document,
  pages: readonly Page[],
  resources: DocxResources,
  mode: DocxOptions['mode'] = 'lock',
): Uint8Array {
  const writer = createReportWriter(document, resources, mode);
  for (const page of pages) writer.add(page);
  return writer.finish();
}

/** As `writeReport`, page by page. */
export function createReportWriter(
  document: Document,
  { fonts, dictionary, toolVersion, writeParagraph }: DocxResources,
  mode: DocxOptions['mode'] = 'lock',
): PageWriter {
  const faces = embeddedFaces(document.styles.base!.fontFamily, fonts);
  return createDocxWriter(document, { mode, faces, dictionary, toolVersion, writeParagraph });
}

/** An office goes on writing in any face, so the whole family travels along, as far as there is one. */
function embeddedFaces(family: string, fonts: FontBook): EmbeddedFaces | undefined {
  const faces: { -readonly [Key in keyof EmbeddedFaces]: Face } = {};
  for (const [key, bold, italic] of cuts) {
    const face = fonts.lists(family, bold, italic) ? fonts.find(family, bold, italic).value : undefined;
    if (face && isEmbeddable(face)) faces[key] = face;
  }
  return Object.keys(faces).length > 0 ? faces : undefined;
}

const cuts = [
  ['regular', false, false],
  ['bold', true, false],
  ['italic', false, true],
  ['boldItalic', true, true],
] as const;
