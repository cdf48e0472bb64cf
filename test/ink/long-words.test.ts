import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { legalClusters } from '../font/support.ts';
import { type PdfCharacter, readWithPdfium } from '../support/pdfium.ts';
import { times } from '../support/projects.ts';
import { type Setting, setParagraphs } from './support/set-paragraphs.ts';

const LEFT = 50;

/** Lines as PDFium reads them: characters on one baseline; what PDFium puts in by itself is left out. */
async function linesOf(text: string, setting: Setting): Promise<PdfCharacter[][]> {
  const bytes = await setParagraphs([text], setting);
  return readWithPdfium(bytes, (pages) =>
    pages.flatMap(({ characters }) => {
      const lines = new Map<number, PdfCharacter[]>();
      for (const character of characters.filter(({ generated, text }) => !generated && text !== ' ')) {
        lines.set(character.y, [...(lines.get(character.y) ?? []), character]);
      }
      return [...lines.values()];
    }),
  );
}

const textOf = (line: readonly PdfCharacter[]) => line.map(({ text }) => text).join('');
const texts = async (text: string, setting: Setting) => (await linesOf(text, setting)).map(textOf);

const thaiLetter = fc
  .constantFrom(...times(0x5b, (index) => String.fromCharCode(0x0e01 + index)))
  .filter((letter) => /\p{L}|\p{M}|\p{N}/u.test(letter));
const latin = fc.constantFrom(
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,/:-()%',
  'fi',
  'AV',
  'é',
  'e\u0301',
);
const cluster = fc.constantFrom(...legalClusters());
const spelt = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: cluster },
    { weight: 2, arbitrary: latin },
    { weight: 1, arbitrary: fc.constant(' ') },
  ),
  { minLength: 1, maxLength: 900 },
);
const anything = fc.array(fc.oneof({ weight: 4, arbitrary: thaiLetter }, latin), { minLength: 1, maxLength: 3000 });
// PDFium leaves out the second of two equal marks drawn at one place, which no spelling has.
const withoutDoubledMarks = (text: string) => text.replace(/(\p{M})\1+/gu, '$1');
const text = fc.oneof(spelt, anything).map((units) => withoutDoubledMarks(units.join('').slice(0, 3000)));
const width = fc.integer({ min: 40, max: 220 });

/** Width of what no line may end in, around the end of a line: such a thing is only cut when it is wider than the column. */
function widthOfCluster(lines: readonly (readonly PdfCharacter[])[], index: number): number {
  const all = lines.flat();
  const end = lines.slice(0, index + 1).flat().length;
  const joined = (at: number) => /[เแโใไ]/.test(all[at - 1]?.text ?? '') || /[\p{M}ะาำๅๆฯ]/u.test(all[at]?.text ?? '');
  let first = end;
  let last = end;
  while (first > 0 && joined(first)) first--;
  while (last < all.length && joined(last)) last++;
  return all.slice(first, last).reduce((sum, { x, end }) => sum + end - x, 0);
}

describe('any text in a narrow column', () => {
  test('is drawn once, in order, within the column, and no line begins with a mark', async () => {
    await fc.assert(
      fc.asyncProperty(text, width, fc.constantFrom(0, 18), async (text, width, firstLineIndent) => {
        const lines = await linesOf(text, { width, style: { firstLineIndent } });
        expect(lines.map(textOf).join('')).toBe(text.replaceAll(' ', ''));
        for (const [index, line] of lines.entries()) {
          if (index > 0) expect(textOf(line)).not.toMatch(/^\p{M}/u);
          if (index < lines.length - 1 && /[เแโใไ]$/.test(textOf(line))) {
            expect(widthOfCluster(lines, index)).toBeGreaterThan(width - firstLineIndent);
          }
          expect(Math.max(...line.map(({ end }) => end))).toBeLessThan(LEFT + width + 0.05);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of clusters that spelling allows breaks between clusters only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cluster, { minLength: 1, maxLength: 600 }), width, async (clusters, width) => {
        const ends = new Set<number>();
        clusters.reduce((end, one) => ends.add(end + one.length) && end + one.length, 0);
        let end = 0;
        for (const line of await texts(clusters.join(''), { width })) {
          end += line.length;
          expect(ends.has(end)).toBe(true);
          expect(line).not.toMatch(/[เแโใไ]$/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a word longer than the column', () => {
  const WORD = 'ซินโดรมประสาทสัมผัสร่วมอิเล็กทรอนิกส์ไฮโดรคลอโรไทอะไซด์';

  test('does not overflow, and words that fit are left whole', async () => {
    const lines = await texts(`น้ำ ${WORD} น้ำ`, { width: 60 });
    expect(lines.length).toBeGreaterThan(3);
    const name = await texts('ที่ Hydrochlorothiazide ที่', { width: 104 });
    expect(name).toEqual(['ที่', 'Hydrochlorothiazide', 'ที่']);
  });

  test('that fits a line but not beside the indent goes to the next line whole', async () => {
    const lines = await texts('ที่ Hydrochlorothiazide', { width: 100, style: { firstLineIndent: 30 } });
    expect(lines).toEqual(['ที่', 'Hydrochlorothiazide']);
  });

  test.each([
    'า'.repeat(90),
    'เ'.repeat(90),
    'ๆ'.repeat(90),
    `ก${'า่'.repeat(90)}`,
    'ก่'.repeat(90),
    'f'.repeat(90),
    'ffi'.repeat(40),
  ])('is cut even where no line may end: %s', async (word) => {
    const lines = await linesOf(word, { width: 70 });
    expect(lines.map(textOf).join('')).toBe(word);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.at(-1)!.end).toBeLessThan(LEFT + 70.05);
  });

  test('is not cut after a hyphen, whose place at a line’s end readers forget', async () => {
    const word = 'ก-ข-'.repeat(60).slice(0, -1);
    const lines = await texts(word, { width: 70 });
    expect(lines.join('')).toBe(word);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[กข]$/);
  });

  test('is never cut in an emoji sequence or before an accent', async () => {
    for (const unit of ['👩🏽\u200d🔬', 'e\u0301', '🇹🇭', 'ก\u0e38\u0e48']) {
      for (const line of await texts(unit.repeat(40), { width: 90 })) expect(line.replaceAll(unit, '')).toBe('');
    }
  });
});

describe('addresses break at their own points', () => {
  const URL = 'https://webportal.bangkok.go.th/strategy/page/sub/12345/data?year=2564&report=progress-full';
  const MAIL = 'strategy.evaluation.division@department.bangkok.example.go.th';

  test.each([URL, MAIL])('%s', async (address) => {
    const lines = await texts(`ดูที่ ${address} และ`, { width: 130 });
    expect(lines.join('')).toBe(`ดูที่${address}และ`);
    expect(lines.length).toBeGreaterThan(3);
    const inside = lines.slice(1, -1);
    for (const [index, line] of inside.entries()) {
      if (index > 0)
        expect(line[0] === '/' || /[/.?&=@_-]$/.test(inside[index - 1]!) || /^[.?&=@/_-]/.test(line)).toBe(true);
    }
  });

  test('and one that fits a line stays whole', async () => {
    expect(await texts('รายละเอียดเพิ่มเติมที่ data.go.th/a ครับ', { width: 110 })).toContain('data.go.th/aครับ');
  });
});
