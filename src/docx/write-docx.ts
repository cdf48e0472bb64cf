import type { ISectionOptions } from 'docx';
import type { Document } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { wordBody } from './body.ts';
import { pictures } from './figure/picture.ts';
import type { EmbeddedFaces } from './font-parts.ts';
import { libraryParagraphXml } from './library-paragraph.ts';
import { documentShell, numberingPart } from './library-parts.ts';
import { numbering } from './numbering.ts';
import { packageDocx } from './package.ts';
import { toParts } from './parts.ts';
import { placedText } from './placed-text.ts';
import { type RunningBlock, runningBlocks, runningHeight } from './running.ts';
import { styleNames } from './style-names.ts';
import { styleSheet } from './style-sheet.ts';
import { twips } from './units.ts';
import { watermarkRun } from './watermark.ts';
import type { WordContext } from './word-context.ts';
import type { ParagraphWriter, WordNumbering } from './word-paragraph.ts';

export interface DocxOptions {
  readonly pages: readonly Page[];
  /** `lock`: each page starts where `pages` starts it. `flow`: the word processor makes the pages. */
  readonly mode: 'lock' | 'flow';
  /** Faces to embed, so that the document looks the same where they are not installed. */
  readonly faces: EmbeddedFaces | undefined;
  readonly dictionary: Dictionary;
  readonly toolVersion: string;
  /** Writes what it can in the docx library's place, exactly as the library does. */
  readonly writeParagraph?: ParagraphWriter | undefined;
}

/** Writes a document as an Office Open XML text document; the same input gives the same bytes. */
export function writeDocx(document: Document, options: DocxOptions): Uint8Array {
  const { header, body, footer, styles } = document;
  const parts = { header: toParts(header, styles), body: toParts(body, styles), footer: toParts(footer, styles) };
  const placed = placedText(options.pages);
  const all = [...parts.header, ...parts.body, ...parts.footer];
  const lists = new Map<string, WordNumbering>();
  const context: WordContext = {
    document,
    placed,
    locked: options.mode === 'lock',
    names: styleNames(styles, parts),
    numbering: numbering(document, all, placed),
    fields: { pageCount: Math.max(1, options.pages.length) },
    dictionary: options.dictionary,
    pictures: pictures(parts, placed),
    write(paragraph) {
      const { numbering: list } = paragraph;
      if (list) lists.set(`${list.reference}-${list.instance}`, list);
      return options.writeParagraph?.(paragraph) ?? libraryParagraphXml(paragraph);
    },
  };
  const shell = documentShell(sectionProperties(context, runningHeight(parts.footer, context)));
  const blocks = {
    document: wordBody(parts.body, context),
    header: runningXml(headerBlocks(parts.header, context, options.pages[0]), context),
    footer: runningXml(runningBlocks(parts.footer, context), context),
  };
  // Lists are numbered in the order in which they are written, so the numbering comes after them.
  const { xml: numberingXml, fillIn } = numberingPart(context.numbering.options, lists.values());
  const partXml = (part: keyof typeof blocks) => `${shell[part][0]}${fillIn(blocks[part])}${shell[part][1]}`;
  const xml = {
    'word/document.xml': partXml('document'),
    'word/header1.xml': partXml('header'),
    'word/footer1.xml': partXml('footer'),
    'word/numbering.xml': numberingXml,
    'word/_rels/document.xml.rels': shell.relationships,
    'word/styles.xml': styleSheet(document, context.names),
  };
  const own = { info: document.info, families: fontFamilies(document), pictures: [...context.pictures.values()] };
  return packageDocx(xml, { ...own, ...options });
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

/** WordprocessingML wants a paragraph in a header or footer. */
function orEmpty(blocks: RunningBlock[]): RunningBlock[] {
  return blocks.length > 0 ? blocks : [{ style: 'Normal', runs: [] }];
}

function fontFamilies({ styles }: Document): string[] {
  return [...new Set(Object.values(styles).map(({ fontFamily }) => fontFamily))].sort();
}
