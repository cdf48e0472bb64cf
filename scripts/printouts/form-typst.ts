import type { Block } from './form.ts';

/** The form in the markup of Typst, its entries in a grid. */
export function formTypst(blocks: readonly Block[]): string {
  return `#set page(paper: "a4", margin: (left: 3cm, right: 2cm, top: 2.5cm, bottom: 2cm))
#set text(font: "Sarabun", size: 11pt, lang: "th")
${blocks.map(markup).join('\n\n')}
`;
}

function markup(block: Block): string {
  if (block.kind === 'heading') return `#strong(${quoted(block.text.join(''))})`;
  if (block.kind === 'header') return `#align(center, ${quoted(block.text.join(''))})`;
  if (block.kind === 'pair') return `#grid(columns: (1fr, 1fr), ${quoted(block.left)}, ${quoted(block.right)})`;
  if (block.kind === 'paragraph') return `#h(1.5cm)#${quoted(block.text.join(''))}`;
  if (block.kind !== 'entry') return `#${quoted(block.text.join(''))}`;
  const [narrative, figures] = [block.narrative.join(''), block.figures.join('')].map(quoted);
  const statuses = block.statuses.map(quoted).join(' + linebreak() + ');
  return `#grid(columns: (2.8cm, 1fr, 4.2cm), row-gutter: 0.65em, ${quoted(block.label)}, grid.cell(colspan: 2, ${narrative}), [], ${figures}, ${statuses})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
