import type { Cell, Figure, Row, Style } from '../model/document.ts';
import type { Line } from '../model/page.ts';
import type { DefinitionNode, TableNode } from './pdfmake/definition-node.ts';
import type { TextBox } from './text/shape.ts';

/** A document definition, and what its nodes set: pdfmake places nodes, these say what of the document they are. */
export interface Definition {
  readonly content: DefinitionNode;
  /** By the text nodes and the pictures. */
  readonly leaves: ReadonlyMap<DefinitionNode, Leaf>;
  readonly tables: ReadonlyMap<TableNode, TableSource>;
}

/** The text of one leaf block, measured, or a picture. */
export interface Leaf {
  readonly block: number;
  readonly part: Line['part'];
  readonly style: Style;
  /** Empty for a picture. */
  readonly boxes: readonly TextBox[];
  /** The table cell it lies in, and that cell's style. */
  readonly cell?: Cell | undefined;
  readonly cellStyle?: Style | undefined;
  /** A drawing instead of text. */
  readonly figure?: Figure | undefined;
  /** Of an image, its own size in pt, before it is scaled. */
  readonly imageSize?: { readonly width: number; readonly height: number };
}

export interface TableSource {
  readonly rows: readonly Row[];
  readonly style: Style;
}

/** One line, or a picture, as the engine placed it: top left corner, pt, in the endless galley. */
export interface GalleyLine {
  readonly leaf: Leaf;
  readonly index: number;
  readonly boxes: readonly TextBox[];
  readonly x: number;
  readonly top: number;
  readonly height: number;
  /** Width the line had to fit in. */
  readonly measure: number;
  /** Of a picture. */
  readonly pictureWidth?: number;
}

/** A line `shift` pt lower. */
export function moved(line: GalleyLine, shift: number): GalleyLine {
  const { leaf, index, boxes, x, top, height, measure, pictureWidth } = line;
  const place = { leaf, index, boxes, x, top: top + shift, height, measure };
  return pictureWidth === undefined ? place : { ...place, pictureWidth };
}

/** A table row as the engine placed it, padding included. */
export interface GalleyRow {
  readonly row: Row;
  readonly top: number;
  readonly bottom: number;
}

/** Rows of a table that a page break should not part: one, or those that cells over several rows join. */
export interface Entry {
  readonly rows: readonly GalleyRow[];
  readonly style: Style;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** It is the first of its table, and all its cells are headers. */
  readonly namesColumns: boolean;
  /** The column headers above it, which are repeated where a page begins with this entry. */
  readonly head?: Entry | undefined;
}

/** What an engine placed, in the definition's order. */
export interface PlacedBoxes {
  readonly lines: readonly GalleyLine[];
  readonly tables: readonly PlacedTable[];
  /** Where the next thing would begin, pt. */
  readonly bottom: number;
}

/** Where a definition is set on an endless page: its place from the page's top left corner, and its width, pt. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The rows of one table, as many as its source has. */
export interface PlacedTable {
  readonly source: TableSource;
  readonly left: number;
  readonly right: number;
  readonly rows: readonly Pick<GalleyRow, 'top' | 'bottom'>[];
}

/**
 * Sets a definition on one endless page. Gives nothing back, and has left the definition as it was, where it cannot set it.
 */
export type BoxEngine = (definition: Definition, frame: Frame) => PlacedBoxes | undefined;
