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
    for (const { role, left, right, base } of placesOf(page)) {
      const fault =
        faultOf(role, base, { top, bottom: page.height - bottom, end: page.height }) ?? beside(left, right, page);
      if (fault && !found.has(fault)) found.set(fault, page.number);
    }
  }
  return [...found].map(([fault, number]) => {
    const { message, hint } = wording[fault];
    const file = `${templateFolder}/template.yaml`;
    return diagnostic('E-TEMPLATE-SPACE', { file }, { message: message(number), hint });
  });
}

interface Placed {
  readonly role: LineRole;
  readonly left: number;
  readonly right: number;
  /** The base line of a text, the lower edge of a picture. */
  readonly base: number;
}

function* placesOf({ lines, figures }: Page): Generator<Placed> {
  for (const { role, x, width, baseline } of lines) yield { role, left: x, right: x + width, base: baseline };
  for (const { role, x, y, width, height } of figures) yield { role, left: x, right: x + width, base: y + height };
}

type Fault = 'header' | 'footer' | 'footerInBody' | 'beside';

function faultOf(
  role: LineRole,
  base: number,
  { top, bottom, end }: { readonly top: number; readonly bottom: number; readonly end: number },
): Fault | undefined {
  if (role === 'header') return base > top + slack ? 'header' : undefined;
  if (role !== 'footer') return undefined;
  if (base > end + slack) return 'footer';
  return base < bottom - slack ? 'footerInBody' : undefined;
}

function beside(left: number, right: number, { width }: Page): Fault | undefined {
  return left < -slack || right > width + slack ? 'beside' : undefined;
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
