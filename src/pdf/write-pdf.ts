import type { Document } from '../model/document.ts';
import type { Page, PageWriter } from '../model/page.ts';
import type { PdfEdition } from '../model/pdf-edition.ts';
import { type Attachment, attach } from './attachments.ts';
import { Canvas } from './canvas.ts';
import { drawPage } from './draw-page.ts';
import { FontSet } from './fonts.ts';
import { GraphicsSet } from './graphics.ts';
import type { MarkedContent } from './marked-content.ts';
import { addInfo, addMetadata, type Making } from './metadata.ts';
import { addOutline, HeadingPlaces } from './outline.ts';
import { PdfFile } from './pdf-file.ts';
import { spokenHeader } from './spoken-header.ts';
import { addOutputIntent } from './srgb.ts';
import { compressedStream } from './stream.ts';
import { addStructure } from './structure.ts';
import { array, dict, number, type Ref, text } from './syntax.ts';

export interface PdfOptions extends Making {
  /** Files that travel inside: the data, and how the report was made. */
  readonly attachments: readonly Attachment[];
  /** `1.7` when absent. */
  readonly edition?: PdfEdition;
}

/**
 * Writes pages as a tagged PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), or as a tagged PDF 2.0
 * that is PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2). Decides nothing: draws.
 */
export function writePdf(document: Document, pages: readonly Page[], options: PdfOptions): Uint8Array {
  const writer = createPdfWriter(document, pages.length, options);
  for (const page of pages) writer.add(page);
  return writer.finish();
}

/** As `writePdf`, of as many pages as `pageCount` says: each is drawn and compressed as it comes, and not kept. */
export function createPdfWriter(document: Document, pageCount: number, options: PdfOptions): PageWriter {
  const file = new PdfFile();
  const fonts = new FontSet();
  const graphics = new GraphicsSet();
  const canvas = new Canvas(fonts, graphics);
  const tree = file.reserve();
  const resources = file.reserve();
  const pageRefs = Array.from({ length: pageCount }, () => file.reserve());
  const spoken = spokenHeader(document.header);
  const marks: MarkedContent[] = [];
  const headingPlaces = new HeadingPlaces(document);
  let index = 0;
  return {
    add(page) {
      const { content, marks: drawn } = drawPage(canvas, page, index, spoken);
      for (const mark of drawn) marks.push(mark);
      const contents = file.add(compressedStream({}, content));
      const ref = pageRefs[index]!;
      headingPlaces.look(page, ref);
      const box = array([0, 0, number(page.width), number(page.height)]);
      file.set(
        ref,
        dict({
          Type: '/Page',
          Parent: tree,
          MediaBox: box,
          Resources: resources,
          Contents: contents,
          StructParents: index++,
          Tabs: '/S',
        }),
      );
    },
    finish() {
      file.set(resources, dict({ Font: fonts.embed(file), ...graphics.embed(file) }));
      file.set(tree, dict({ Type: '/Pages', Kids: array(pageRefs), Count: pageCount }));
      return finishPdf(file, document, { tree, pageRefs, marks, headingPlaces }, options);
    },
  };
}

/** What is still to be written after the pages of a file. */
interface DrawnPages {
  readonly tree: Ref;
  readonly pageRefs: readonly Ref[];
  readonly marks: readonly MarkedContent[];
  readonly headingPlaces: HeadingPlaces;
}

/** Writes what a file has once, and its bytes. */
function finishPdf(
  file: PdfFile,
  document: Document,
  { tree, pageRefs, marks, headingPlaces }: DrawnPages,
  options: PdfOptions,
): Uint8Array {
  const { edition = '1.7' } = options;
  const info = edition === '1.7' ? addInfo(file, document.info, options) : undefined;
  const metadata = addMetadata(file, document.info, options, edition);
  const outputIntents = addOutputIntent(file);
  const structure = addStructure(file, document, marks, pageRefs, edition);
  const root = file.add(
    dict({
      Type: '/Catalog',
      Pages: tree,
      Lang: text(document.info.language),
      MarkInfo: dict({ Marked: true }),
      ViewerPreferences: dict({ DisplayDocTitle: true }),
      Metadata: metadata,
      OutputIntents: outputIntents,
      StructTreeRoot: structure.root,
      ...addOutline(file, document, headingPlaces, edition === '2.0' ? structure.headings : undefined),
      ...attach(file, options.attachments, document.info.date),
    }),
  );
  return file.write(edition, root, info);
}
