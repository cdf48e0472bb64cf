import type { Inline, Style, Text } from '../model/document.ts';
import { inlineText, withValue } from './leaf.ts';
import type { FieldValues, Slice } from './word-context.ts';
import type { WordFormat, WordRun } from './word-paragraph.ts';

/** The runs of one paragraph; a page break separates slices that lie on different pages. */
export function runs(
  inlines: readonly Inline[],
  style: Style,
  slices: readonly Slice[],
  fields: FieldValues,
): readonly WordRun[] {
  return slices.flatMap((slice, index) => {
    const own = sliceInlines(inlines, slice);
    // The paragraph or the page ends here (a text block of YAML ends with a line break); one more would leave an empty line.
    if (own.at(-1)?.type === 'lineBreak') own.pop();
    const children = own.map((inline) => run(inline, style, fields));
    return index === 0 ? children : [{ type: 'pageBreak' as const }, ...children];
  });
}

function sliceInlines(inlines: readonly Inline[], { start, end }: Slice): Inline[] {
  const starts = startsOf(inlines);
  const own: Inline[] = [];
  for (let at = firstAt(starts, start); at < inlines.length && starts[at]! <= end; at++) {
    const inline = inlines[at]!;
    const from = starts[at]!;
    if (inline.type === 'text') {
      const value = inline.value.slice(Math.max(0, start - from), Math.max(0, end - from));
      const isLeader = inline.leader !== undefined && from >= start;
      if (value !== '' || isLeader) own.push(withValue(inline, value));
    } else if (inline.type !== 'lineBreak' || (from >= start && from < end)) {
      own.push(inline);
    }
  }
  return own;
}

/** Offset in the text at which each inline begins, and that of the end; found once for a leaf that is written page by page. */
function startsOf(inlines: readonly Inline[]): Uint32Array {
  const known = startsOfInlines.get(inlines);
  if (known) return known;
  const starts = new Uint32Array(inlines.length + 1);
  for (const [at, inline] of inlines.entries()) starts[at + 1] = starts[at]! + inlineText(inline).length;
  startsOfInlines.set(inlines, starts);
  return starts;
}

const startsOfInlines = new WeakMap<readonly Inline[], Uint32Array>();

/** The first inline that does not end before an offset. */
function firstAt(starts: Uint32Array, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle + 1]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function run(inline: Inline, style: Style, fields: FieldValues): WordRun {
  switch (inline.type) {
    case 'text':
      // The leader of the paragraph's tab stop draws the line.
      if (inline.leader !== undefined) return { type: 'tab' };
      return { type: 'text', text: inline.value, format: format(inline, style, language(inline)) };
    case 'lineBreak':
      return { type: 'lineBreak' };
    case 'pageNumber':
      return { type: 'field', instruction: 'PAGE', shown: '1', format: format(inline, style) };
    case 'pageCount':
      return { type: 'field', instruction: 'NUMPAGES', shown: String(fields.pageCount), format: format(inline, style) };
  }
}

/** Bold and italic by the character styles Strong and Emphasis, by direct formatting only to take them away. */
function format({ bold, italic }: Pick<Text, 'bold' | 'italic'>, style: Style, language?: string): WordFormat {
  if (bold === style.bold && italic === style.italic && language === undefined) return asTheStyle;
  const strong = bold && !style.bold;
  const emphasized = italic && !style.italic;
  return {
    style: strong ? 'Strong' : emphasized ? 'Emphasis' : undefined,
    bold: !bold && style.bold ? false : undefined,
    italics: strong && emphasized ? true : !italic && style.italic ? false : undefined,
    language,
  };
}

const asTheStyle: WordFormat = {};

/** The document's defaults name Thai and English. */
function language({ language }: Text): string | undefined {
  return language === undefined || /^(th|en)(-(TH|US))?$/i.test(language) ? undefined : language;
}
