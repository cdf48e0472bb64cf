import type { Block, Cell, Description, Document, ListItem, Row } from './document.ts';

/** Every node of a tree that has an id. */
export type Node = Block | ListItem | Description | Row | Cell;

/** Walks header, body and footer in reading order, each node before what it holds. */
export function* visit(document: Pick<Document, 'header' | 'body' | 'footer'>): Generator<Node> {
  for (const block of [...document.header, ...document.body, ...document.footer]) yield* visitNode(block);
}

function* visitNode(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* visitNode(child);
}

/** What a node holds, in reading order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'section':
    case 'cell':
      return node.children;
    case 'list':
      return node.items;
    case 'descriptionList':
      return node.entries;
    case 'table':
      return node.rows;
    case 'row':
      return node.cells;
    case 'heading':
    case 'paragraph':
    case 'listItem':
    case 'description':
    case 'figure':
      return [];
  }
}
