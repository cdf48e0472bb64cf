import docMeasure, { type DocMeasure, type MeasuredNode } from 'pdfmake/js/DocMeasure.js';
import layoutBuilder, { type EngineRow, type LayoutBuilder } from 'pdfmake/js/LayoutBuilder.js';
import line from 'pdfmake/js/Line.js';
import svgMeasure from 'pdfmake/js/SVGMeasure.js';
import type { Definition, Frame, GalleyLine, Leaf, PlacedBoxes, PlacedTable } from '../galley.ts';
import { breakLines } from '../text/break-lines.ts';
import type { TextBox } from '../text/shape.ts';
import { lineWidth, naturalWidth } from '../text/text-boxes.ts';
import type { DefinitionNode, PictureNode, TableNode, TextNode } from './definition-node.ts';

/**
 * Sets a definition with pdfmake's own layout engine on one endless page. Ours are the measures of texts and their lines; stacks, columns, tables with spans, images, SVG and QR codes are
 * pdfmake's. The definition is used up.
 */
export function runPdfmake(definition: Definition, frame: Frame): PlacedBoxes {
  const engine = new GalleyEngine(definition, frame);
  engine.layoutDocument(definition.content, {}, {}, {});
  const { lines, tables } = engine;
  return { lines, tables, bottom: engine.bottom() };
}

/** Pages are cut after layout, so the engine must never end one. Far from where lengths in pt lose precision. */
const endless = 1e8;

/** Gives pdfmake's engine our lines, and reads where it places what. */
class GalleyEngine extends layoutBuilder.default {
  readonly lines: GalleyLine[] = [];
  readonly tables: PlacedTable[] = [];
  readonly #definition: Definition;
  readonly #texts = new Map<TextNode, { readonly lines: readonly TextLine[]; next: number }>();
  readonly #rows = new Map<TableNode, PlacedTable['rows'][number][]>();

  constructor(definition: Definition, { left, top, width }: Frame) {
    // pdfmake takes both margins off the page: written so, what is left is exactly `width`.
    super({ width: left, height: endless }, { left, right: -width, top, bottom: 0 }, new svgMeasure.default());
    this.#definition = definition;
  }

  bottom(): number {
    return this.writer.context().y;
  }

  protected override tryLayoutDocument(...parts: Parameters<LayoutBuilder['tryLayoutDocument']>) {
    const [, document, styles, look] = parts;
    this.docMeasure = new LeafMeasure(this.#definition, document, styles, look, this.svgMeasure, this.tableLayouts);
    return super.tryLayoutDocument(...parts);
  }

  protected override processNode(node: DefinitionNode, isCell?: boolean): void {
    const { availableWidth } = this.writer.context();
    super.processNode(node, isCell);
    const leaf = this.#definition.leaves.get(node);
    if (leaf === undefined) return;
    if ('text' in node) for (const each of this.#texts.get(node)?.lines ?? []) this.lines.push(each.placed());
    else this.lines.push(placedPicture(node as PlacedNode, leaf, availableWidth));
  }

  protected override buildNextLine(node: TextNode): TextLine | null {
    let text = this.#texts.get(node);
    if (text === undefined) {
      const leaf = this.#definition.leaves.get(node);
      if (leaf === undefined) return null;
      const { availableWidth } = this.writer.context();
      text = { lines: textLines(node, leaf, availableWidth), next: 0 };
      this.#texts.set(node, text);
    }
    return text.lines[text.next++] ?? null;
  }

  protected override processRow(row: EngineRow) {
    const node = row.tableNode as TableNode | undefined;
    if (node === undefined) return super.processRow(row);
    const { x, y, availableWidth } = this.writer.context();
    let rows = this.#rows.get(node);
    if (rows === undefined) {
      rows = [];
      this.#rows.set(node, rows);
      const source = this.#definition.tables.get(node)!;
      this.tables.push({ source, left: x, right: x + availableWidth, rows });
    }
    const result = super.processRow(row);
    const { paddingTop, paddingBottom } = node.layout;
    const index = row.rowIndex!;
    rows.push({ top: y - paddingTop(index), bottom: this.writer.context().y + paddingBottom(index) });
    return result;
  }
}

/** Texts come measured, and images with their size; pdfmake's look-up of styles and fonts is passed by. */
class LeafMeasure extends docMeasure.default {
  readonly #leaves: Definition['leaves'];

  constructor({ leaves }: Definition, ...parts: ConstructorParameters<typeof DocMeasure>) {
    super(...parts);
    this.#leaves = leaves;
  }

  /** A text may be cut to any width; unbroken it is as wide as its longest line. */
  protected override measureLeaf(node: TextNode & MeasuredNode) {
    node._minWidth = 0;
    node._maxWidth = naturalWidth(this.#leaves.get(node)?.boxes ?? []);
    return node;
  }

  protected override measureImage(node: PictureNode & MeasuredNode) {
    this.measureImageWithDimensions(node, this.#leaves.get(node)!.imageSize!);
    return node;
  }
}

function textLines(node: TextNode, leaf: Leaf, width: number): TextLine[] {
  const lines = breakLines(leaf.boxes, leaf.style, width);
  return lines.map((boxes, index) => new TextLine(node, leaf, index, boxes, width));
}

class TextLine extends line.default {
  readonly #leaf: Leaf;
  readonly #index: number;
  readonly #boxes: readonly TextBox[];
  readonly #measure: number;

  constructor(node: TextNode, leaf: Leaf, index: number, boxes: readonly TextBox[], measure: number) {
    super(measure);
    this.#leaf = leaf;
    this.#index = index;
    this.#boxes = boxes;
    this.#measure = measure;
    this.x = index === 0 ? (node.leadingIndent ?? 0) : 0;
    this.inlines = [{ alignment: node.alignment ?? 'left' }];
  }

  override getHeight(): number {
    return this.#leaf.style.linePitch;
  }

  override getWidth(): number {
    return lineWidth(this.#boxes);
  }

  /** Where it lies, after pdfmake placed it. */
  placed(): GalleyLine {
    const leaf = this.#leaf;
    const height = leaf.style.linePitch;
    return { leaf, index: this.#index, boxes: this.#boxes, x: this.x!, top: this.y!, height, measure: this.#measure };
  }
}

/** What pdfmake writes into an image, an SVG or a QR code. */
type PlacedNode = PictureNode & Record<'x' | 'y' | '_width' | '_height', number>;

function placedPicture({ x, y, _width, _height }: PlacedNode, leaf: Leaf, available: number): GalleyLine {
  const measure = available - leaf.style.indent;
  return { leaf, index: 0, boxes: [], x, top: y, height: _height, measure, pictureWidth: _width };
}
