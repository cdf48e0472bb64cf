import type { Document, Figure, Style } from '../model/document.ts';
import type { Page, PlacedLabel, PlacedShape } from '../model/page.ts';
import { type PdfOptions, writePdf } from '../pdf/write-pdf.ts';
import { changedLines } from './compare-pages.ts';
import type { ProjectDifference } from './compare-sides.ts';

/** What the sheet is written with besides the pages. */
export interface SheetOptions {
  /** Any style of the form; only its family counts for readers of the structure. */
  readonly style: Style;
  readonly making: PdfOptions;
  readonly language: 'th' | 'en';
}

/**
 * The pages that differ, old and new beside each other on one sheet, as a PDF: what is gone has a red mark at its left,
 * what is new a green one. Each sheet is one figure whose words say which page of which project it shows.
 */
export function drawSideBySide(
  differences: readonly ProjectDifference[],
  options: SheetOptions,
): Uint8Array | undefined {
  const sheets = differences.flatMap((each) => sheetsOf(each, options.language));
  const [first] = sheets;
  if (!first) return undefined;
  const figures = sheets.map((sheet, id): Figure => ({ ...figureFacts(sheet, id), shapes: [] }));
  const pages = sheets.map(
    (sheet, index): Page => ({
      number: index + 1,
      width: sheet.width,
      height: sheet.height,
      lines: [],
      figures: [
        { role: 'body', block: index, x: 0, y: 0, width: sheet.width, height: sheet.height, shapes: sheet.shapes },
      ],
      rules: [],
    }),
  );
  const document: Document = {
    type: 'document',
    info: {
      title: titles[options.language],
      author: 'raingan',
      subject: titles[options.language],
      language: 'th-TH',
      date: '2021-01-01',
    },
    page: { width: first.width, height: first.height, margin: noMargin, headerTop: 0, footerTop: 0 },
    styles: { base: options.style },
    header: [],
    footer: [],
    body: figures,
  };
  return writePdf(document, pages, options.making);
}

const titles = { th: 'เปรียบเทียบรายงาน', en: 'Reports compared' };
const noMargin = { top: 0, right: 0, bottom: 0, left: 0 };

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly shapes: readonly PlacedShape[];
}

function figureFacts({ width, height, alt }: Sheet, id: number) {
  return { type: 'figure' as const, id, style: 'base', alt, width, height };
}

function sheetsOf({ code, pages, laidOut }: ProjectDifference, language: 'th' | 'en'): Sheet[] {
  if (!pages || !laidOut) return [];
  return pages.differing.map((number) => {
    const [before, after] = [laidOut.before[number - 1], laidOut.after[number - 1]];
    const { width, height } = (before ?? after)!;
    const { removed, added } = changedLines(before, after);
    const alt =
      language === 'th' ? `รายงาน ${code} หน้า ${number} ก่อนและหลัง` : `report ${code}, page ${number}, before and after`;
    const shapes = [
      ...(before ? halfOf(before, 0, removed, colors.removed) : []),
      { type: 'line' as const, x1: width, y1: 0, x2: width, y2: height, width: 0.5, color: '#888888' },
      ...(after ? halfOf(after, width, added, colors.added) : []),
    ];
    return { width: width * 2, height, alt, shapes };
  });
}

const colors = { removed: '#c62828', added: '#2e7d32' };

/** A page as shapes, `shift` pt to the right, with a mark beside each line whose number is in `marked`. */
function halfOf(page: Page, shift: number, marked: ReadonlySet<number>, color: string): PlacedShape[] {
  const body = page.lines.filter(({ role }) => role !== 'footer');
  const marks = body.flatMap(({ x, baseline, runs }, index): PlacedShape[] => {
    if (!marked.has(index)) return [];
    const size = runs[0]?.fontSize ?? 10;
    return [{ type: 'rect', x: x + shift - 5, y: baseline - size, width: 2, height: size * 1.3, fill: color }];
  });
  const texts = page.lines.map(
    (line): PlacedLabel => ({
      type: 'text',
      baseline: line.baseline,
      runs: line.runs.map((run) => ({ ...run, x: run.x + shift })),
    }),
  );
  const rules = page.rules.map(
    ({ x1, x2, y, width, color: ink }): PlacedShape => ({
      type: 'line',
      x1: x1 + shift,
      y1: y,
      x2: x2 + shift,
      y2: y,
      width,
      color: ink,
    }),
  );
  return [...rules, ...marks, ...texts];
}
