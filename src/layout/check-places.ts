import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/document.ts';
import type { Localized } from '../model/localized.ts';
import type { LineRole, Page } from '../model/page.ts';

/**
 * `E-TEMPLATE-SPACE` where text or a picture is printed over other text or off the page, once for each way, at the first
 * page: a header that has more lines than its place, an indentation wider than the page.
 */
export function checkPlaces(document: Document, pages: readonly Page[], templateFolder: string): Diagnostic[] {
  const { top, bottom } = document.page.margin;
  const found = new Map<Fault, number>();
  for (const page of pages) {
    const edges = { top, bottom: page.height - bottom, end: page.height, width: page.width };
    const look = (fault: Fault | undefined) => {
      if (fault && !found.has(fault)) found.set(fault, page.number);
    };
    for (const { role, x, width, baseline } of page.lines) look(faultOf(role, x, x + width, baseline, edges));
    for (const { role, x, y, width, height } of page.figures) look(faultOf(role, x, x + width, y + height, edges));
  }
  return [...found].map(([fault, number]) => {
    const { message, hint } = wording[fault];
    const file = `${templateFolder}/template.yaml`;
    return diagnostic('E-TEMPLATE-SPACE', { file }, { message: message(number), hint });
  });
}

type Fault = 'header' | 'footer' | 'footerInBody' | 'beside';

/** Of a page: where its body begins and ends, and its lower and right edges. */
interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly end: number;
  readonly width: number;
}

/** `base` is the base line of a text, or the lower edge of a picture. */
function faultOf(role: LineRole, left: number, right: number, base: number, edges: Edges): Fault | undefined {
  if (left < -slack || right > edges.width + slack) return 'beside';
  if (role === 'header') return base > edges.top + slack ? 'header' : undefined;
  if (role !== 'footer') return undefined;
  if (base > edges.end + slack) return 'footer';
  return base < edges.bottom - slack ? 'footerInBody' : undefined;
}

/** In pt: lengths are rounded, and a space at a line's end may hang over. */
const slack = 3;

const wording: Readonly<Record<Fault, { readonly message: (page: number) => Localized; readonly hint: Localized }>> = {
  header: {
    message: (page) => ({
      th: `หัวกระดาษสูงเกินที่ว่าง จึงพิมพ์ทับเนื้อหา (หน้า ${page})`,
      en: `the header is taller than its place and is printed over the text (page ${page})`,
    }),
    hint: {
      th: 'เพิ่ม `margin: { top: … }` หรือลด `headerTop` หรือตัดบรรทัดในหัวกระดาษ',
      en: 'make `margin: { top: … }` larger or `headerTop` smaller, or take lines out of the header',
    },
  },
  footer: {
    message: (page) => ({
      th: `ท้ายกระดาษเลยขอบล่างของหน้า (หน้า ${page})`,
      en: `the footer goes beyond the lower edge of the page (page ${page})`,
    }),
    hint: {
      th: 'ลด `footerTop` และเพิ่ม `margin: { bottom: … }` หรือตัดบรรทัดในท้ายกระดาษ',
      en: 'make `footerTop` smaller and `margin: { bottom: … }` larger, or take lines out of the footer',
    },
  },
  footerInBody: {
    message: (page) => ({
      th: `ท้ายกระดาษอยู่สูงเกินไป จึงพิมพ์ทับเนื้อหา (หน้า ${page})`,
      en: `the footer lies so high that it is printed over the text (page ${page})`,
    }),
    hint: {
      th: 'เพิ่ม `footerTop` หรือเพิ่ม `margin: { bottom: … }`',
      en: 'make `footerTop` or `margin: { bottom: … }` larger',
    },
  },
  beside: {
    message: (page) => ({
      th: `มีข้อความอยู่นอกขอบซ้ายหรือขวาของหน้า (หน้า ${page})`,
      en: `text lies beyond the left or right edge of the page (page ${page})`,
    }),
    hint: {
      th: 'ลด `indent` `firstLineIndent` `columnGap` หรือ `columns` ของรูปแบบ',
      en: 'make `indent`, `firstLineIndent`, `columnGap` or `columns` of the style smaller',
    },
  },
};
