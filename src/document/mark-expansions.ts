import { type Abbreviation, abbreviations } from './abbreviations.ts';
import type { Text } from './document.ts';

/** Cuts text where abbreviations begin and end and says what each stands for, so that it is read aloud as words. */
export function markExpansions(text: Text): Text[] {
  const { value } = text;
  // Most text holds none, and searching it for all of them is a third of composing a report.
  if (!SIGN.test(value)) return [text];
  const runs: Text[] = [];
  let end = 0;
  for (const { 0: short, index } of value.matchAll(ABBREVIATIONS)) {
    if (MARK.test(value.charAt(index - 1))) continue;
    if (index > end) runs.push({ ...text, value: value.slice(end, index) });
    runs.push({ ...text, value: short, expansion: EXPANSIONS.get(short)! });
    end = index + short.length;
  }
  if (end === 0) return [text];
  if (end < value.length) runs.push({ ...text, value: value.slice(end) });
  return runs;
}

/** What every abbreviation ends in, or is. */
const SIGN = new RegExp(
  ['[.ฯ]', ...abbreviations.map(({ short }) => short).filter((short) => !/[.ฯ]/.test(short))].join('|'),
);

/** Above or below a letter: cut off from what follows, readers that go by place put it after the next letter. */
const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;

const EXPANSIONS: ReadonlyMap<string, string> = new Map(abbreviations.map(({ short, full }) => [short, full]));

const DIGIT = '[0-9๐-๙]';
const YEAR = `${DIGIT}{2}(?:${DIGIT}{2})?(?!${DIGIT})`;

/** Longer ones come first. Patterns begin with letters and look back after them: a search for letters is fast. */
const ABBREVIATIONS = new RegExp(
  [...abbreviations]
    .sort((a, b) => b.short.length - a.short.length)
    .map(pattern)
    .join('|'),
  'g',
);

function pattern({ short, place }: Abbreviation): string {
  const literal = short.replaceAll('.', '\\.');
  const afterNumber = `(?<=${DIGIT} ?${literal})`;
  switch (place) {
    case 'afterNumber':
      return literal + afterNumber;
    case 'beforeNumber':
      return `${literal}(?<![ก-๛]${literal})(?= ?${DIGIT})`;
    case 'inDate':
      return `${literal}(?:${afterNumber}|(?= ?${YEAR}))`;
    default:
      return literal + alone(short, literal);
  }
}

/** Keeps `พ.ศ.` out of longer abbreviations such as ม.พ.ศ., and `สยป` out of words. */
function alone(short: string, literal: string): string {
  if (!short.endsWith('.')) return '(?![ก-๎])';
  return /^[ก-ฮ]\./.test(short) ? `(?<![ก-ฮ]\\.${literal})(?![ก-ฮ]\\.)` : '';
}
