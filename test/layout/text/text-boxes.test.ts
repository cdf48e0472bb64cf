import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { shapeStretch, type TextRun } from '../../../src/layout/text/shape.ts';
import { runInFace, textBoxes } from '../../../src/layout/text/text-boxes.ts';
import type { Style } from '../../../src/model/document.ts';
import { loadResources } from '../../../src/resources.ts';
import { breakOpportunities } from '../../../src/thai/break-opportunities.ts';
import { casesOf } from '../../support/thorough.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const resources = (await loadResources(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] })).value!;
const { fonts, dictionary } = resources;
const style = { fontFamily: fonts.defaultFamily, fontSize: 15 } as Style;
for (const bold of [false, true]) fonts.find(style.fontFamily, bold, false);

describe('textBoxes', () => {
  it('keeps boxes without any difference to shaping what lies between two breaks anew', { tags: 'thorough' }, () => {
    fc.assert(
      fc.property(fc.array(runs, { minLength: 1, maxLength: 5 }), (paragraph) => {
        expect(summaryOf(textBoxes(paragraph, style, resources))).toEqual(summaryOf(shapedAsWholes(paragraph)));
      }),
      { numRuns: casesOf(1500) },
    );
  });

  it('keeps a box apart by the character that it is kerned with', () => {
    const [before, after] = ['www.go.th', 'www.Yala.go.th'].map((text) => textBoxes([run(text)], style, resources)[0]!);
    expect(after!.pieces[0]!.width).toBeLessThan(before!.pieces[0]!.width);
    expect(summaryOf(textBoxes([run('www.go.th')], style, resources))[0]).toEqual(summaryOf([before!])[0]);
  });

  it('makes a box as wide as it is at the end of a line, where nothing is kerned with its last character', () => {
    const alone = textBoxes([run('www.')], style, resources)[0]!;
    const kerned = textBoxes([run('www.go.th')], style, resources)[0]!;
    expect(kerned.pieces[0]!.width).toBeLessThan(alone.width);
    expect(kerned.width - kerned.trailingSpace).toBeCloseTo(alone.width, 9);
  });

  it('gives a paragraph of nothing no boxes', () => {
    expect(textBoxes([], style, resources)).toEqual([]);
    expect(textBoxes([run('')], style, resources)).toEqual([]);
  });

  it('keeps what another dictionary breaks elsewhere apart', () => {
    const paragraph = [run('การกระจายอำนาจ')];
    const before = textBoxes(paragraph, style, resources);
    const none = { cells: new Uint32Array(256), root: 0 };
    expect(textBoxes(paragraph, style, { fonts, dictionary: none })).toHaveLength(1);
    expect(textBoxes(paragraph, style, resources)).toEqual(before);
  });
});

function run(value: string, more: Partial<TextRun['text']> = {}, part: TextRun['part'] = 'content'): TextRun {
  return { text: { type: 'text', value, bold: false, italic: false, ...more }, part };
}

const words = [
  ...['การ', 'กระจายอำนาจ', 'ความก้าวหน้า', 'งบประมาณ', 'บาท', 'นาย', 'นาง', 'สมชาย', 'วัฒนะ', 'ที่', 'ๆ', 'ฯ', 'ฯลฯ'],
  ...[
    'จำนวน',
    'โทร.',
    'พ.ศ.',
    'มิ.ย.',
    '0',
    '2',
    '25',
    '1,749.50',
    '๑',
    '12/3',
    'AV',
    'To.',
    'Wi-Fi',
    'office',
    'a@b.go.th',
  ],
  ...[' ', ' ', ' ', ' ', ' ', '  ', '\u00a0', '\t', '\n', '\r\n', '\u2028', '\u200b', '\u3000'],
  ...['(', ')', '“', '”', '/', '-', '–', '·', ':', ',', '!', '…', 'é', '京', '\u{1f600}', '\u0e49'],
];

const runs: fc.Arbitrary<TextRun> = fc
  .record({
    value: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join('')),
    look: fc.constantFrom({}, {}, {}, { bold: true }, { language: 'en' }, { expansion: 'ปี' }),
    part: fc.constantFrom('content' as const, 'content' as const, 'term' as const),
  })
  .map(({ value, look, part }) => run(value, look, part));

/** Every stretch between two breaks, shaped by itself. */
function shapedAsWholes(paragraph: readonly TextRun[]): ReturnType<typeof textBoxes> {
  const text = paragraph.map((each) => each.text.value).join('');
  const inFaces = paragraph.map((each) => runInFace(each, style, fonts));
  const breaks = breakOpportunities(text, dictionary).map(({ position, kind, penalty }) => ({
    position,
    breakAfter: kind === 'mandatory' ? ('mandatory' as const) : ('allowed' as const),
    penalty,
  }));
  if (text !== '') breaks.push({ position: text.length, breakAfter: 'mandatory', penalty: 0 });
  let start = 0;
  return breaks.map(({ position, breakAfter, penalty }) => {
    const stretch = shapeStretch(inFaces, 0, start, position - start);
    start = position;
    return { ...stretch, breakAfter, penalty };
  });
}

/** Everything lines are made of, to the last digit. */
function summaryOf(boxes: ReturnType<typeof textBoxes>) {
  return boxes.map(({ width, trailingSpace, breakAfter, penalty, pieces }) => ({
    ...{ width, trailingSpace, breakAfter, penalty },
    pieces: pieces.map(({ face, shaped, ...piece }) => ({ ...piece, face: face.key, ...shaped })),
  }));
}
