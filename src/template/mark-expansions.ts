import type { Text } from '../model/document.ts';
import { type Abbreviation, abbreviations } from './abbreviations.ts';

/** Cuts text where abbreviations begin and end and says what each means, so that it is read aloud as words. */
export function markExpansions(text: Text): Text[] {
  const { value } = text;
  const runs: Text[] = [];
  let end = 0;
  for (let found = findAfter(value, 0); found; found = findAfter(value, found.end)) {
    const { start, short, full } = found;
    if (markPattern.test(value.charAt(start - 1))) continue;
    if (start > end) runs.push(part(text, value.slice(end, start)));
    runs.push(part(text, short, full));
    end = found.end;
  }
  if (end === 0) return [text];
  if (end < value.length) runs.push(part(text, value.slice(end)));
  return runs;
}

/** Each in the same shape: V8 gives every object that begins with the spread of another one a hidden class of its own. */
function part({ bold, italic, language }: Text, value: string, expansion?: string): Text {
  return { type: 'text', value, bold, italic, ...(language && { language }), ...(expansion && { expansion }) };
}

/** Above or below a letter: cut off from what follows, readers that go by place put it after the next letter. */
const markPattern = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;

interface Found extends Abbreviation {
  readonly start: number;
  readonly end: number;
}

/** The first abbreviation at or after an offset; of two that begin at one place, the longer. */
function findAfter(value: string, from: number): Found | undefined {
  let next = from;
  signPattern.lastIndex = from;
  while (signPattern.test(value)) {
    const sign = signPattern.lastIndex - 1;
    for (let start = Math.max(next, sign - reach); start <= sign; start++) {
      const found = abbreviationAt(value, start);
      if (found) return { ...found, start, end: start + found.short.length };
    }
    next = sign + 1;
  }
  return undefined;
}

/** One character that every abbreviation holds: searching text for all of them everywhere is a third of composing. */
const signPattern = /[.ฯ]|ส(?=ยป)|โ(?=ทร)/g;

/** How far at most the first sign of an abbreviation is from its start. */
const reach = Math.max(...abbreviations.map(({ short }) => short.search(signPattern)));

function abbreviationAt(value: string, start: number): Abbreviation | undefined {
  return byLetter.get(value.charAt(start))?.find(({ short, pattern }) => {
    if (!value.startsWith(short, start)) return false;
    pattern.lastIndex = start;
    return pattern.test(value);
  });
}

const digit = '[0-9๐-๙]';
const year = `${digit}{2}(?:${digit}{2})?(?!${digit})`;

type Pattern = Abbreviation & { readonly pattern: RegExp };

const byLetter: ReadonlyMap<string, readonly Pattern[]> = groupByLetter();

/** By first letter, longer ones first. */
function groupByLetter(): Map<string, Pattern[]> {
  const groups = new Map<string, Pattern[]>();
  for (const abbreviation of abbreviations.toSorted((a, b) => b.short.length - a.short.length)) {
    const letter = abbreviation.short.charAt(0);
    const pattern = new RegExp(patternOf(abbreviation), 'y');
    groups.set(letter, [...(groups.get(letter) ?? []), { ...abbreviation, pattern }]);
  }
  return groups;
}

function patternOf({ short, place }: Abbreviation): string {
  const literal = short.replaceAll('.', '\\.');
  const afterNumber = `(?<=${digit} ?${literal})`;
  switch (place) {
    case 'afterNumber':
      return literal + afterNumber;
    case 'beforeNumber':
      return `${literal}(?<![ก-๛]${literal})(?= ?${digit})`;
    case 'inDate':
      return `${literal}(?:${afterNumber}|(?= ?${year}))`;
    default:
      return literal + alone(short, literal);
  }
}

/** Keeps `พ.ศ.` out of longer abbreviations such as ม.พ.ศ., and `สยป` out of words. */
function alone(short: string, literal: string): string {
  if (!short.endsWith('.')) return '(?![ก-๎])';
  return /^[ก-ฮ]\./.test(short) ? `(?<![ก-ฮ]\\.${literal})(?![ก-ฮ]\\.)` : '';
}
