import { type IParagraphOptions, LeaderType, LineRuleType, Paragraph, type ParagraphChild, TabStopType } from 'docx';
import type { Document, Style } from '../model/document.ts';
import { pictureRun } from './figure/drawing.ts';
import { holdSpaces } from './hold-spaces.ts';
import { type Leaf, leafInlines, leafText } from './leaf.ts';
import { runs } from './runs.ts';
import { twips } from './units.ts';
import type { Slice, WordContext } from './word-context.ts';

/** What a paragraph has beyond its style; lengths in pt. */
export interface ParagraphFrame {
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  readonly keepTogether?: boolean;
  readonly keepWithNext?: boolean;
  readonly startsPage?: boolean;
  /** First on its page, where the PDF leaves no space above it. */
  readonly atTop?: boolean;
  /** Shares of the text to write, a page break between them; all of it when absent. */
  readonly slices?: readonly Slice[];
}

/** One paragraph in its style; formats directly only what the style cannot know. */
export function wordParagraph(leaf: Leaf, frame: ParagraphFrame, context: WordContext): Paragraph {
  const { document, names, numbering } = context;
  const style = document.styles[leaf.style]!;
  const slices = frame.slices ?? [{ page: undefined, start: 0, end: leafText(leaf).length }];
  const goesOn = (slices[0]?.start ?? 0) > 0;
  const tabStops = leaderStops(leaf, context);
  const reference = goesOn ? undefined : numbering.references.get(leaf.id);
  return new Paragraph({
    style: names.paragraphs.get(leaf.style)!.id,
    ...(frame.keepWithNext && leaf.type !== 'heading' ? { keepNext: true } : {}),
    ...(frame.keepTogether && leaf.type !== 'heading' ? { keepLines: true } : {}),
    ...(frame.startsPage ? { pageBreakBefore: true } : {}),
    ...(reference && {
      numbering: { reference: reference.reference, instance: reference.instance, level: reference.level },
    }),
    ...spacing(frame, style, goesOn, leaf.type === 'figure'),
    ...(reference && leaf.type === 'listItem' ? {} : indent(frame, style, goesOn, document)),
    ...(tabStops.length > 0 ? { tabStops } : {}),
    children: content(leaf, style, afterNumber(slices, reference?.covers ?? 0), context),
  });
}

/** The slices without what the paragraph's number shows. */
function afterNumber(slices: readonly Slice[], covers: number): readonly Slice[] {
  return covers === 0 ? slices : slices.map((slice, index) => (index === 0 ? { ...slice, start: covers } : slice));
}

function content(
  leaf: Leaf,
  style: Style,
  slices: readonly Slice[],
  { pictures, fields, dictionary }: WordContext,
): ParagraphChild[] {
  if (leaf.type !== 'figure') return runs(holdSpaces(leafInlines(leaf), dictionary), style, slices, fields);
  const picture = pictures.get(leaf.id);
  return picture ? [pictureRun(picture)] : [];
}

type Lengths = { spaceBefore: number; spaceAfter: number; indent: number; firstLineIndent: number };

function spacing(
  frame: ParagraphFrame,
  style: Lengths,
  goesOn: boolean,
  isPicture: boolean,
): Pick<IParagraphOptions, 'spacing'> {
  const before = frame.atTop || goesOn ? 0 : style.spaceBefore + (frame.before ?? 0);
  const after = style.spaceAfter + (frame.after ?? 0);
  const own = {
    ...(before !== style.spaceBefore ? { before: twips(before) } : {}),
    ...(after !== style.spaceAfter ? { after: twips(after) } : {}),
    // A line of fixed height would show only the foot of a picture.
    ...(isPicture ? { line: single, lineRule: LineRuleType.AUTO } : {}),
  };
  return Object.keys(own).length > 0 ? { spacing: own } : {};
}

/** In 240ths of a line. */
const single = 240;

function indent(
  frame: ParagraphFrame,
  style: Lengths & Pick<Style, 'width'>,
  goesOn: boolean,
  { page }: Document,
): Pick<IParagraphOptions, 'indent'> {
  const { indent: around = 0 } = frame;
  const free = page.width - page.margin.left - page.margin.right - around - style.indent - (style.width ?? 0);
  const own = {
    ...(around ? { left: twips(style.indent + around) } : {}),
    ...(style.width !== undefined && free > 0 ? { left: twips(style.indent + around), right: twips(free) } : {}),
    ...(goesOn && style.firstLineIndent !== 0 ? { firstLine: 0 } : {}),
  };
  return Object.keys(own).length > 0 ? { indent: own } : {};
}

/** A tab stop with a dotted leader where each dotted line of the paragraph ends. */
function leaderStops(leaf: Leaf, { document, placed }: WordContext) {
  if (!leafInlines(leaf).some((inline) => inline.type === 'text' && inline.leader !== undefined)) return [];
  const ends = placed.lines(leaf.id).flatMap(({ leaderEnds }) => leaderEnds);
  return ends.map((end) => ({
    type: TabStopType.LEFT,
    position: twips(end - document.page.margin.left),
    leader: LeaderType.DOT,
  }));
}
