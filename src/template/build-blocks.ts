import type { Block, Description, Inline, List, ListItem } from '../model/document.ts';
import { buildFigure } from './build-figure.ts';
import { buildInlines } from './build-inlines.ts';
import { buildTable } from './build-table.ts';
import { type Builder, blockBase, buildParagraph, elementsIn, inlinesOf } from './builder.ts';
import type { RenderedElement, RenderedNode } from './rendered.ts';

export interface Article {
  readonly header: readonly Block[];
  readonly footer: readonly Block[];
  readonly body: readonly Block[];
}

/** Turns the markup of a checked template into blocks, numbered in the order they are written. */
export function buildBlocks(nodes: readonly RenderedNode[], parts: Omit<Builder, 'nextId'>): Article {
  const builder: Builder = { ...parts, nextId: 0 };
  const header: Block[] = [];
  const footer: Block[] = [];
  const body: Block[] = [];
  const article = elementsIn(nodes).find(({ name }) => name === 'article');
  for (const element of elementsIn(article?.children ?? [])) {
    if (element.name === 'header') header.push(...blocksIn(element, builder));
    else if (element.name === 'footer') footer.push(...blocksIn(element, builder));
    else body.push(buildBlock(element, builder));
  }
  return { header, footer, body };
}

function blocksIn(parent: RenderedElement, builder: Builder): Block[] {
  return elementsIn(parent.children).map((child) => buildBlock(child, builder));
}

function buildBlock(element: RenderedElement, builder: Builder): Block {
  switch (element.name) {
    case 'section':
      return { type: 'section', ...blockBase(element, builder), children: blocksIn(element, builder) };
    case 'h1':
    case 'h2':
    case 'h3': {
      const level = levels[element.name];
      return { type: 'heading', ...blockBase(element, builder), level, children: inlinesOf(element, builder) };
    }
    case 'p':
      return buildParagraph(element, builder);
    case 'ol':
    case 'ul':
      return buildList(element, builder);
    case 'dl':
      return { type: 'descriptionList', ...blockBase(element, builder), entries: buildDescriptions(element, builder) };
    case 'table':
      return buildTable(element, builder);
    case 'figure':
    case 'img':
    case 'qr':
      return buildFigure(element, builder);
    default:
      throw new Error(`the template's checks let <${element.name}> through as a block`);
  }
}

const levels = { h1: 1, h2: 2, h3: 3 } as const;

function buildList(element: RenderedElement, builder: Builder): List {
  const ordered = element.name === 'ol';
  const base = blockBase(element, builder);
  const items = elementsIn(element.children).map((item, index): ListItem => {
    const marker = ordered ? `${index + 1}. ` : '• ';
    return { type: 'listItem', ...blockBase(item, builder), marker, children: inlinesOf(item, builder) };
  });
  return { type: 'list', ...base, ordered, items };
}

/** Each `dt` begins a description; the `dd` after it are its details. */
function buildDescriptions(element: RenderedElement, builder: Builder): Description[] {
  const entries: (Description & { readonly details: Inline[] })[] = [];
  for (const child of elementsIn(element.children)) {
    if (child.name === 'dt') {
      const term = inlinesOf(child, builder);
      entries.push({ type: 'description', ...blockBase(child, builder), term, details: [] });
      continue;
    }
    const entry = entries.at(-1);
    if (!entry) continue;
    if (entry.details.length > 0) entry.details.push({ type: 'lineBreak' });
    entry.details.push(...buildInlines(child.children, builder.styles[entry.style]!));
  }
  return entries;
}
