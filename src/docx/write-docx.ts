import { Document as DocxDocument, type FileChild, Footer, Header, type ISectionOptions, Paragraph } from 'docx';
import type { Document } from '../model/document.ts';
import type { Page, PageWriter } from '../model/page.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { wordBody } from './body.ts';
import { pictures } from './figure/picture.ts';
import type { EmbeddedFaces } from './font-parts.ts';
import { libraryParts } from './library-parts.ts';
import { numbering } from './numbering.ts';
import { packageDocx } from './package.ts';
import { toParts } from './parts.ts';
import { PlacedPages } from './placed-text.ts';
import { runningBlocks, runningHeight } from './running.ts';
import { styleNames } from './style-names.ts';
import { styleSheet } from './style-sheet.ts';
import { twips } from './units.ts';
import { watermarkRun } from './watermark.ts';
import type { WordContext } from './word-context.ts';

export interface DocxOptions {
  /** `lock`: each page starts where the PDF starts it. `flow`: the word processor makes the pages. */
  readonly mode: 'lock' | 'flow';
  /** Faces to embed, so that the document looks the same where they are not installed. */
  readonly faces: EmbeddedFaces | undefined;
  readonly dictionary: Dictionary;
  readonly toolVersion: string;
}

/** Writes a document as an Office Open XML text document; the same input gives the same bytes. */
export function writeDocx(
  document: Document,
  { pages, ...options }: DocxOptions & { readonly pages: readonly Page[] },
): Uint8Array {
  const writer = createDocxWriter(document, options);
  for (const page of pages) writer.add(page);
  return writer.finish();
}

/** As `writeDocx`, page by page: of each only where it sets which text is kept. */
export function createDocxWriter(document: Document, options: DocxOptions): PageWriter {
  const placed = new PlacedPages();
  let first: Page | undefined;
  return {
    add(page) {
      first ??= page;
      placed.add(page);
    },
    finish: () => writePlaced(document, placed, first, options),
  };
}

function writePlaced(
  document: Document,
  placed: PlacedPages,
  firstPage: Page | undefined,
  options: DocxOptions,
): Uint8Array {
  const { header, body, footer, styles } = document;
  const parts = { header: toParts(header, styles), body: toParts(body, styles), footer: toParts(footer, styles) };
  const all = [...parts.header, ...parts.body, ...parts.footer];
  const context: WordContext = {
    document,
    placed,
    locked: options.mode === 'lock',
    names: styleNames(styles, parts),
    numbering: numbering(document, all, placed),
    fields: { pageCount: Math.max(1, placed.count) },
    dictionary: options.dictionary,
    pictures: pictures(parts, placed),
  };
  const file = new DocxDocument({
    numbering: context.numbering.options,
    sections: [
      {
        properties: sectionProperties(context, runningHeight(parts.footer, context)),
        headers: {
          default: new Header({ children: headerBlocks(parts.header, context, firstPage) as Paragraph[] }),
        },
        footers: { default: new Footer({ children: orEmpty(runningBlocks(parts.footer, context)) as Paragraph[] }) },
        children: [],
      },
    ],
  });
  const own = { info: document.info, families: fontFamilies(document), pictures: [...context.pictures.values()] };
  const { document: main, others } = libraryParts(file, wordBody(parts.body, context));
  const xml = { ...others, 'word/styles.xml': styleSheet(document, context.names) };
  return packageDocx(main, xml, { ...own, ...options });
}

function sectionProperties(context: WordContext, footerHeight: number): NonNullable<ISectionOptions['properties']> {
  const { page } = context.document;
  return {
    page: {
      size: { width: twips(page.width), height: twips(page.height) },
      margin: {
        top: twips(page.margin.top),
        right: twips(page.margin.right),
        bottom: twips(page.margin.bottom - slack(context)),
        left: twips(page.margin.left),
        header: twips(page.headerTop),
        footer: twips(Math.max(0, page.height - page.footerTop - footerHeight)),
      },
    },
  };
}

/**
 * Space in pt below a locked page's last line: a word processor that sets one line more than the PDF
 * still reaches the forced break on the same page. The footer's place bounds it.
 */
function slack({ document, locked }: WordContext): number {
  if (!locked) return 0;
  const { page, styles } = document;
  const aboveFooter = page.footerTop - (page.height - page.margin.bottom);
  return Math.max(0, Math.min(styles.base!.linePitch, aboveFooter));
}

function headerBlocks(parts: ReturnType<typeof toParts>, context: WordContext, page: Page | undefined): FileChild[] {
  const { document } = context;
  const blocks = orEmpty(runningBlocks(parts, context));
  const paragraph = blocks.find((block) => block instanceof Paragraph);
  if (document.watermark) paragraph!.addRunToFront(watermarkRun(document.watermark, document, page));
  return blocks;
}

/** WordprocessingML wants a paragraph in a header or footer. */
function orEmpty(blocks: FileChild[]): FileChild[] {
  return blocks.length > 0 ? blocks : [new Paragraph({ style: 'Normal' })];
}

function fontFamilies({ styles }: Document): string[] {
  return [...new Set(Object.values(styles).map(({ fontFamily }) => fontFamily))].sort();
}
