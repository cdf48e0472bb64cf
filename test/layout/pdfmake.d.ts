// The part of pdfmake's engine (0.3.11, exactly) that layout stands on. It is no public API of pdfmake:
// engine.test.ts fails loudly when a new version moves one of these hooks.

declare module 'pdfmake/js/LayoutBuilder.js' {
  import type { Line } from 'pdfmake/js/Line.js';

  export interface EngineContext {
    x: number;
    y: number;
    availableWidth: number;
    pages: EnginePage[];
  }

  export interface EnginePage {
    items: { type: string; item: unknown }[];
  }

  export interface EngineNode {
    text?: unknown;
    [key: string]: unknown;
  }

  export interface EngineRow {
    tableNode?: EngineNode;
    rowIndex?: number;
    [key: string]: unknown;
  }

  export class LayoutBuilder {
    constructor(pageSize: object, pageMargins: object, svgMeasure: object | null);
    docMeasure: { textInlines: object };
    writer: { context(): EngineContext };
    registerTableLayouts(layouts: Record<string, object>): void;
    layoutDocument(
      content: EngineNode,
      pdfDocument: object,
      styles: object,
      defaultStyle: object,
      ...rest: undefined[]
    ): EnginePage[];
    protected tryLayoutDocument(content: EngineNode, ...rest: unknown[]): { pages: EnginePage[] };
    protected buildNextLine(node: EngineNode): Line | null;
    protected processRow(row: EngineRow): { positions: unknown[]; pageBreaks: unknown[] };
  }
  const module: { default: typeof LayoutBuilder };
  export default module;
}

declare module 'pdfmake/js/TextInlines.js' {
  export class TextInlines {
    constructor(pdfDocument: object | null);
    buildInlines(text: unknown, styles: unknown): { items: unknown[]; minWidth: number; maxWidth: number };
  }
  const module: { default: typeof TextInlines };
  export default module;
}

declare module 'pdfmake/js/Line.js' {
  export class Line {
    constructor(maxWidth: number);
    x: number | undefined;
    y: number | undefined;
    inlines: object[];
    getHeight(): number;
    getWidth(): number;
    clone(): Line;
  }
  const module: { default: typeof Line };
  export default module;
}
