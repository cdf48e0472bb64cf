import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { breakLines } from '../../src/layout/text/break-lines.ts';
import { splitBox } from '../../src/layout/text/split-box.ts';
import { textBoxes } from '../../src/layout/text/text-boxes.ts';
import type { Style } from '../../src/model/document.ts';
import { loadResources } from '../../src/resources.ts';
import { someOf } from '../support/thorough.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { fonts, dictionary } = (await loadResources(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] }))
  .value!;
const style = { fontFamily: fonts.defaultFamily, fontSize: 11, firstLineIndent: 0 } as Style;

const LENGTH = 100_000;
const WIDTH = 454;

// Each of these took time that grew with the square of the length: minutes, where it is less than a second now.
// The time-out is a stop only; bench/words-growth.mjs measures.
describe('100,000 characters without a break become lines, none lost', () => {
  const units: readonly (readonly [string, string | undefined])[] = [
    ['one consonant', 'ก'],
    ['dashes', '-'],
    ['ๆ', 'ๆ'],
    ['vowels before their letter', 'เ'],
    ['marks', '\u0e38'],
    ['Latin letters', 'a'],
    ['joiners', '\u200d'],
    ['e-mail addresses', 'a@b/'],
    ['letters up to an at sign', undefined],
    ['unknown syllables', 'บริสเทอร์ดอกัมฟลิงค์'],
  ];
  test.each(someOf(units, 4))('%s', { tags: 'thorough' }, (_, unit) => {
    const text = unit === undefined ? `${'a'.repeat(LENGTH - 2)},@` : unit.repeat(LENGTH / unit.length);
    const run = { text: { type: 'text' as const, value: text, bold: false, italic: false }, part: 'content' as const };
    const lines = breakLines(textBoxes([run], style, { fonts, dictionary }), style, WIDTH);
    expect(lines.map((boxes) => boxes.map(textOf).join('')).join('') === text).toBe(true);
    for (const boxes of lines) expect(boxes.reduce((sum, box) => sum + box.width, 0)).toBeLessThanOrEqual(WIDTH + 1e-6);
  });
});

test('the boxes of a word of 100,000 letters are as many as its kinds of letters, and not as its letters', () => {
  for (const unit of ['A', 'AVTA.', 'กำน้ำ', 'เปลี่ยนร์']) {
    const text = unit.repeat(LENGTH / unit.length);
    const run = { text: { type: 'text' as const, value: text, bold: false, italic: false }, part: 'content' as const };
    const [box] = textBoxes([run], style, { fonts, dictionary });
    const boxes = splitBox(box!, style.fontSize, WIDTH);
    expect(boxes.map(textOf).join('') === box!.pieces.map(({ shaped }) => shaped.text).join('')).toBe(true);
    expect(new Set(boxes).size).toBeLessThan(30);
  }
});

// Letters that are kerned are narrower together than apart: a line was cut before a letter that fits.
describe('a code or an address takes all of a line that it can', () => {
  test.each([
    ['a product code', 'AVTA.TAVoLTYA.PATAVWA.'.repeat(60), /^./],
    ['a web address', `www.${'Yala.Tak.Vapi.To.LTe.Pattani.'.repeat(60)}th`, /^[A-Za-z]+\.?/],
  ])('%s', (_, text, unit) => {
    const face = fonts.face(style.fontFamily, false, false);
    const width = (part: string) => (face.shape(part).advance * style.fontSize) / face.unitsPerEm;
    const run = { text: { type: 'text' as const, value: text, bold: false, italic: false }, part: 'content' as const };
    const lines = breakLines(textBoxes([run], style, { fonts, dictionary }), style, WIDTH).map((boxes) =>
      boxes.map(textOf).join(''),
    );
    expect(lines.length).toBeGreaterThan(10);
    let left = text;
    let filled = 0;
    for (const line of lines) {
      expect(width(line)).toBeLessThanOrEqual(WIDTH + 1e-6);
      left = left.slice(line.length);
      if (left !== '' && width(line + unit.exec(left)![0]) > WIDTH) filled++;
    }
    // Total fit leaves some lines shorter for a last line that is not, but no more than a few.
    expect(filled).toBeGreaterThan(0.6 * lines.length);
    expect(lines.length).toBe(firstFitLines(text, unit, width));
  });
});

/** How many lines it takes when each is filled with as many units as fit. */
function firstFitLines(text: string, unit: RegExp, width: (part: string) => number): number {
  let lines = 1;
  let line = '';
  for (let left = text; left !== ''; ) {
    const [next] = unit.exec(left)!;
    if (width(line + next) > WIDTH) {
      lines++;
      line = '';
    }
    line += next;
    left = left.slice(next.length);
  }
  return lines;
}

function textOf({ pieces }: { readonly pieces: readonly { readonly shaped: { readonly text: string } }[] }): string {
  return pieces.map(({ shaped }) => shaped.text).join('');
}
