import type { ISectionOptions } from 'docx';
import { strToU8 } from 'fflate';
import type { Document } from '../model/document.ts';
import type { Page, PageWriter } from '../model/page.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { wordBody } from './body.ts';
import { pictures } from './figure/picture.ts';
import type { EmbeddedFaces } from './font-parts.ts';
import { libraryParagraphXml } from './library-paragraph.ts';
import { type DocumentShell, documentShell, numberingPart } from './library-parts.ts';
import { numbering, placeholderText } from './numbering.ts';
import { packageDocx } from './package.ts';
import { toParts } from './parts.ts';
import { PlacedPages } from './placed-text.ts';
import { type RunningBlock, runningBlocks, runningHeight } from './running.ts';
import { styleNames } from './style-names.ts';
import { styleSheet } from './style-sheet.ts';
import { twips } from './units.ts';
import { watermarkRun } from './watermark.ts';
import type { WordContext } from './word-context.ts';
import type { ParagraphWriter, WordNumbering } from './word-paragraph.ts';

export interface DocxOptions {
  /** `lock`: each page starts where the PDF starts it. `flow`: the word processor makes the pages. */
  readonly mode: 'lock' | 'flow';
  /** Faces to embed, so that the document looks the same where they are not installed. */
  readonly faces: EmbeddedFaces | undefined;
  readonly dictionary: Dictionary;
  readonly toolVersion: string;
  /** Writes what it can in the docx library's place, exactly as the library does. */
  readonly writeParagraph?: ParagraphWriter | undefined;
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
  const { styles } = document;
  const parts = {
    header: toParts(document.header, styles),
    body: toParts(document.body, styles),
    footer: toParts(document.footer, styles),
  };
  const all = [...parts.header, ...parts.body, ...parts.footer];
  const lists = new Map<string, WordNumbering>();
  const context: WordContext = {
    document,
    placed,
    locked: options.mode === 'lock',
    names: styleNames(styles, parts),
    numbering: numbering(document, all, placed),
    fields: { pageCount: Math.max(1, placed.count) },
    dictionary: options.dictionary,
    pictures: pictures(parts, placed),
    write(paragraph) {
      const { numbering: list } = paragraph;
      if (list) lists.set(`${list.reference}-${list.instance}`, list);
      return options.writeParagraph?.(paragraph) ?? libraryParagraphXml(paragraph);
    },
  };
  const shell = documentShell(sectionProperties(context, runningHeight(parts.footer, context)));
  const bodyBytes = inBytes(wordBody(parts.body, context), shell.document);
  const header = runningXml(headerBlocks(parts.header, context, firstPage), context);
  const footer = runningXml(runningBlocks(parts.footer, context), context);
  // Lists are numbered in the order in which they are written, so the numbering comes after them.
  const { xml: numberingXml, fillIn } = numberingPart(context.numbering.options, lists.values());
  const main = bodyBytes(fillIn);
  const xml = {
    'word/header1.xml': `${shell.header[0]}${fillIn(header)}${shell.header[1]}`,
    'word/footer1.xml': `${shell.footer[0]}${fillIn(footer)}${shell.footer[1]}`,
    'word/numbering.xml': numberingXml,
    'word/_rels/document.xml.rels': shell.relationships,
    'word/styles.xml': styleSheet(document, context.names),
  };
  const own = { info: document.info, families: fontFamilies(document), pictures: [...context.pictures.values()] };
  return packageDocx(main, xml, { ...own, ...options });
}

/**
 * Blocks as bytes within a part, once the numbers of lists can be filled in. Of a body of hundreds of pages a few blocks are
 * text at a time: joined from millions of pieces it would take twenty times as much.
 */
function inBytes(blocks: Iterable<string>, [before, after]: DocumentShell['document']) {
  const chunks: (string | Uint8Array)[] = [];
  let text = before;
  for (const block of blocks) {
    text += block;
    if (text.length < longText) continue;
    chunks.push(text.includes(placeholderText) ? text : strToU8(text));
    text = '';
  }
  chunks.push(text + after);
  return (fillIn: (xml: string) => string): Uint8Array => {
    const all = chunks.map((chunk) => (typeof chunk === 'string' ? strToU8(fillIn(chunk)) : chunk));
    return all.length === 1 ? all[0]! : Buffer.concat(all);
  };
}

/** In UTF-16 units: more than the body of a report. */
const longText = 100_000;

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

function headerBlocks(parts: ReturnType<typeof toParts>, context: WordContext, page: Page | undefined): RunningBlock[] {
  const { watermark } = context.document;
  const blocks = orEmpty(runningBlocks(parts, context));
  if (!watermark) return blocks;
  const first = blocks.findIndex((block) => typeof block !== 'string');
  const mark = { type: 'made' as const, child: watermarkRun(watermark, context.document, page) };
  return blocks.map((block, index) =>
    index === first && typeof block !== 'string' ? { ...block, runs: [mark, ...block.runs] } : block,
  );
}

function runningXml(blocks: RunningBlock[], { write }: WordContext): string {
  return orEmpty(blocks)
    .map((block) => (typeof block === 'string' ? block : write(block)))
    .join('');
}

/** WordprocessingML requires a paragraph in a header or footer. */
function orEmpty(blocks: RunningBlock[]): RunningBlock[] {
  return blocks.length > 0 ? blocks : [{ style: 'Normal', runs: [] }];
}

function fontFamilies({ styles }: Document): string[] {
  return [...new Set(Object.values(styles).map(({ fontFamily }) => fontFamily))].sort();
}
