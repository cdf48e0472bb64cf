import { type ILevelsOptions, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx';
import type { Block, Document, Heading, List, ListItem } from '../model/document.ts';
import type { ParagraphPart, Part } from './parts.ts';
import type { PlacedText } from './placed-text.ts';
import { twips } from './units.ts';
import type { WordNumbering } from './word-paragraph.ts';

/** The numbering definitions of a document, and which one each list item takes. */
export interface Numbering {
  readonly options: INumberingOptions;
  /** By the block id of the item or the heading. */
  readonly references: ReadonlyMap<number, NumberingReference>;
}

export interface NumberingReference extends WordNumbering {
  /** UTF-16 units at the beginning of a heading's text that the number takes over; 0 for a list item. */
  readonly covers: number;
}

/**
 * Turns printed markers and the numbers of headings into real numbering that shows the same text; a break in the
 * sequence of a list starts a new one.
 */
export function numbering(document: Document, parts: readonly Part[], placed: PlacedText): Numbering {
  const definitions = new Map<string, { reference: string; level: ILevelsOptions; instances: number }>();
  const references = new Map<number, NumberingReference>();
  const partOf = new Map(parts.filter(isItem).map((part) => [part.leaf.id, part]));

  const blocks = [...document.header, ...document.body, ...document.footer];
  for (const sequence of blocks.flatMap(listsIn).flatMap(sequences)) {
    const first = sequence[0]!;
    const indent = markerIndent(sequence, partOf.get(first.item.id)?.indent ?? 0, document, placed);
    const level = { ...numberingLevel(first.marker, indent), level: 0 };
    const key = JSON.stringify(level);
    const known = definitions.get(key) ?? { reference: `${placeholderText}${definitions.size}`, level, instances: 0 };
    definitions.set(key, known);
    for (const { item } of sequence) {
      references.set(item.id, { reference: known.reference, instance: known.instances, level: 0, covers: 0 });
    }
    known.instances++;
  }
  const config = [...definitions.values()].map(({ reference, level }) => ({ reference, levels: [level] }));
  const headings = headingNumbering(parts, `${placeholderText}${definitions.size}`);
  for (const [id, reference] of headings.references) references.set(id, reference);
  return { options: { config: [...config, ...headings.config] }, references };
}

/**
 * docx writes a reference as `{name-0}` and fills in its number by search and replace over the whole part.
 * XML text can never hold this character, so no words of a report are taken for a reference.
 */
export const placeholderText = '\u0001';

interface Marker {
  readonly prefix: string;
  /** `undefined` for a bullet: then `prefix` is the whole marker. */
  readonly number?: number;
  readonly thaiDigits: boolean;
  readonly suffix: string;
  readonly endsWithSpace: boolean;
}

interface Indent {
  readonly left: number;
  readonly hanging: number;
}

function listsIn(block: Block): List[] {
  if (block.type === 'list') return [block];
  return block.type === 'section' ? block.children.flatMap(listsIn) : [];
}

function isItem(part: Part): part is ParagraphPart & { leaf: ListItem } {
  return part.type === 'paragraph' && part.leaf.type === 'listItem';
}

/**
 * Numbers of headings as one outline: `1.`, `1.1`. Levels are numbered from the first one down, as long as all printed
 * numbers of a level are exactly what a word processor would count; the levels below keep their text.
 */
function headingNumbering(parts: readonly Part[], reference: string) {
  const headings = parts.flatMap((part) =>
    part.type === 'paragraph' && part.leaf.type === 'heading'
      ? [{ id: part.leaf.id, level: part.leaf.level, number: headingNumber(part.leaf) }]
      : [],
  );
  const levels = new Map<number, ILevelsOptions>();
  for (const level of [1, 2, 3] as const) {
    const own = headings.filter((heading) => heading.level === level);
    const form = own[0]?.number?.form;
    const counted = form !== undefined && own.every(({ number }) => number?.form === form);
    if (!counted || !countsAsPrinted(headings, level)) break;
    levels.set(level, headingLevel(form, level));
  }
  const references = new Map<number, NumberingReference>();
  for (const { id, level, number } of headings) {
    if (!levels.has(level)) continue;
    references.set(id, { reference, instance: 0, level: level - 1, covers: number!.covers });
  }
  return { config: levels.size > 0 ? [{ reference, levels: [...levels.values()] }] : [], references };
}

type NumberedHeading = Pick<Heading, 'id' | 'level'> & { readonly number: ReturnType<typeof headingNumber> };

/** The number at the beginning of a heading: its digits, its form as WordprocessingML writes it (`%1.%2`), its length. */
function headingNumber({ children: [first], level }: Heading) {
  const match =
    first?.type === 'text'
      ? /^((?:[0-9]{1,4}|[๐-๙]{1,4})(?:\.(?:[0-9]{1,4}|[๐-๙]{1,4}))*\.?) (?! )/.exec(first.value)
      : null;
  const printed = match?.[1];
  if (printed === undefined) return undefined;
  const digits = printed.split('.').filter((part) => part !== '');
  const thaiDigits = digits.every((part) => /^[๐-๙]+$/.test(part));
  const numbers = digits.map((part) => Number(toLatinDigits(part)));
  const plain = digits.every((part, index) => toLatinDigits(part) === String(numbers[index]));
  if (numbers.length !== level || !plain || (!thaiDigits && /[๐-๙]/.test(printed))) return undefined;
  const text = numbers.map((_, index) => `%${index + 1}`).join('.') + (printed.endsWith('.') ? '.' : '');
  return { numbers, form: `${thaiDigits ? 'thai' : 'latin'} ${text}`, covers: printed.length + 1 };
}

/** Whether a word processor, counting every heading of the levels down to this one, comes to the printed numbers. */
function countsAsPrinted(headings: readonly NumberedHeading[], level: number): boolean {
  const counters = [0, 0, 0];
  return headings.every((heading) => {
    if (heading.level > level) return true;
    counters[heading.level - 1]!++;
    counters.fill(0, heading.level);
    if (heading.level < level) return true;
    return heading.number!.numbers.every((number, index) => number === counters[index]);
  });
}

function headingLevel(form: string, level: number): ILevelsOptions {
  const [digits, text] = form.split(' ') as [string, string];
  return {
    level: level - 1,
    format: digits === 'thai' ? LevelFormat.THAI_NUMBERS : LevelFormat.DECIMAL,
    text,
    start: 1,
    alignment: 'left',
    suffix: LevelSuffix.SPACE,
  };
}

/** Items in a row whose markers count on. */
function sequences(list: List): { item: ListItem; marker: Marker }[][] {
  const found: { item: ListItem; marker: Marker }[][] = [];
  for (const item of list.items) {
    const marker = parseMarker(item.marker);
    const last = found.at(-1);
    if (last && follows(last.at(-1)!.marker, marker)) last.push({ item, marker });
    else found.push([{ item, marker }]);
  }
  return found;
}

function parseMarker(printed: string): Marker {
  const endsWithSpace = /\s$/.test(printed);
  const text = printed.trimEnd();
  const match = /^(.*?)([0-9]{1,9}|[๐-๙]{1,9})([^0-9๐-๙]*)$/.exec(text);
  const digits = match?.[2] ?? '';
  const latin = toLatinDigits(digits);
  // Word would not print `01`, and takes `%` for a placeholder of its own.
  if (!match || String(Number(latin)) !== latin || text.includes('%')) {
    return { prefix: text, thaiDigits: false, suffix: '', endsWithSpace };
  }
  return { prefix: match[1]!, number: Number(latin), thaiDigits: latin !== digits, suffix: match[3]!, endsWithSpace };
}

const toLatinDigits = (digits: string) => digits.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

function follows(a: Marker, b: Marker): boolean {
  const alike = a.prefix === b.prefix && a.suffix === b.suffix && a.thaiDigits === b.thaiDigits;
  const counts = a.number === undefined ? b.number === undefined : b.number === a.number + 1;
  return alike && counts && a.endsWithSpace === b.endsWithSpace;
}

/** Where the pages set marker and text; lengths in pt. */
function markerIndent(
  sequence: readonly { item: ListItem }[],
  outer: number,
  { styles }: Document,
  placed: PlacedText,
): Indent {
  const style = styles[sequence[0]!.item.style]!;
  for (const { item } of sequence) {
    const marker = placed.marker(item.id);
    const content = placed.lines(item.id)[0];
    if (marker && content) {
      const hanging = content.x - marker.x;
      return { left: outer + style.indent + hanging, hanging };
    }
  }
  return { left: outer + style.indent, hanging: Math.max(0, -style.firstLineIndent) };
}

function numberingLevel({ prefix, number, thaiDigits, suffix, endsWithSpace }: Marker, { left, hanging }: Indent) {
  const counted = thaiDigits ? LevelFormat.THAI_NUMBERS : LevelFormat.DECIMAL;
  return {
    format: number === undefined ? LevelFormat.BULLET : counted,
    text: number === undefined ? prefix : `${prefix}%1${suffix}`,
    start: number ?? 1,
    alignment: 'left' as const,
    suffix: hanging > 0 ? LevelSuffix.TAB : endsWithSpace ? LevelSuffix.SPACE : LevelSuffix.NOTHING,
    style: { paragraph: { indent: { left: twips(left), hanging: twips(hanging) } } },
  };
}
