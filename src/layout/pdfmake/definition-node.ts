/**
 * A node of a pdfmake document definition, as far as reports use it; every key is pdfmake's own
 * (https://pdfmake.github.io/docs/0.3/document-definition-object/). Lengths in pt. pdfmake writes into the nodes that it
 * sets, so a definition is used once.
 */
export type DefinitionNode = StackNode | ColumnsNode | TableNode | TextNode | PictureNode;

/** Left, top, right, bottom. */
export type Margin = [number, number, number, number];

interface NodeBase {
  margin?: Margin;
  /** Within columns; `*` shares what is left. Of a picture outside columns, its own. */
  width?: number | '*';
}

export interface StackNode extends NodeBase {
  stack: DefinitionNode[];
}

export interface ColumnsNode extends NodeBase {
  columns: DefinitionNode[];
  columnGap: number;
}

/** One paragraph, or nothing where the text is empty. */
export interface TextNode extends NodeBase {
  text: string;
  alignment?: 'left' | 'center' | 'right';
  /** Indent of the first line. */
  leadingIndent?: number;
}

/** An image or an SVG by its source, or the QR code of a text. `width` and `height` scale it, `fit` is a QR code's side. */
export type PictureNode = NodeBase & {
  height?: number;
  fit?: number;
  alignment?: 'left' | 'center' | 'right';
} & ({ image: string } | { svg: string } | { qr: string });

export interface TableNode extends NodeBase {
  table: {
    widths: number[];
    /** All rows have as many cells; those that a cell with `colSpan` or `rowSpan` covers are empty objects. */
    body: CellNode[][];
  };
  layout: TableLayout;
}

export type CellNode = (DefinitionNode & { colSpan?: number; rowSpan?: number }) | Record<string, never>;

/** Widths of lines and paddings in pt, by the number of a row or column. Lines are drawn where pages are cut, so theirs is 0. */
export interface TableLayout {
  readonly hLineWidth: (row: number) => number;
  readonly vLineWidth: (column: number) => number;
  readonly paddingLeft: (column: number) => number;
  readonly paddingRight: (column: number) => number;
  readonly paddingTop: (row: number) => number;
  readonly paddingBottom: (row: number) => number;
}
