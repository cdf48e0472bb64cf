import fc from 'fast-check';
import type { Leaf } from '../../src/layout/definition.ts';
import type { DefinitionNode } from '../../src/layout/engine.ts';
import type { Row, Style } from '../../src/model/document.ts';

type Margin = readonly [number, number, number, number];

/** A paragraph of `count` lines, each 100 pt wide and 20 pt high. */
export function paragraph(
  block: number,
  count: number,
  margin: Margin = [0, 0, 0, 0],
  more: Partial<Style> = {},
): DefinitionNode {
  const style = { align: 'left', linePitch: 20, firstLineIndent: 0, fontSize: 11, ...more } as Style;
  const box = { width: 100, trailingSpace: 0, breakAfter: 'mandatory', penalty: 0, pieces: [] } as const;
  const leaf: Leaf = { block, part: 'content', style, boxes: Array.from({ length: count }, () => box) };
  return { text: [{ text: ' ', leaf }], margin };
}

/** A table 6 pt between columns, 2 pt above and below each row, whose first row names the columns. */
export function table(cells: readonly (readonly DefinitionNode[])[][], widths: readonly number[]): DefinitionNode {
  const none = () => 0 as const;
  const rowBlocks = cells.map((_, id) => ({ id }) as Row);
  return {
    table: {
      widths: [...widths],
      body: cells.map((row) => row.map((stack) => ({ stack: [...stack] }))),
      rowBlocks,
      headerBlock: rowBlocks[0],
      style: { rowPadding: 2 } as Style,
    },
    layout: {
      hLineWidth: none,
      vLineWidth: none,
      paddingLeft: (column) => (column === 0 ? 0 : 6),
      paddingRight: none,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

export const DEFINITION_WIDTH = 20_000;

/** Makers of definitions, nested up to three deep, for a galley of `DEFINITION_WIDTH`; each call makes the same one anew. */
export const definitions: fc.Arbitrary<() => DefinitionNode> = fc.letrec<{ node: () => DefinitionNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, paragraphs(), stacks(tie('node')), columns(tie('node')), tables()),
})).node;

function paragraphs(): fc.Arbitrary<() => DefinitionNode> {
  const length = fc.integer({ min: 0, max: 40 });
  const look = fc.record({
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    firstLineIndent: length,
    linePitch: fc.double({ min: 10, max: 30, noNaN: true }),
  });
  return fc
    .tuple(fc.nat(99), fc.integer({ min: 1, max: 4 }), fc.tuple(length, length, fc.constant(0), length), look)
    .map((parts) => () => paragraph(...parts));
}

function stacks(node: fc.Arbitrary<() => DefinitionNode>): fc.Arbitrary<() => DefinitionNode> {
  return fc.array(node, { maxLength: 4 }).map((makers) => () => ({ stack: makers.map((make) => make()) }));
}

/** As in lists, a column of a width of its own holds one text; others are wide enough for whatever they hold. */
function columns(node: fc.Arbitrary<() => DefinitionNode>): fc.Arbitrary<() => DefinitionNode> {
  const marker = fc.tuple(paragraphs(), fc.integer({ min: 200, max: 300 }));
  const column = fc.oneof(marker, fc.tuple(node, fc.constant('*' as const)));
  return fc
    .tuple(fc.array(column, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 20 }))
    .map(([makers, columnGap]) => () => ({
      columns: makers.map(([make, width]) => ({ ...make(), width })),
      columnGap,
    }));
}

function tables(): fc.Arbitrary<() => DefinitionNode> {
  const cell = fc.array(paragraphs(), { maxLength: 2 });
  const row = fc.tuple(cell, cell, cell);
  const widths = fc.tuple(fc.integer({ min: 200, max: 300 }), fc.integer({ min: 200, max: 300 }), fc.constant(200));
  return fc.tuple(fc.array(row, { minLength: 1, maxLength: 3 }), widths).map(
    ([rows, own]) =>
      () =>
        table(
          rows.map((cells) => cells.map((makers) => makers.map((make) => make()))),
          own,
        ),
  );
}
