import type { Document, Inline, Style } from '../model/document.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { pictureRun } from './figure/drawing.ts';
import { holdSpaces } from './hold-spaces.ts';
import { type Leaf, leafInlines, leafText } from './leaf.ts';
import { runs } from './runs.ts';
import { twips } from './units.ts';
import type { Slice, WordContext } from './word-context.ts';
import type { WordIndent, WordParagraph, WordRun, WordSpacing, WordTabStop } from './word-paragraph.ts';

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

/** One paragraph in its style; formats directly only what the style cannot set. */
export function wordParagraph(leaf: Leaf, frame: ParagraphFrame, context: WordContext): WordParagraph {
  const { document, names, numbering } = context;
  const style = document.styles[leaf.style]!;
  const slices = frame.slices ?? [{ page: undefined, start: 0, end: leafText(leaf).length }];
  const goesOn = (slices[0]?.start ?? 0) > 0;
  const numbered = goesOn ? undefined : numbering.references.get(leaf.id);
  const isHeading = leaf.type === 'heading';
  return {
    style: names.paragraphs.get(leaf.style)!.id,
    keepNext: frame.keepWithNext && !isHeading,
    keepLines: frame.keepTogether && !isHeading,
    pageBreakBefore: frame.startsPage,
    numbering: numbered,
    spacing: spacing(frame, style, goesOn, leaf.type === 'figure'),
    indent: numbered && leaf.type === 'listItem' ? undefined : indent(frame, style, goesOn, document),
    tabStops: leaderStops(leaf, context),
    runs: content(leaf, style, afterNumber(slices, numbered?.covers ?? 0), context),
  };
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
): readonly WordRun[] {
  if (leaf.type !== 'figure') return runs(heldInlines(leaf, dictionary), style, slices, fields);
  const picture = pictures.get(leaf.id);
  return picture ? [{ type: 'made', child: pictureRun(picture) }] : [];
}

/** The inlines of a leaf with their spaces held, found once: a leaf that goes on over many pages is written page by page. */
function heldInlines(leaf: Leaf, dictionary: Dictionary): readonly Inline[] {
  const known = heldOfLeaf.get(leaf);
  if (known?.dictionary === dictionary) return known.inlines;
  const inlines = holdSpaces(leafInlines(leaf), dictionary);
  heldOfLeaf.set(leaf, { dictionary, inlines });
  return inlines;
}

const heldOfLeaf = new WeakMap<Leaf, { readonly dictionary: Dictionary; readonly inlines: readonly Inline[] }>();

type Lengths = { spaceBefore: number; spaceAfter: number; indent: number; firstLineIndent: number };

function spacing(frame: ParagraphFrame, style: Lengths, goesOn: boolean, isPicture: boolean): WordSpacing | undefined {
  const before = frame.atTop || goesOn ? 0 : style.spaceBefore + (frame.before ?? 0);
  const after = style.spaceAfter + (frame.after ?? 0);
  if (before === style.spaceBefore && after === style.spaceAfter && !isPicture) return undefined;
  return {
    before: before === style.spaceBefore ? undefined : twips(before),
    after: after === style.spaceAfter ? undefined : twips(after),
    // A line of fixed height would show only the foot of a picture.
    singleLine: isPicture,
  };
}

function indent(
  frame: ParagraphFrame,
  style: Lengths & Pick<Style, 'width'>,
  goesOn: boolean,
  { page }: Document,
): WordIndent | undefined {
  const { indent: around = 0 } = frame;
  const free = page.width - page.margin.left - page.margin.right - around - style.indent - (style.width ?? 0);
  const isNarrow = style.width !== undefined && free > 0;
  const startsFlush = goesOn && style.firstLineIndent !== 0;
  if (!around && !isNarrow && !startsFlush) return undefined;
  return {
    left: around || isNarrow ? twips(style.indent + around) : undefined,
    right: isNarrow ? twips(free) : undefined,
    firstLine: startsFlush ? 0 : undefined,
  };
}

/** A tab stop with a dotted leader where each dotted line of the paragraph ends. */
function leaderStops(leaf: Leaf, { document, placed }: WordContext): readonly WordTabStop[] | undefined {
  if (!hasLeader(leaf)) return undefined;
  const ends = placed.lines(leaf.id).flatMap(({ leaderEnds }) => leaderEnds);
  return ends.map((end) => ({
    type: 'left',
    position: twips(end - document.page.margin.left),
    leader: 'dot',
  }));
}

function hasLeader(leaf: Leaf): boolean {
  const known = leaders.get(leaf);
  if (known !== undefined) return known;
  const found = leafInlines(leaf).some((inline) => inline.type === 'text' && inline.leader !== undefined);
  leaders.set(leaf, found);
  return found;
}

/** Of leaves that go on over many pages: whether they have a dotted line. */
const leaders = new WeakMap<Leaf, boolean>();
