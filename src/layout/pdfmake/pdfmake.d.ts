// The part of pdfmake's engine (0.3.11, exactly) that the adapter reaches. It is below pdfmake's public API: engine.test.ts
// fails when another version moves one of these hooks.

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { DocMeasure } from 'pdfmake/js/DocMeasure.js';
  import type { Line } from 'pdfmake/js/Line.js';

  export interface EngineContext {
    readonly x: number;
    readonly y: number;
    readonly availableWidth: number;
  }

  export interface EngineRow {
    /** Absent for columns, which are set as a row, too. */
    readonly tableNode?: object;
    readonly rowIndex?: number;
  }

  export class LayoutBuilder {
    constructor(pageSize: object, pageMargins: object, svgMeasure: object);
    protected docMeasure: DocMeasure;
    protected readonly svgMeasure: object;
    protected readonly tableLayouts: object;
    protected readonly writer: { context(): EngineContext };
    /** Writes into the definition; gives back pages of placed items. */
    layoutDocument(content: object, pdfDocument: object, styles: object, defaultStyle: object): unknown[];
    protected tryLayoutDocument(
      content: object,
      pdfDocument: object,
      styles: object,
      defaultStyle: object,
      ...rest: unknown[]
    ): { pages: unknown[] };
    protected processNode(node: object, isVerticalAlignmentAllowed?: boolean): void;
    protected processRow(row: EngineRow): { positions: unknown[]; pageBreaks: unknown[] };
    protected buildNextLine(node: object): Line | null;
  }
  const module: { default: typeof LayoutBuilder };
  export default module;
}

declare module 'pdfmake/js/DocMeasure.js' {
  export interface MeasuredNode {
    _minWidth?: number;
    _maxWidth?: number;
  }

  export class DocMeasure {
    constructor(pdfDocument: object, styles: object, defaultStyle: object, svgMeasure: object, tableLayouts: object);
    protected measureLeaf(node: MeasuredNode): MeasuredNode;
    protected measureImage(node: MeasuredNode): MeasuredNode;
    protected measureImageWithDimensions(node: MeasuredNode, size: { width: number; height: number }): void;
  }
  const module: { default: typeof DocMeasure };
  export default module;
}

declare module 'pdfmake/js/SVGMeasure.js' {
  const module: { default: new () => object };
  export default module;
}

declare module 'pdfmake/js/Line.js' {
  export class Line {
    constructor(maxWidth: number);
    /** Set when the line is placed; until then, what it is moved by. */
    x: number | undefined;
    y: number | undefined;
    inlines: { readonly alignment: string }[];
    getHeight(): number;
    getWidth(): number;
  }
  const module: { default: typeof Line };
  export default module;
}
