import type { Paragraph } from '../../model/document.ts';
import type { GalleyLine } from '../galley.ts';
import type { LayoutResources } from '../layout-resources.ts';
import { breakLines } from '../text/break-lines.ts';
import type { TextBox } from '../text/shape.ts';
import { textBoxes } from '../text/text-boxes.ts';
import { type Band, type BandFrame, isOfHeader } from './bands.ts';

/** The lines that repeat an entry's header, with its mark ` (ต่อ)`, where the entry goes on after a page break. */
export function continuedLines(firstBandOfEntry: Band, resources: LayoutResources): GalleyLine[] {
  const first = firstBandOfEntry.lines.find(isOfHeader);
  if (!first) return [];
  const { leaf, x, top, height, measure } = first;
  return continuedTexts(firstBandOfEntry, resources).map((boxes, index) => ({
    leaf,
    index,
    boxes,
    x,
    top: top + index * leaf.style.linePitch,
    height,
    measure,
  }));
}

/** The text of each of these lines. */
export function continuedTexts({ entry, header }: BandFrame, resources: LayoutResources): (readonly TextBox[])[] {
  const paragraph = header?.cell.children.find(({ type }) => type === 'paragraph') as Paragraph | undefined;
  if (!entry || !header || !paragraph) return [];
  const texts = paragraph.children.filter((inline) => inline.type === 'text');
  const mark = { ...(texts.at(-1) ?? plain), value: entry.style.continuedMark };
  const { style, measure } = header;
  const runs = [...texts, mark].map((text) => ({ text, part: 'content' as const }));
  return breakLines(textBoxes(runs, style, resources), style, measure);
}

const plain = { type: 'text', value: '', bold: false, italic: false } as const;
