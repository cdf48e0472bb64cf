import type { Band } from './bands.ts';
import { textBoxes } from './boxes.ts';
import { breakLines } from './break-lines.ts';
import type { GalleyLine } from './engine.ts';
import type { LayoutResources } from './layout.ts';

/** The lines that repeat a row's header, with its mark ` (ต่อ)`, where the row goes on after a page break. */
export function continuedLines(firstBandOfRow: Band, resources: LayoutResources): GalleyLine[] {
  const { row, lines } = firstBandOfRow;
  const header = lines.find(({ leaf }) => leaf.cell?.header);
  const paragraph = header?.leaf.cell?.children[0];
  if (!row || !header || !paragraph) return [];
  const texts = paragraph.children.filter((inline) => inline.type === 'text');
  const mark = { ...(texts.at(-1) ?? plain), value: row.style.continuedMark };
  const style = header.leaf.style;
  const runs = [...texts, mark].map((text) => ({ text, part: 'content' as const }));
  const broken = breakLines(textBoxes(runs, style, resources), style, header.measure);
  return broken.map((boxes, index) => ({ ...header, boxes, index, top: header.top + index * style.linePitch }));
}

const plain = { type: 'text', value: '', bold: false, italic: false } as const;
