import type { Block, Cell, Description, Document, ListItem, Row } from './document.ts';

/** Every node of a tree that has an id. */
export type Node = Block | ListItem | Description | Row | Cell;

/** Every node of header, body and footer in reading order, each before what it holds. */
export function visit({ header, body, footer }: Pick<Document, 'header' | 'body' | 'footer'>): readonly Node[] {
  const nodes: Node[] = [];
  for (const blocks of [header, body, footer]) addNodes(blocks, nodes);
  return nodes;
}

function addNodes(added: readonly Node[], nodes: Node[]): void {
  for (const node of added) {
    nodes.push(node);
    addNodes(childrenOf(node), nodes);
  }
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
      return none;
  }
}

const none: readonly Node[] = [];
