import type { Document } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import type { PdfEdition } from '../model/pdf-edition.ts';
import { assemblePdf, type PdfParts } from './assemble.ts';
import { type Attachment, attach } from './attachments.ts';
import { Canvas } from './canvas.ts';
import { drawPage } from './draw-page.ts';
import { FontSet } from './fonts.ts';
import { GraphicsSet } from './graphics.ts';
import { addInfo, addMetadata, type Making } from './metadata.ts';
import { addOutline } from './outline.ts';
import { PdfFile } from './pdf-file.ts';
import { addOutputIntent } from './srgb.ts';
import { addStructure, type MarkedContent, spokenHeader } from './structure.ts';
import { array, dict, number, text } from './syntax.ts';

export interface PdfOptions extends Making {
  /** Files that travel inside: the data, and how the report was made. */
  readonly attachments: readonly Attachment[];
  /** `1.7` when absent. */
  readonly edition?: PdfEdition;
}

/** Writes a file; see `collectPdf`. */
export function writePdf(document: Document, pages: readonly Page[], options: PdfOptions): Uint8Array {
  return assemblePdf(collectPdf(document, pages, options));
}

/**
 * The objects of a file, still to be compressed and assembled: pages as a tagged PDF 1.7 that is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), or as a tagged PDF 2.0
 * that is PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2). Decides nothing: draws.
 */
export function collectPdf(document: Document, pages: readonly Page[], options: PdfOptions): PdfParts {
  const { edition = '1.7' } = options;
  const file = new PdfFile();
  const fonts = new FontSet();
  const graphics = new GraphicsSet();
  const canvas = new Canvas(fonts, graphics);
  const tree = file.reserve();
  const resources = file.reserve();
  const pageRefs = pages.map(() => file.reserve());

  const spoken = spokenHeader(document.header);
  const marks: MarkedContent[] = [];
  pages.forEach((page, index) => {
    const { content, marks: drawn } = drawPage(canvas, page, index, spoken);
    for (const mark of drawn) marks.push(mark);
    const contents = file.add({ entries: {}, content });
    const box = array([0, 0, number(page.width), number(page.height)]);
    file.set(
      pageRefs[index]!,
      dict({
        Type: '/Page',
        Parent: tree,
        MediaBox: box,
        Resources: resources,
        Contents: contents,
        StructParents: index,
        Tabs: '/S',
      }),
    );
  });
  file.set(resources, dict({ Font: fonts.embed(file), ...graphics.embed(file) }));
  file.set(tree, dict({ Type: '/Pages', Kids: array(pageRefs), Count: pages.length }));

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
      ...addOutline(file, document, pages, pageRefs, edition === '2.0' ? structure.headings : undefined),
      ...attach(file, options.attachments, document.info.date),
    }),
  );
  return file.parts(edition, root, info);
}
