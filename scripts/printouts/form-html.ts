import type { Block } from './form.ts';

/** The form as a page of a web system, its entries in a table. */
export function formHtml(blocks: readonly Block[], title: string): string {
  const body: string[] = [];
  let table = false;
  for (const block of blocks) {
    if (block.kind === 'entry' && !table) body.push('<table>');
    if (block.kind !== 'entry' && table) body.push('</table>');
    table = block.kind === 'entry';
    body.push(element(block));
  }
  return `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
@page { size: A4; margin: 2cm 2cm 2cm 3cm; }
body { font: 11pt/1.6 Sarabun; }
p { margin: 0; } .paragraph { text-indent: 1.5cm; } .header { text-align: center; } .item { padding-left: .6cm; text-indent: -.6cm; margin-left: 0; }
.half { display: inline-block; width: 48%; } table { width: 100%; border-collapse: collapse; } td, th { vertical-align: top; text-align: left; font-weight: normal; }
th { width: 2.8cm; } .status { width: 4.2cm; }
</style></head><body>
${body.join('\n')}
</body></html>
`;
}

function element(block: Block): string {
  if (block.kind === 'heading') return `<p><b>${joined(block.text)}</b></p>`;
  if (block.kind === 'pair')
    return `<p><span class="half">${escaped(block.left)}</span> <span class="half">${escaped(block.right)}</span></p>`;
  if (block.kind !== 'entry') return `<p class="${block.kind}">${joined(block.text)}</p>`;
  const statuses = block.statuses.map((status) => `<p>${escaped(status)}</p>`).join('');
  return `<tr><th rowspan="2">${escaped(block.label)}</th><td colspan="2">${joined(block.narrative)}</td></tr>
<tr><td>${joined(block.figures)}</td><td class="status">${statuses}</td></tr>`;
}

function joined(pieces: readonly string[]): string {
  return escaped(pieces.join(''));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
