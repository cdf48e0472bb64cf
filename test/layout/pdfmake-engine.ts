import layoutBuilder, { type EngineContext, type EngineNode, type EngineRow } from 'pdfmake/js/LayoutBuilder.js';
import line from 'pdfmake/js/Line.js';
import textInlines from 'pdfmake/js/TextInlines.js';
import type { TextBox } from '../../src/layout/boxes.ts';
import { breakLines } from '../../src/layout/break-lines.ts';
import type { Leaf } from '../../src/layout/definition.ts';
import type { DefinitionTable, EngineResult, GalleyLine, GalleyRow } from '../../src/layout/engine.ts';
import type { Row } from '../../src/model/document.ts';

/**
 * What `runEngine` must give: pdfmake's own engine, handed measured leaves, sets the definition on one endless page.
 * The definition is used up.
 */
export function runPdfmake(definition: object, left: number, width: number): EngineResult {
  const engine = new GalleyEngine(
    { width: left + width, height: ENDLESS },
    { left, right: 0, top: 0, bottom: 0 },
    null,
  );
  const [galley] = engine.layoutDocument(definition as EngineNode, {}, {}, {});
  const lines = (galley?.items ?? []).flatMap(({ item }) => (item instanceof PlacedLine ? [item.placed()] : []));
  return { lines, rows: engine.rows };
}

/** Pages are cut after layout; the engine itself must never break one. Far from where pt lose precision as doubles. */
const ENDLESS = 1e8;

class GalleyEngine extends layoutBuilder.default {
  readonly rows: GalleyRow[] = [];
  readonly #heads = new Map<Row, GalleyRow>();

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
    if (!row.tableNode) return super.processRow(row);
    const before = position(this.writer.context());
    const result = super.processRow(row);
    const { rowBlocks, headerBlock, style } = row.tableNode.table as DefinitionTable;
    const head = headerBlock && this.#heads.get(headerBlock);
    const placed: GalleyRow = {
      row: rowBlocks[row.rowIndex!]!,
      style,
      left: before.x,
      right: before.x + before.availableWidth,
      top: before.y - style.rowPadding,
      bottom: this.writer.context().y + style.rowPadding,
      ...(head && { head }),
    };
    this.rows.push(placed);
    if (placed.row === headerBlock) this.#heads.set(headerBlock, placed);
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
    this.width = leaf.figure?.width ?? textWidth(boxes);
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

const textWidth = (boxes: readonly TextBox[]) =>
  boxes.reduce((sum, box) => sum + box.width, 0) - (boxes.at(-1)?.trailingSpace ?? 0);

function placeLines(leaf: Leaf, width: number): PlacedLine[] {
  if (leaf.figure) return [new PlacedLine(leaf, 0, [], width)];
  return breakLines(leaf.boxes, leaf.style, width).map((boxes, index) => new PlacedLine(leaf, index, boxes, width));
}

function leafOf(text: unknown): Leaf | undefined {
  return Array.isArray(text) ? (text[0] as { leaf?: Leaf }).leaf : undefined;
}

const position = ({ x, y, availableWidth }: EngineContext) => ({ x, y, availableWidth });
