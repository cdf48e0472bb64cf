import type { Paragraph } from '../../model/document.ts';
import type { GalleyLine } from '../galley.ts';
import type { LayoutResources } from '../layout-resources.ts';
import { breakLines } from '../text/break-lines.ts';
import { textBoxes } from '../text/text-boxes.ts';
import type { Band } from './bands.ts';

/** The lines that repeat an entry's header, with its mark ` (ต่อ)`, where the entry goes on after a page break. */
export function continuedLines(firstBandOfEntry: Band, resources: LayoutResources): GalleyLine[] {
  const { entry, lines } = firstBandOfEntry;
  const header = lines.find(({ leaf }) => leaf.cell?.header && !leaf.figure);
  const paragraph = header?.leaf.cell?.children.find(({ type }) => type === 'paragraph') as Paragraph | undefined;
  if (!entry || !header || !paragraph) return [];
  const texts = paragraph.children.filter((inline) => inline.type === 'text');
  const mark = { ...(texts.at(-1) ?? plain), value: entry.style.continuedMark };
  const style = header.leaf.style;
  const runs = [...texts, mark].map((text) => ({ text, part: 'content' as const }));
  const broken = breakLines(textBoxes(runs, style, resources), style, header.measure);
  return broken.map((boxes, index) => ({
    leaf: header.leaf,
    index,
    boxes,
    x: header.x,
    top: header.top + index * style.linePitch,
    height: header.height,
    measure: header.measure,
  }));
}

const plain = { type: 'text', value: '', bold: false, italic: false } as const;
