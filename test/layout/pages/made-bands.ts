import type { Entry, GalleyLine, Leaf } from '../../../src/layout/galley.ts';
import { type Band, bandOf } from '../../../src/layout/pages/bands.ts';
import type { Cell, Paragraph, Row, Style } from '../../../src/model/document.ts';
import { resources } from '../two-row-entries.ts';

/** Height of the lines below, pt. */
export const pitch = 20;

/** A style with nothing around its lines. */
export const plain: Style = { ...resources.template.settings.styles.base!, linePitch: pitch, spaceAfter: 0 };

interface LineSpec extends Partial<Omit<GalleyLine, 'leaf'>> {
  readonly leaf?: Partial<Leaf>;
}

/** A line of block `block` whose top is at `top`. */
export function lineAt(block: number, top: number, { leaf, ...more }: LineSpec = {}): GalleyLine {
  const whole: Leaf = { block, part: 'content', style: plain, boxes: [], ...leaf };
  return { leaf: whole, index: 0, boxes: [], x: 0, top, height: pitch, measure: 100, ...more };
}

/** A band of one line of each block, a pitch high. */
export function bandAt(top: number, blocks: readonly number[], entry?: Entry, leaf: Partial<Leaf> = {}): Band {
  const lines = blocks.map((block) => lineAt(block, top, { leaf }));
  return bandOf(top, top + pitch, lines, entry);
}

/** The same band with other lines. */
export const withLines = ({ top, bottom, entry }: Band, lines: readonly GalleyLine[]): Band =>
  bandOf(top, bottom, lines, entry);

/** Bands one below the other, each of one line of the block with this id. */
export const bandsOf = (...blocks: readonly number[]): Band[] =>
  blocks.map((block, index) => bandAt(index * pitch, [block]));

export const text = (value: string, more: { readonly bold?: boolean } = {}) =>
  ({ type: 'text', value, bold: false, italic: false, ...more }) as const;

export const paragraph = (id: number, value = 'ก', more: Partial<Paragraph> = {}): Paragraph => ({
  ...{ type: 'paragraph', id, style: 'base', children: [text(value)] },
  ...more,
});

export const cell = (id: number, more: Partial<Cell> = {}): Cell => ({
  ...{ type: 'cell', id, style: 'base', header: false, children: [] },
  ...more,
});

export const row = (id: number, cells: readonly Cell[], more: Partial<Row> = {}): Row => ({
  ...{ type: 'row', id, style: 'base', cells },
  ...more,
});

/** An entry of these rows, each as high as said, with a padding of 2 pt, between 10 and 110 pt. */
export function entryOf(rows: readonly Row[], heights: readonly number[], more: Partial<Entry> = {}): Entry {
  let bottom = more.top ?? 0;
  const placed = rows.map((each, index) => {
    const top = bottom;
    bottom += heights[index]!;
    return { row: each, top, bottom };
  });
  const style: Style = { ...plain, rowPadding: 2, ruleWidth: 0.5, continuedMark: ' (ต่อ)' };
  return { rows: placed, style, left: 10, right: 110, top: 0, bottom, namesColumns: false, ...more };
}
