import type { PageGeometry } from './model/document.ts';
import type { Line, Page } from './model/page.ts';

/** Where a signature may be drawn on a report. */
export interface SignatureSpace {
  /** From 1. */
  readonly page: number;
  /** Left, bottom, right and top, in pt from the bottom left corner of the page. */
  readonly rectangle: readonly [number, number, number, number];
}

/**
 * The free space at the line for a signature, the last one that begins with ลงชื่อ: above it, where the form leaves
 * space for a hand, else to the right of it and the lines below. `undefined` where there is no such line.
 */
export function signatureSpace(pages: readonly Page[], { margin }: PageGeometry): SignatureSpace | undefined {
  const page = pages.findLast(({ lines }) => lines.some(isSignatureLine));
  const line = page?.lines.findLast(isSignatureLine);
  if (!page || !line) return undefined;
  const body = page.lines.filter(({ role }) => role === 'body');
  const right = page.width - margin.right;
  const box = spaceAbove(line, body, right, margin.top) ?? spaceBeside(line, body, right, page.height - margin.bottom);
  const rectangle = [box.left, page.height - box.bottom, box.right, page.height - box.top].map(thousandths);
  return { page: page.number, rectangle: rectangle as unknown as SignatureSpace['rectangle'] };
}

/** y from the top edge down. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function spaceAbove(line: Line, body: readonly Line[], right: number, pageTop: number): Box | undefined {
  const above = body.filter(({ baseline }) => baseline < line.baseline - 1).map(inkBottom);
  // Over the line to write on, clear of the words before and behind it.
  const left = line.runs[1]?.x ?? line.x;
  const box = { left, top: Math.max(pageTop, ...above), right, bottom: line.baseline - 1.15 * size(line) };
  return box.bottom - box.top >= lowest ? box : undefined;
}

function spaceBeside(line: Line, body: readonly Line[], right: number, pageBottom: number): Box {
  const beside = body.filter(({ baseline }) => baseline >= line.baseline - 1);
  const left = Math.max(...beside.map(({ x, width }) => x + width)) + 4 * gap;
  const top = line.baseline - size(line);
  return { left: Math.min(left, right - narrowest), top, right, bottom: Math.min(pageBottom, top + tallest) };
}

const isSignatureLine = (line: Line) => line.role === 'body' && beginsWith(line, 'ลงชื่อ');

function beginsWith({ runs }: Line, beginning: string): boolean {
  let text = '';
  for (const { words } of runs) {
    for (const word of words) {
      text += word.text;
      if (text.length >= beginning.length) return text.startsWith(beginning);
    }
  }
  return false;
}

const size = ({ runs }: Line) => runs[0]?.fontSize ?? 0;
/** Below the vowels and tails under a baseline. */
const inkBottom = (line: Line) => line.baseline + 0.55 * size(line);
const thousandths = (value: number) => Math.round(value * 1000) / 1000;

/** pt */
const [gap, lowest, tallest, narrowest] = [3, 28, 72, 120] as const;
