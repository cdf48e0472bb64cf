import { withoutExpansions } from '../../src/docx/leaf.ts';
import type { Document, Inline } from '../../src/model/document.ts';
import type { Node } from '../../src/model/visit.ts';

/** A tree as indented text, one node a line, for people to read and for files to compare. */
export function treeText(document: Document): string {
  const { info, watermark } = document;
  return [
    `title: ${info.title}`,
    `author: ${info.author}`,
    `subject: ${info.subject}`,
    `language: ${info.language}, date: ${info.date}, watermark: ${watermark?.text ?? 'none'}`,
    ...(['header', 'footer', 'body'] as const).flatMap((part) => [
      '',
      part,
      ...document[part].flatMap((b) => lines(b, 1)),
    ]),
    '',
  ].join('\n');
}

function lines(node: Node, depth: number): string[] {
  const level = node.type === 'heading' ? ` ${node.level}` : '';
  const keep = node.keep ? ` keep=${node.keep}` : '';
  const header = node.type === 'cell' && node.header ? ' header' : '';
  const spans = node.type === 'cell' && (node.rowspan || node.colspan) ? ` ${node.rowspan}x${node.colspan}` : '';
  const own = `${'  '.repeat(depth)}${node.id} ${node.type}${level}${header}${spans} .${node.style}${keep}`;
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return [`${own} |${inlines(node.children)}|`];
    case 'figure':
      return [`${own} ${node.width}x${node.height} |${node.alt}|`];
    case 'listItem':
      return [`${own} |${node.marker}|${inlines(node.children)}|`];
    case 'description':
      return [`${own} |${inlines(node.term)}|${inlines(node.details)}|`];
    case 'section':
    case 'cell':
      return [own, ...node.children.flatMap((child) => lines(child, depth + 1))];
    case 'list':
      return [own, ...node.items.flatMap((child) => lines(child, depth + 1))];
    case 'descriptionList':
      return [own, ...node.entries.flatMap((child) => lines(child, depth + 1))];
    case 'table':
      return [own, ...node.rows.flatMap((child) => lines(child, depth + 1))];
    case 'row':
      return [own, ...node.cells.flatMap((child) => lines(child, depth + 1))];
  }
}

const inlines = (content: readonly Inline[]) => withoutExpansions(content).map(inline).join('');

function inline(content: Inline): string {
  if (content.type === 'lineBreak') return '⏎';
  const text = content.type === 'text' ? content.value : `{${content.type}}`;
  const language = content.type === 'text' && content.language ? `${content.language}:` : '';
  const face = `${content.bold ? 'b' : ''}${content.italic ? 'i' : ''}`;
  if (content.type === 'text' && content.leader !== undefined) return `⟨${content.leader} pt line:${text}⟩`;
  return language || face ? `⟨${face && `${face}:`}${language}${text}⟩` : text;
}
