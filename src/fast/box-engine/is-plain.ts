import type { CellNode, DefinitionNode } from '../../layout/pdfmake/definition-node.ts';

/** Whether a node, with all that it holds, is one that the box engine sets. */
export function isPlain(node: DefinitionNode): boolean {
  for (const key in node) if (!plainKeys.has(key)) return false;
  if ('text' in node) return true;
  if ('stack' in node) return node.stack.every(isPlain);
  if ('columns' in node) return node.columns.every((column) => 'text' in column && isPlain(column));
  if ('table' in node) return node.table.body.every((row) => row.every((cell) => isEmpty(cell) || isPlain(cell)));
  return false;
}

const plainKeys = new Set([
  ...['stack', 'columns', 'columnGap', 'table', 'layout', 'text'],
  ...['margin', 'width', 'alignment', 'leadingIndent', 'colSpan', 'rowSpan'],
]);

/** A place in a table that another cell covers, or nothing at all. */
export function isEmpty(cell: CellNode): cell is Record<string, never> {
  return Object.keys(cell).length === 0;
}
