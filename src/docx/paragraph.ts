import { type IParagraphOptions, Paragraph } from 'docx';
import { type Leaf, leafInlines, leafText } from './leaf.ts';
import type { Slice } from './page-slices.ts';
import { runs } from './runs.ts';
import { twips } from './units.ts';
import type { WordContext } from './word-context.ts';

/** What a paragraph has beyond its style; lengths in pt. */
export interface ParagraphFrame {
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  readonly keepTogether?: boolean;
  readonly keepWithNext?: boolean;
  readonly startsPage?: boolean;
  /** Shares of the text to write, a page break between them; all of it when absent. */
  readonly slices?: readonly Slice[];
}

/** One paragraph in its style; formats directly only what the style cannot know. */
export function wordParagraph(leaf: Leaf, frame: ParagraphFrame, context: WordContext): Paragraph {
  const { document, names, numbering, fields } = context;
  const style = document.styles[leaf.style]!;
  const slices = frame.slices ?? [{ page: undefined, start: 0, end: leafText(leaf).length }];
  const goesOn = (slices[0]?.start ?? 0) > 0;
  const reference = leaf.type === 'listItem' && !goesOn ? numbering.references.get(leaf.id) : undefined;
  return new Paragraph({
    style: names.paragraphs.get(leaf.style)!.id,
    ...(frame.keepWithNext && leaf.type !== 'heading' ? { keepNext: true } : {}),
    ...(frame.keepTogether && leaf.type !== 'heading' ? { keepLines: true } : {}),
    ...(frame.startsPage ? { pageBreakBefore: true } : {}),
    ...(reference ? { numbering: reference } : {}),
    ...spacing(frame, style, goesOn),
    ...(reference ? {} : indent(frame, style, goesOn)),
    children: runs(leafInlines(leaf), style, slices, fields),
  });
}

type Lengths = { spaceBefore: number; spaceAfter: number; indent: number; firstLineIndent: number };

/** Like the PDF, a page begins without space above its first line. */
function spacing(frame: ParagraphFrame, style: Lengths, goesOn: boolean): Pick<IParagraphOptions, 'spacing'> {
  const before = frame.startsPage || goesOn ? 0 : style.spaceBefore + (frame.before ?? 0);
  const after = style.spaceAfter + (frame.after ?? 0);
  const own = {
    ...(before !== style.spaceBefore ? { before: twips(before) } : {}),
    ...(after !== style.spaceAfter ? { after: twips(after) } : {}),
  };
  return Object.keys(own).length > 0 ? { spacing: own } : {};
}

function indent(frame: ParagraphFrame, style: Lengths, goesOn: boolean): Pick<IParagraphOptions, 'indent'> {
  const own = {
    ...(frame.indent ? { left: twips(style.indent + frame.indent) } : {}),
    ...(goesOn && style.firstLineIndent !== 0 ? { firstLine: 0 } : {}),
  };
  return Object.keys(own).length > 0 ? { indent: own } : {};
}
