import type { GlyphRun, Line, Page } from '../model/page.ts';

/** A page with its text in place, for previews. Lengths in pt (1/72 inch), from the top left corner of the page. */
export interface PagePreview {
  /** From 1. */
  readonly number: number;
  /** Of the paper. */
  readonly width: number;
  /** Of the paper. */
  readonly height: number;
  /** In reading order: header, body, footer. */
  readonly lines: readonly LinePreview[];
  /** Of tables. */
  readonly rules: readonly RulePreview[];
}

/** A horizontal rule. */
export interface RulePreview {
  /** Left end. */
  readonly x1: number;
  /** Right end. */
  readonly x2: number;
  /** Of its middle. */
  readonly y: number;
  /** Thickness. */
  readonly width: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** A line of text on a page. */
export interface LinePreview {
  /** `continued` is what is repeated where a table goes on from the page before. */
  readonly role: 'body' | 'header' | 'footer' | 'continued';
  /** Left edge. */
  readonly x: number;
  /** Where letters are; accents above and vowels below lie beside it. */
  readonly baseline: number;
  /** Without the space after the last word. */
  readonly width: number;
  /** Of all its runs. */
  readonly text: string;
  /** From left to right. */
  readonly runs: readonly RunPreview[];
}

/** Text in one face, size and colour. */
export interface RunPreview {
  /** Left edge. */
  readonly x: number;
  /** Of its text, the spaces at its end included. */
  readonly width: number;
  /** In logical order. */
  readonly text: string;
  /** As fonts.yaml names it. */
  readonly fontFamily: string;
  /** Whether the face is bold. */
  readonly bold: boolean;
  /** Whether the face is italic. */
  readonly italic: boolean;
  /** In pt. */
  readonly fontSize: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** The text of laid out pages with its boxes. */
export function previewPages(pages: readonly Page[]): PagePreview[] {
  return pages.map(({ number, width, height, lines, rules }) => ({
    number,
    width,
    height,
    lines: lines.map(previewLine),
    rules: rules.map(({ x1, x2, y, width, color }) => ({ x1, x2, y, width, color })),
  }));
}

function previewLine({ role, x, baseline, width, runs }: Line): LinePreview {
  const previews = runs.map(previewRun);
  return { role, x, baseline, width, text: previews.map(({ text }) => text).join(''), runs: previews };
}

function previewRun({ face, fontSize, color, x, width, words }: GlyphRun): RunPreview {
  const text = words.map((word) => word.text).join('');
  return { x, width, text, fontFamily: face.family, bold: face.bold, italic: face.italic, fontSize, color };
}
