import { readFileSync } from 'node:fs';
import type { FontBook } from '../../../src/font/font-book.ts';
import { layOut } from '../../../src/layout/lay-out.ts';
import type { Document, Paragraph, Style, Text } from '../../../src/model/document.ts';
import { writePdf } from '../../../src/pdf/write-pdf.ts';
import { readDictionary } from '../../../src/thai/dictionary/dictionary.ts';
import { type FaceName, packageBook } from '../../font/support.ts';

/** How paragraphs are set; lengths in pt. */
export interface Setting {
  readonly face?: FaceName;
  /** Width of the column. */
  readonly width?: number;
  readonly style?: Partial<Style>;
  readonly fonts?: FontBook;
}

/** Sets each text as a paragraph in one column of A4 pages without header and footer, and writes the PDF. */
export async function setParagraphs(texts: readonly string[], setting: Setting = {}): Promise<Uint8Array> {
  const { face = 'Regular', width = 500, style, fonts = FONTS } = setting;
  const bold = face.startsWith('Bold');
  const italic = face.endsWith('Italic');
  const paragraphs = texts.map((value, id): Paragraph => {
    const text: Text = { type: 'text', value, bold, italic };
    return { type: 'paragraph', id, style: 'base', children: [text] };
  });
  const document: Document = {
    type: 'document',
    info: { title: 'ข้อความ', author: '', subject: '', language: 'th-TH', date: '2021-09-30' },
    page: {
      width: width + 100,
      height: 842,
      margin: { top: 50, right: 50, bottom: 50, left: 50 },
      headerTop: 20,
      footerTop: 800,
    },
    styles: { base: { ...BASE, bold, italic, ...style } },
    header: [],
    footer: [],
    body: paragraphs,
  };
  const pages = await layOut(document, { fonts, dictionary });
  return writePdf(document, pages, { attachments: [], dataDigest: '0'.repeat(64), toolVersion: '0' });
}

export const dictionary = readDictionary(readFileSync(new URL('../../../dictionary/thai.dict', import.meta.url)));

/** One for a test file: faces cache what they shaped. */
const FONTS = packageBook();

const BASE: Style = {
  name: 'base',
  label: { th: 'เนื้อความ', en: 'Body' },
  fontFamily: 'Sarabun',
  fontSize: 11,
  linePitch: 20.5,
  bold: false,
  italic: false,
  color: '#000000',
  align: 'left',
  spaceBefore: 0,
  spaceAfter: 0,
  indent: 0,
  firstLineIndent: 0,
  columnGap: 0,
  rowPadding: 0,
  ruleWidth: 0,
  pairsPerRow: 1,
  verticalAlign: 'top',
  continuedMark: '',
};
