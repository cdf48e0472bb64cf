import layoutBuilder, { type EngineContext, type EngineNode, type EngineRow } from 'pdfmake/js/LayoutBuilder.js';
import line from 'pdfmake/js/Line.js';
import textInlines from 'pdfmake/js/TextInlines.js';
import type { Row, Style } from '../document/document.ts';
import type { TextBox } from './boxes.ts';
import { breakLines } from './break-lines.ts';
import type { Leaf } from './definition.ts';

/** One line as the engine placed it: top left corner, pt, in the endless galley. */
export interface GalleyLine {
  readonly leaf: Leaf;
  readonly index: number;
  readonly boxes: readonly TextBox[];
  readonly x: number;
  readonly top: number;
  /** Width the line had to fit in. */
  readonly measure: number;
}

/** A table row as the engine placed it, padding included. */
export interface GalleyRow {
  readonly row: Row;
  readonly style: Style;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface EngineResult {
  readonly lines: readonly GalleyLine[];
  readonly rows: readonly GalleyRow[];
}

/**
 * The seam to pdfmake: its engine sets the definition on one endless page (a galley), from which pages are cut later.
 * Words, lines and pages are ours; margins, stacks, columns and tables are pdfmake's.
 */
export function runEngine(definition: EngineNode, left: number, width: number): EngineResult {
  const engine = new GalleyEngine(
    { width: left + width, height: ENDLESS },
    { left, right: 0, top: 0, bottom: 0 },
    null,
  );
  const [galley] = engine.layoutDocument(definition, {}, {}, {});
  const lines = (galley?.items ?? []).flatMap(({ item }) => (item instanceof PlacedLine ? [item.placed()] : []));
  return { lines, rows: engine.rows };
}

/** Pages are cut after layout; the engine itself must never break one. Far from where pt lose precision as doubles. */
const ENDLESS = 1e8;

class GalleyEngine extends layoutBuilder.default {
  readonly rows: GalleyRow[] = [];

  protected override tryLayoutDocument(content: EngineNode, ...rest: unknown[]) {
    this.docMeasure.textInlines = new LeafInlines(null);
    return super.tryLayoutDocument(content, ...rest);
  }

  protected override buildNextLine(node: EngineNode) {
    const leaf = leafOf(node.text);
    if (!leaf) return null;
    node.lines ??= placeLines(leaf, this.writer.context().availableWidth);
    return (node.lines as PlacedLine[]).shift() ?? null;
  }

  protected override processRow(row: EngineRow) {
    const rowBlocks = row.tableNode?.rowBlocks as readonly Row[] | undefined;
    if (!rowBlocks) return super.processRow(row);
    const before = position(this.writer.context());
    const result = super.processRow(row);
    const style = row.tableNode?.tableStyle as Style;
    this.rows.push({
      row: rowBlocks[row.rowIndex!]!,
      style,
      left: before.x,
      right: before.x + before.availableWidth,
      top: before.y - style.rowPadding,
      bottom: this.writer.context().y + style.rowPadding,
    });
    return result;
  }
}

/** Leaves come measured; the engine's own inlines, style look-ups and line breaker are passed by. */
class LeafInlines extends textInlines.default {
  override buildInlines() {
    return { items: [], minWidth: 0, maxWidth: 0 };
  }
}

class PlacedLine extends line.default {
  readonly leaf: Leaf;
  readonly index: number;
  readonly boxes: readonly TextBox[];
  readonly measure: number;
  readonly width: number;

  constructor(leaf: Leaf, index: number, boxes: readonly TextBox[], maxWidth: number) {
    super(maxWidth);
    this.measure = maxWidth;
    this.leaf = leaf;
    this.index = index;
    this.boxes = boxes;
    this.width = boxes.reduce((sum, box) => sum + box.width, 0) - (boxes.at(-1)?.trailingSpace ?? 0);
    this.inlines = [{ alignment: leaf.style.align }];
    this.x = index === 0 ? leaf.style.firstLineIndent : 0;
  }

  override getHeight() {
    return this.leaf.style.linePitch;
  }

  override getWidth() {
    return this.width;
  }

  placed(): GalleyLine {
    const { leaf, index, boxes, measure } = this;
    return { leaf, index, boxes, measure, x: this.x ?? 0, top: this.y ?? 0 };
  }
}

function placeLines(leaf: Leaf, width: number): PlacedLine[] {
  return breakLines(leaf.boxes, leaf.style, width).map((boxes, index) => new PlacedLine(leaf, index, boxes, width));
}

function leafOf(text: unknown): Leaf | undefined {
  return Array.isArray(text) ? (text[0] as { leaf?: Leaf }).leaf : undefined;
}

const position = ({ x, y, availableWidth }: EngineContext) => ({ x, y, availableWidth });
