/** An unbreakable piece of a paragraph, in reading order. */
export interface Box {
  /** Width of the piece with the spaces at its end; any unit, the same for all. */
  readonly width: number;
  /** Width of those spaces, which a line's end swallows. */
  readonly trailingSpace: number;
  readonly breakAfter: 'allowed' | 'forbidden' | 'mandatory';
  /** 0 to 100: a break after this box costs as much as that many hundredths of the line left empty. */
  readonly penalty: number;
}

/**
 * Chooses the line ends of ragged-right text: the indices of the boxes after which a line ends, the last box left out.
 *
 * The lines are no more than first-fit needs. Among such choices the sum of squares, of the empty rests of all lines but
 * the last and of the penalties, is least (after Knuth and Plass, "Breaking Paragraphs into Lines", 1981); a last line of
 * one box or under 15 % of the width counts like an empty line. Where something cannot fit on a line, the paragraph is
 * set by first-fit: cut such boxes before.
 */
export function totalFit(boxes: readonly Box[], lineWidth: number, firstLineIndent = 0): readonly number[] {
  const breaks: number[] = [];
  let start = 0;
  for (let index = 0; index < boxes.length; index++) {
    const isLast = index === boxes.length - 1;
    if (!isLast && boxes[index]!.breakAfter !== 'mandatory') continue;
    const paragraph = start === 0 && isLast ? boxes : boxes.slice(start, index + 1);
    for (const end of fitParagraph(paragraph, lineWidth, start === 0 ? firstLineIndent : 0)) breaks.push(start + end);
    if (!isLast) breaks.push(index);
    start = index + 1;
  }
  return breaks;
}

/** The usual way, as a bound and for comparison: every line takes all that fits. */
export function firstFit(boxes: readonly Box[], lineWidth: number, firstLineIndent = 0): readonly number[] {
  const breaks: number[] = [];
  let used = firstLineIndent;
  let possible = -1;
  let sincePossible = 0;
  boxes.forEach((box, index) => {
    if (used + box.width - box.trailingSpace > lineWidth + TOLERANCE && possible >= 0) {
      breaks.push(possible);
      used = sincePossible;
      possible = -1;
    }
    used += box.width;
    sincePossible += box.width;
    if (index === boxes.length - 1 || box.breakAfter === 'forbidden') return;
    possible = index;
    sincePossible = 0;
    if (box.breakAfter === 'allowed') return;
    breaks.push(index);
    possible = -1;
    used = 0;
  });
  return breaks;
}

/** Sums of widths differ in their last bits with the order of adding. */
const TOLERANCE = 1e-6;
/** A last line narrower than this share of the line looks lost. */
const SHORT_LAST_LINE = 0.15;

/** The cheapest way to end line number `lines` after box `box`. */
interface Ending {
  readonly box: number;
  readonly lines: number;
  readonly cost: number;
  readonly before: Ending | undefined;
}

function fitParagraph(boxes: readonly Box[], lineWidth: number, indent: number): readonly number[] {
  const greedy = firstFit(boxes, lineWidth, indent);
  if (greedy.length === 0) return greedy;
  const starts = prefixWidths(boxes);
  const linesAfter = linesNeededAfter(boxes, starts, lineWidth);
  const endings: Ending[][] = [];
  for (let index = 0; index < boxes.length; index++) {
    const isEnd = index === boxes.length - 1 || boxes[index]!.breakAfter !== 'forbidden';
    const most = greedy.length + 1 - linesAfter[index]!;
    endings.push(isEnd ? endingsAfter(index, most, { boxes, starts, endings, lineWidth, indent }) : []);
  }
  const finals = endings.at(-1)!;
  if (finals.length === 0) return greedy;
  return breaksBefore(finals.reduce((best, ending) => (ending.cost < best.cost ? ending : best)));
}

/** Offset of each box in the paragraph set on one endless line, and the offset of its end. */
function prefixWidths(boxes: readonly Box[]): Float64Array {
  const starts = new Float64Array(boxes.length + 1);
  boxes.forEach((box, index) => {
    starts[index + 1] = starts[index]! + box.width;
  });
  return starts;
}

/** How many lines at least follow a line that ends after each box: the bound that keeps the search narrow. */
function linesNeededAfter(boxes: readonly Box[], starts: Float64Array, lineWidth: number): Int32Array {
  const needed = new Int32Array(boxes.length);
  // `farthest` is the last box that fits on a line begun after `index`; it only moves left as `index` does.
  let farthest = boxes.length - 1;
  for (let index = boxes.length - 2; index >= 0; index--) {
    while (farthest > index + 1 && widthOf(boxes, starts, index + 1, farthest) > lineWidth + TOLERANCE) farthest--;
    let end = farthest;
    while (end > index && end < boxes.length - 1 && boxes[end]!.breakAfter === 'forbidden') end--;
    needed[index] = end === index ? 1 : 1 + needed[end]!;
  }
  return needed;
}

function widthOf(boxes: readonly Box[], starts: Float64Array, first: number, last: number): number {
  return starts[last + 1]! - starts[first]! - boxes[last]!.trailingSpace;
}

interface Search {
  readonly boxes: readonly Box[];
  readonly starts: Float64Array;
  readonly endings: readonly (readonly Ending[])[];
  readonly lineWidth: number;
  readonly indent: number;
}

/** The cheapest ending after box `index` for each number of lines up to `most`. */
function endingsAfter(index: number, most: number, search: Search): Ending[] {
  const { boxes, starts, endings, lineWidth, indent } = search;
  const found: Ending[] = [];
  const widest = Math.max(lineWidth, lineWidth - indent) + TOLERANCE;
  for (let first = index; first >= 0; first--) {
    const width = widthOf(boxes, starts, first, index);
    if (width > widest) break;
    const slack = lineWidth - width - (first === 0 ? indent : 0);
    if (slack < -TOLERANCE) continue;
    const cost = lineCost(search, index, index === first, width, slack);
    if (first === 0) keepCheapest(found, { box: index, lines: 1, cost, before: undefined }, most);
    else {
      for (const before of endings[first - 1]!) {
        keepCheapest(found, { box: index, lines: before.lines + 1, cost: before.cost + cost, before }, most);
      }
    }
  }
  return found;
}

function lineCost(
  { boxes, lineWidth }: Search,
  index: number,
  isSingle: boolean,
  width: number,
  slack: number,
): number {
  if (index < boxes.length - 1) return slack * slack + ((boxes[index]!.penalty / 100) * lineWidth) ** 2;
  return isSingle || width < SHORT_LAST_LINE * lineWidth ? lineWidth * lineWidth : 0;
}

function keepCheapest(found: Ending[], ending: Ending, most: number): void {
  if (ending.lines > most) return;
  const rival = found.findIndex((other) => other.lines === ending.lines);
  if (rival < 0) found.push(ending);
  else if (ending.cost < found[rival]!.cost) found[rival] = ending;
}

function breaksBefore(final: Ending): number[] {
  const breaks: number[] = [];
  for (let ending = final.before; ending !== undefined; ending = ending.before) breaks.push(ending.box);
  return breaks.reverse();
}
