import fc from 'fast-check';
import { expect, test } from 'vitest';
import { report } from './fixtures.ts';
import { readingText, treeText } from './reading-text.ts';
import { count, find, write } from './support.ts';

test('each list counts from its own start', async () => {
  const bytes = await write(report({ entries: 0 }), 'flow');
  const ids = find(bytes, 'word/document.xml', '//w:numId/@w:val');
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
  const id = find(bytes, 'word/document.xml', '//w:numId/@w:val')[0];
  const abstract = find(bytes, 'word/numbering.xml', `//w:num[@w:numId="${id}"]/w:abstractNumId/@w:val`)[0];
  const level = `//w:abstractNum[@w:abstractNumId="${abstract}"]/w:lvl`;
  expect(find(bytes, 'word/numbering.xml', `${level}/w:numFmt/@w:val`)).toEqual([format]);
  expect(find(bytes, 'word/numbering.xml', `${level}/w:lvlText/@w:val`)).toEqual([text]);
});

test('marker and text stand where the pages set them', async () => {
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
