import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import { report } from './fixtures.ts';
import { readingText, treeText } from './reading-text.ts';
import { count, find, write } from './support.ts';

const LIST_IDS = '//w:p[w:pPr/w:pStyle/@w:val="Item"]//w:numId/@w:val';

test('each list counts from its own start', async () => {
  const bytes = await write(report({ entries: 0 }), 'flow');
  const ids = find(bytes, 'word/document.xml', LIST_IDS);
  expect(new Set(ids).size).toBe(2);
  expect(ids[0]).toBe(ids[2]);
  expect(ids[3]).not.toBe(ids[0]);
});

test.each([
  [['1. ', '2. '], 'decimal', '%1.'],
  [['3) ', '4) '], 'decimal', '%1)'],
  [['๑. ', '๒. '], 'thaiNumbers', '%1.'],
  [['1.5.1 ', '1.5.2 '], 'decimal', '1.5.%1'],
  [['- ', '- '], 'bullet', '-'],
  [['ก. ', 'ข. '], 'bullet', 'ก.'],
  [['01. ', '02. '], 'bullet', '01.'],
])('%j is %s %s', async (markers, format, text) => {
  const bytes = await write(report({ entries: 0, markers }), 'flow');
  const id = find(bytes, 'word/document.xml', LIST_IDS)[0];
  const abstract = find(bytes, 'word/numbering.xml', `//w:num[@w:numId="${id}"]/w:abstractNumId/@w:val`)[0];
  const level = `//w:abstractNum[@w:abstractNumId="${abstract}"]/w:lvl`;
  expect(find(bytes, 'word/numbering.xml', `${level}/w:numFmt/@w:val`)).toEqual([format]);
  expect(find(bytes, 'word/numbering.xml', `${level}/w:lvlText/@w:val`)).toEqual([text]);
});

test('marker and text are where the pages set them', async () => {
  const bytes = await write(report({ entries: 0 }), 'flow');
  // The list is indented by 18 pt, the marker is 14 pt wide.
  expect(find(bytes, 'word/numbering.xml', '//w:num[@w:numId="2"]/../w:abstractNum[2]//w:ind/@*').sort()).toEqual([
    '280',
    '640',
  ]);
  expect(count(bytes, '//w:p[w:pPr/w:numPr]/w:pPr/w:ind')).toBe(0);
});

test('whatever the markers, Word prints the same ones', async () => {
  const marker = fc.oneof(
    fc.integer({ min: 0, max: 30 }).map((n) => `${n}. `),
    fc.constantFrom('- ', '• ', '๙. ', '๑๐. ', 'ก) ', '(1) ', '(2) ', '1.2 ', '100% ', '007 '),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(marker, { minLength: 1, maxLength: 8 }), async (markers) => {
      const document = report({ entries: 0, markers });
      expect(readingText(await write(document, 'flow'))).toEqual(treeText(document.body));
    }),
    { numRuns: 25 },
  );
});

describe('numbers of headings', () => {
  test('are an outline that counts by itself and shows the same text', async () => {
    const document = withHeadings(['1. ก', '1.1 ข', '1.2 ค', '2. ง', '2.1 จ', '2.1.1 ฉ']);
    const bytes = await write(document, 'flow');
    expect(readingText(bytes)).toEqual(treeText(document.body));
    expect(find(bytes, 'word/document.xml', `${HEADINGS}[w:pPr/w:numPr]`)).toEqual(['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ']);
    const id = find(bytes, 'word/document.xml', `${HEADINGS}//w:numId/@w:val`);
    expect(new Set(id).size).toBe(1);
    expect(find(bytes, 'word/numbering.xml', levelsOf(id[0]!, 'w:lvlText/@w:val'))).toEqual([
      '%1.',
      '%1.%2',
      '%1.%2.%3',
    ]);
    expect(new Set(find(bytes, 'word/numbering.xml', levelsOf(id[0]!, 'w:suff/@w:val')))).toEqual(new Set(['space']));
  });

  test('may be in Thai digits', async () => {
    const document = withHeadings(['๑. ก', '๑.๑ ข', '๑.๒ ค']);
    const bytes = await write(document, 'flow');
    expect(readingText(bytes)).toEqual(treeText(document.body));
    expect(count(bytes, `${HEADINGS}[w:pPr/w:numPr]`)).toBe(3);
  });

  test.each([
    ['a gap', ['1. ก', '3. ข']],
    ['a heading without a number', ['1. ก', 'ข']],
    ['a number of another level', ['1. ก', '1.1. ข', '2.2 ค']],
    ['digits of both kinds', ['๑. ก', '๑.1 ข']],
    ['a year', ['2564 ก', '2565 ข']],
    ['two spaces', ['1.  ก', '2.  ข']],
  ])('stay text where a word processor would count otherwise: %s', async (_, texts) => {
    const document = withHeadings(texts);
    const bytes = await write(document, 'flow');
    expect(readingText(bytes)).toEqual(treeText(document.body));
  });

  test('whatever the headings, Word prints the same ones', async () => {
    const number = fc.constantFrom('1. ', '2. ', '3. ', '1.1 ', '1.2 ', '2.1 ', '1.1.1 ', '๑. ', '๑.๑ ', '10. ', '');
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 6 }), async (numbers) => {
        const document = withHeadings(numbers.map((each) => `${each}หัวข้อ`));
        expect(readingText(await write(document, 'flow'))).toEqual(treeText(document.body));
      }),
      { numRuns: 60 },
    );
  });
});

const HEADINGS = '//w:p[starts-with(w:pPr/w:pStyle/@w:val, "Heading")]';

const levelsOf = (id: string, path: string) =>
  `//w:abstractNum[@w:abstractNumId=//w:num[@w:numId="${id}"]/w:abstractNumId/@w:val]/w:lvl/${path}`;

/** Headings alone; the level is that of the number. */
function withHeadings(texts: readonly string[]): Document {
  const document = report({ entries: 0 });
  const body = texts.map((value, index) => {
    const level = Math.min(
      3,
      value
        .split(' ')[0]!
        .split('.')
        .filter((part) => /^[0-9๐-๙]+$/.test(part)).length || 1,
    );
    const text = { type: 'text', value, bold: true, italic: false } as const;
    const children = [text];
    return {
      type: 'heading',
      id: 1000 + index,
      style: `h${Math.min(level, 2)}`,
      level: level as 1 | 2 | 3,
      children,
    } as const;
  });
  return { ...document, body };
}
