/** An unbreakable piece of a paragraph, in reading order. */
export interface Box {
  /** Width of the piece with the spaces at its end; any unit, the same for all. */
  readonly width: number;
  /** Width of those spaces, which a line's end swallows; less than 0 where the piece takes up more at a line's end, as it is not kerned there. */
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
  for (let index = 0; index < boxes.length; index++) {
    const { width, trailingSpace, breakAfter } = boxes[index]!;
    if (used + width - trailingSpace > lineWidth + tolerance && possible >= 0) {
      breaks.push(possible);
      used = sincePossible;
      possible = -1;
    }
    used += width;
    sincePossible += width;
    if (index === boxes.length - 1 || breakAfter === 'forbidden') continue;
    possible = index;
    sincePossible = 0;
    if (breakAfter === 'allowed') continue;
    breaks.push(index);
    possible = -1;
    used = 0;
  }
  return breaks;
}

/** Sums of widths differ in their last bits with the order of adding. */
const tolerance = 1e-6;
/** A last line narrower than this share of the line looks lost. */
const shortLastLine = 0.15;

function fitParagraph(boxes: readonly Box[], lineWidth: number, indent: number): readonly number[] {
  const greedy = firstFit(boxes, lineWidth, indent);
  if (greedy.length === 0) return greedy;
  const starts = prefixWidths(boxes);
  const linesAfter = linesNeededAfter(boxes, starts, lineWidth);
  const endings: Endings = { first: new Int32Array(boxes.length + 1), box: [], lines: [], costs: [], before: [] };
  for (let index = 0; index < boxes.length; index++) {
    const isEnd = index === boxes.length - 1 || boxes[index]!.breakAfter !== 'forbidden';
    const most = greedy.length + 1 - linesAfter[index]!;
    if (isEnd) addEndings(endings, index, most, { boxes, starts, lineWidth, indent });
    endings.first[index + 1] = endings.lines.length;
  }
  const cheapest = cheapestOfLast(endings);
  return cheapest < 0 ? greedy : breaksBefore(cheapest, endings);
}

/** Offset of each box in the paragraph set on one endless line, and the offset of its end. */
function prefixWidths(boxes: readonly Box[]): Float64Array {
  const starts = new Float64Array(boxes.length + 1);
  for (let index = 0; index < boxes.length; index++) starts[index + 1] = starts[index]! + boxes[index]!.width;
  return starts;
}

/** How many lines at least follow a line that ends after each box: the bound that keeps the search narrow. */
function linesNeededAfter(boxes: readonly Box[], starts: Float64Array, lineWidth: number): Int32Array {
  const needed = new Int32Array(boxes.length);
  // `farthest` is the last box that fits on a line begun after `index`; it only moves left as `index` does.
  let farthest = boxes.length - 1;
  for (let index = boxes.length - 2; index >= 0; index--) {
    while (farthest > index + 1 && widthOf(boxes, starts, index + 1, farthest) > lineWidth + tolerance) farthest--;
    let end = farthest;
    while (end > index && end < boxes.length - 1 && boxes[end]!.breakAfter === 'forbidden') end--;
    needed[index] = end === index ? 1 : 1 + needed[end]!;
  }
  return needed;
}

function widthOf(boxes: readonly Box[], starts: Float64Array, first: number, last: number): number {
  return starts[last + 1]! - starts[first]! - boxes[last]!.trailingSpace;
}

/**
 * Ways to end a line, numbered: those after box `index` are `first[index]` to before `first[index + 1]`, one for each
 * number of lines. `before` is the ending of the line before, -1 for none. Numbers instead of objects: there are thousands.
 */
interface Endings {
  readonly first: Int32Array;
  readonly box: number[];
  readonly lines: number[];
  readonly costs: number[];
  readonly before: number[];
}

interface Search {
  readonly boxes: readonly Box[];
  readonly starts: Float64Array;
  readonly lineWidth: number;
  readonly indent: number;
}

/** Adds the cheapest ending after box `index` for each number of lines up to `most`. */
function addEndings(endings: Endings, index: number, most: number, { boxes, starts, lineWidth, indent }: Search): void {
  const { penalty, trailingSpace } = boxes[index]!;
  const isLast = index === boxes.length - 1;
  const penaltyCost = ((penalty / 100) * lineWidth) ** 2;
  const widest = Math.max(lineWidth, lineWidth - indent) + tolerance;
  const end = starts[index + 1]!;
  const own = endings.lines.length;
  for (let first = index; first >= 0; first--) {
    const width = end - starts[first]! - trailingSpace;
    if (width > widest) break;
    const slack = lineWidth - width - (first === 0 ? indent : 0);
    if (slack < -tolerance) continue;
    const isShort = index === first || width < shortLastLine * lineWidth;
    const cost = isLast ? (isShort ? lineWidth * lineWidth : 0) : slack * slack + penaltyCost;
    if (first === 0) {
      if (most >= 1) keepCheapest(endings, own, index, 1, cost, -1);
      break;
    }
    const after = endings.first[first]!;
    for (let before = endings.first[first - 1]!; before < after; before++) {
      const lines = endings.lines[before]! + 1;
      if (lines <= most) keepCheapest(endings, own, index, lines, endings.costs[before]! + cost, before);
    }
  }
}

/** Of the endings from number `own` on, those after `box`, keeps one for each number of lines. */
function keepCheapest(endings: Endings, own: number, box: number, lines: number, cost: number, before: number): void {
  let rival = own;
  while (rival < endings.lines.length && endings.lines[rival] !== lines) rival++;
  if (rival < endings.lines.length && cost >= endings.costs[rival]!) return;
  endings.box[rival] = box;
  endings.lines[rival] = lines;
  endings.costs[rival] = cost;
  endings.before[rival] = before;
}

function cheapestOfLast({ first, costs }: Endings): number {
  let best = first[first.length - 2]!;
  if (best === costs.length) return -1;
  for (let ending = best + 1; ending < costs.length; ending++) if (costs[ending]! < costs[best]!) best = ending;
  return best;
}

function breaksBefore(last: number, { box, before }: Endings): number[] {
  const breaks: number[] = [];
  for (let ending = before[last]!; ending >= 0; ending = before[ending]!) breaks.push(box[ending]!);
  return breaks.reverse();
}
