import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formBlocks } from '../support/form.ts';
import { bodyTexts, packed } from './support/body-text.ts';
import { builtDocuments } from './support/built.ts';
import { inContentOrder, inVisualOrder } from './support/pdf-text.ts';

describe.each(Object.entries(inContentOrder))('%s', (_, extract) => {
  test.each(builtDocuments())('gives back every character of $name in reading order', (document) => {
    const printed = bodyTexts(extract(document.pdf), document).join('');
    const written = packed(
      formBlocks(document.project)
        .map(({ text }) => text)
        .join(''),
    );
    expect(whereTheyPart(printed, written)).toBeUndefined();
  });
});

/** Content order is proven above; here whole lines must be the same, whatever their order. */
describe('pdftotext, in visual order', () => {
  test.each(builtDocuments())('gives back every line of $name whole', ({ pdf }) => {
    const visual = inVisualOrder(pdf);
    const content = inContentOrder['pdftotext -raw']!(pdf).map(packed);
    const torn = visual.flatMap((page, index) =>
      page.split('\n').filter((line) => !content[index]?.includes(packed(line))),
    );
    expect(torn).toEqual([]);
    expect(visual.map(sortedCharacters)).toEqual(content.map(sortedCharacters));
  });
});

describe('the plain text', () => {
  test.each(builtDocuments())('of $name is what pdftotext reads in its PDF', ({ pdf, txt }) => {
    const printed = inContentOrder['pdftotext -raw']!(pdf).map(packed);
    const written = readFileSync(txt, 'utf8').split('\f').slice(0, -1).map(packed);
    expect(written.map((page, index) => whereTheyPart(printed[index] ?? '', page))).toEqual(
      printed.map(() => undefined),
    );
  });
});

/** A few characters around the first difference. */
function whereTheyPart(printed: string, written: string): object | undefined {
  if (printed === written) return undefined;
  let at = 0;
  while (printed[at] === written[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + 40);
  return { at, printed: around(printed), written: around(written) };
}

function sortedCharacters(text: string): string {
  return [...packed(text)].sort().join('');
}
