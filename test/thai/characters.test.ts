import { describe, expect, it } from 'vitest';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { isDigit, isLetterOrDigit } from '../../src/thai/breaks/characters.ts';
import { broken, dictionary } from './support.ts';

const codes = Array.from({ length: 0x10000 }, (_, code) => code);
const hex = (code: number) => code.toString(16).padStart(4, '0');

/** The code units for which `is` holds, as ranges: `0030-0039 0e50-0e59`. */
function ranges(is: (code: number) => boolean): string {
  const found: number[][] = [];
  for (const code of codes.filter(is)) {
    if (found.at(-1)?.at(-1) === code - 1) found.at(-1)!.push(code);
    else found.push([code]);
  }
  return found.map((run) => (run.length === 1 ? hex(run[0]!) : `${hex(run[0]!)}-${hex(run.at(-1)!)}`)).join(' ');
}

/** What a character between two words is to the line breaker: where a line ends there, and whether it must. */
function between(code: number): string {
  const [found, ...others] = breakOpportunities(`แผน${String.fromCharCode(code)}ผล`, dictionary);
  return found && others.length === 0 && found.position === 4 ? found.kind : 'none';
}

/** Every sign up to the end of Latin-1, those around general punctuation, and those around the ideographic space. */
const signs = codes.filter(
  (code) =>
    code < 0x100 || (code >= 0x1680 && code < 0x1690) || (code >= 0x1fff && code < 0x2070) || code >> 4 === 0x300,
);
const signsThatAre = (kind: string) => ranges((code) => signs.includes(code) && between(code) === kind);

describe('characters', () => {
  it('after which a line ends: line feed to carriage return, next line, line and paragraph separator', () => {
    expect(signsThatAre('mandatory')).toBe('000a-000d 0085 2028-2029');
  });

  it('after which a line may end: space, tab, the spaces of typography and of ideographs, not the no-break ones', () => {
    expect(signsThatAre('space')).toBe('0009 0020 2000-2006 2008-200b 3000');
  });

  it('that are digits', () => {
    expect(ranges(isDigit)).toBe('0030-0039 0e50-0e59');
  });

  it('that are neither letters nor digits: the signs of Latin-1, ฯ ฿ ๆ, punctuation and symbols', () => {
    expect(ranges((code) => !isLetterOrDigit(code))).toBe(
      '0000-002f 003a-0040 005b-0060 007b-00bf 0e2f 0e3f 0e46 2000-2bff 3000-303f',
    );
  });
});

it.each(Array.from('๚๛%‰)]}”’»›,.;:!?…/\u00a0\u202f\u2060ๆฯ'))('no line begins with %s, nor after a space', (sign) => {
  expect([broken(`แผน${sign} ผล`), broken(`แผน ${sign} ผล`)].join(' ')).not.toContain(`|${sign}`);
});

it.each(Array.from('([{“‘«‹฿$€£=-\u2010\u2011\u2012\u2013#@•\u00a0\u202f\u2060'))(
  'no line ends with %s, nor before a space',
  (sign) => {
    const places = [broken(`แผน ${sign}ผล`), broken(`แผน ${sign} ผล`)];
    expect(places.join(' ')).not.toMatch(new RegExp(`\\${sign} ?\\|`));
  },
);

it('a carriage return and a line feed are one end of a line; two of either are two', () => {
  expect(broken('แผน\r\nผล\n\rผล\r\rผล\n\nผล')).toBe('แผน\r\n|ผล\n|\r|ผล\r|\r|ผล\n|\n|ผล');
});
