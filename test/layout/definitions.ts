import fc from 'fast-check';
import type { Definition, Leaf, TableSource } from '../../src/layout/galley.ts';
import type { CellNode, DefinitionNode, TableLayout, TableNode } from '../../src/layout/pdfmake/definition-node.ts';
import type { Row, Style } from '../../src/model/document.ts';
import { tableGrid } from '../../src/model/table-grid.ts';
import { times } from '../support/projects.ts';

/** Writes a node into a definition: pdfmake uses nodes up, so each engine gets them anew. */
export type MakeNode = (parts: Parts) => DefinitionNode;

interface Parts {
  readonly leaves: Map<DefinitionNode, Leaf>;
  readonly tables: Map<TableNode, TableSource>;
}

export function define(make: MakeNode): Definition {
  const parts: Parts = { leaves: new Map(), tables: new Map() };
  return { content: make(parts), ...parts };
}

export const stack = (...nodes: readonly MakeNode[]): MakeNode => {
  return (parts) => ({ stack: nodes.map((make) => make(parts)) });
};

type Margin = readonly [number, number, number, number];

/** A paragraph of `count` lines, each as wide as said and 20 pt high. */
export function paragraph(
  block: number,
  count: number,
  margin: Margin = [0, 0, 0, 0],
  more: Partial<Style> = {},
  width = 100,
): MakeNode {
  const style = { align: 'left', linePitch: 20, firstLineIndent: 0, fontSize: 11, indent: 0, ...more } as Style;
  const box = { width, trailingSpace: 0, breakAfter: 'mandatory', penalty: 0, pieces: [] } as const;
  const leaf: Leaf = { block, part: 'content', style, boxes: Array.from({ length: count }, () => box) };
  return ({ leaves }) => {
    const { align: alignment, firstLineIndent: leadingIndent } = style;
    const node: DefinitionNode = { text: 'text', margin: [...margin], alignment, leadingIndent };
    leaves.set(node, leaf);
    return node;
  };
}

export interface CellSpec {
  readonly content: readonly MakeNode[];
  readonly colspan?: number;
  readonly rowspan?: number;
}

/** A table 6 pt between columns, 2 pt above and below each row; each cell goes to the first free columns of its row. */
export function table(
  cells: readonly (readonly CellSpec[])[],
  widths: readonly number[],
  more: Partial<TableLayout> = {},
): MakeNode {
  const rows = cells.map((row, id) => ({ id, cells: row }) as unknown as Row);
  const grid = tableGrid(rows);
  const none = () => 0;
  return (parts) => {
    const body = grid.rows.map((placed) => {
      const row = widths.map((): CellNode => ({}));
      for (const { cell, column, columns: colSpan, rows: rowSpan } of placed) {
        const { content } = cell as unknown as CellSpec;
        row[column] = {
          stack: content.map((make) => make(parts)),
          ...(colSpan > 1 && { colSpan }),
          ...(rowSpan > 1 && { rowSpan }),
        };
      }
      return row;
    });
    const node: TableNode = {
      table: { widths: [...widths], body },
      layout: {
        hLineWidth: none,
        vLineWidth: none,
        paddingLeft: (column) => (column === 0 ? 0 : 6),
        paddingRight: none,
        paddingTop: () => 2,
        paddingBottom: () => 2,
        ...more,
      },
    };
    parts.tables.set(node, { rows, style: { rowPadding: 2 } as Style });
    return node;
  };
}

export const definitionWidth = 20_000;

/** Lengths that binary fractions do not hold exactly, so that the order of adding shows. */
const length = fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10);

/** Definitions nested up to three deep, for a galley of `definitionWidth`. */
export const definitions: fc.Arbitrary<MakeNode> = fc.letrec<{ node: MakeNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, paragraphs(), stacks(tie('node')), columns(), tables()),
})).node;

function paragraphs(): fc.Arbitrary<MakeNode> {
  const look = fc.record({
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    firstLineIndent: length,
    linePitch: fc.double({ min: 10, max: 30, noNaN: true }),
  });
  return fc
    .tuple(fc.nat(99), fc.integer({ min: 0, max: 4 }), fc.tuple(length, length, length, length), look)
    .map((parts) => paragraph(...parts, 60));
}

function stacks(node: fc.Arbitrary<MakeNode>): fc.Arbitrary<MakeNode> {
  return fc.array(node, { maxLength: 4 }).map((makers) => stack(...makers));
}

/** As in lists and pairs: columns of a width of their own, and columns that share what is left. */
function columns(): fc.Arbitrary<MakeNode> {
  const width = fc.oneof(fc.integer({ min: 200, max: 6000 }), fc.constant('*' as const));
  return fc
    .tuple(fc.array(fc.tuple(paragraphs(), width), { minLength: 1, maxLength: 3 }), length)
    .map(([makers, columnGap]): MakeNode => {
      return (parts) => ({
        columns: makers.map(([make, width]) => Object.assign(make(parts), { width })),
        columnGap,
      });
    });
}

/** Tables of up to four rows and columns, whose cells lie over up to three of each. */
function tables(): fc.Arbitrary<MakeNode> {
  const span = fc.oneof(
    { weight: 2, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
  );
  const cell = fc.record({ content: fc.array(paragraphs(), { maxLength: 2 }), colspan: span, rowspan: span });
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const widths = fc.array(
    fc.integer({ min: 2000, max: 3500 }).map((tenths) => tenths / 10),
    { minLength: 12, maxLength: 12 },
  );
  const each = fc.tuple(length, length, length);
  const layout = fc.record({
    hLineWidth: each,
    vLineWidth: each,
    paddingLeft: each,
    paddingRight: each,
    paddingTop: each,
  });
  return fc.tuple(rows, widths, layout).map(([cells, all, lengths]) => {
    const more: Record<string, (index: number) => number> = {};
    for (const [name, values] of Object.entries(lengths)) more[name] = (index) => values[index % values.length]!;
    const { columns } = tableGrid(cells.map((row) => ({ cells: row }) as unknown as Row));
    return table(
      cells,
      times(columns, (column) => all[column % all.length]!),
      more,
    );
  });
}
