import { beforeEach, describe, expect, test } from 'vitest';
import type { GlyphRun } from '../../src/model/page.ts';
import { Canvas } from '../../src/pdf/canvas.ts';
import { FontSet } from '../../src/pdf/fonts.ts';
import { GraphicsSet } from '../../src/pdf/graphics.ts';
import { sarabun } from '../font/support.ts';

const [regular, bold] = [sarabun('Regular'), sarabun('Bold')];
const runOf = (value: string, more: Partial<GlyphRun> = {}): GlyphRun => ({
  ...{ face: regular, fontSize: 16, color: '#000000', x: 0, width: 30, part: 'content', words: [regular.shape(value)] },
  ...more,
});

let canvas = new Canvas(new FontSet(), new GraphicsSet());
beforeEach(() => {
  canvas = new Canvas(new FontSet(), new GraphicsSet());
});

/** What was drawn since the last page, line by line, the shown codes left out. */
const drawn = () =>
  Buffer.from(canvas.endPage())
    .toString('latin1')
    .trimEnd()
    .replace(/\([^)]*\) Tj/gs, '() Tj')
    .split('\n');

describe('text', () => {
  test('is set from the lower left corner of the page, and what follows from where it began', () => {
    canvas.text(runOf('ก'), 100.0004, 700);
    canvas.text(runOf('ข'), 130.5, 690.25);
    canvas.close();
    expect(drawn()).toEqual(['BT', '0 0 0 rg', '/F1 16 Tf', '100 700 Td () Tj', '30.5 -9.75 Td () Tj', 'ET', 'EMC']);
  });

  test('says its colour, its face and its size where one of them changes', () => {
    const runs = [
      runOf('ก'),
      runOf('ก', { color: '#ff0000' }),
      runOf('ก', { color: '#ff0000', fontSize: 18 }),
      runOf('ก', { color: '#ff0000', fontSize: 18, face: bold }),
      runOf('ก', { color: '#ff0000', fontSize: 18, face: bold }),
    ];
    for (const run of runs) canvas.text(run, 0, 0);
    expect(drawn().filter((each) => / (?:rg|Tf)$/.test(each))).toEqual([
      '0 0 0 rg',
      '/F1 16 Tf',
      '1 0 0 rg',
      '/F1 18 Tf',
      '/F2 18 Tf',
    ]);
  });

  test('goes on after a rule in a text of its own, from the corner of the page again', () => {
    canvas.text(runOf('ก'), 10, 20);
    canvas.line(0, 5, 9, 5, 0.5, '#000000');
    canvas.text(runOf('ก'), 30, 20);
    canvas.rect(1, 2, 3, 4, '#ffffff');
    canvas.text(runOf('ก'), 40, 20);
    expect(drawn().slice(3)).toEqual([
      ...['10 20 Td () Tj', 'ET', '0 0 0 RG', '0.5 w', '0 5 m 9 5 l S'],
      ...['BT', '30 20 Td () Tj', 'ET', '1 1 1 rg', '1 2 3 4 re f'],
      ...['BT', '0 0 0 rg', '40 20 Td () Tj'],
    ]);
  });

  test('assumes nothing of the page before', () => {
    const draw = () => {
      canvas.line(0, 5, 9, 5, 0.5, '#000000');
      canvas.text(runOf('ก'), 10, 20);
      canvas.close();
      return drawn();
    };
    const first = draw();
    expect(first).toHaveLength(9);
    expect(draw()).toEqual(first);
  });

  test('assumes nothing after a clip: what was set in it is as it was before', () => {
    const draw = () => {
      canvas.line(0, 5, 9, 5, 0.5, '#000000');
      canvas.text(runOf('ก'), 10, 20);
    };
    draw();
    canvas.clip(1, 2, 3, 4);
    draw();
    canvas.unclip();
    draw();
    const operators = drawn();
    const once = ['0 0 0 RG', '0.5 w', '0 5 m 9 5 l S', 'BT', '0 0 0 rg', '/F1 16 Tf', '10 20 Td () Tj'];
    expect(operators.slice(0, 7)).toEqual(once);
    expect(operators.slice(7, 11)).toEqual(['ET', 'q', '1 2 3 4 re W n', '0 5 m 9 5 l S']);
    expect(operators.slice(-9)).toEqual(['ET', 'Q', ...once]);
  });

  test('that is turned has a text of its own', () => {
    canvas.turnedText(runOf('ก'), 100, 200, 0.8, 0.6);
    canvas.text(runOf('ก'), 5, 6);
    expect(drawn().slice(3)).toEqual(['0.8 0.6 -0.6 0.8 100 200 Tm () Tj', 'ET', 'BT', '5 6 Td () Tj']);
  });

  test('that is hidden is stretched over its width, and what follows is neither', () => {
    const words = [regular.shape('กข'), regular.shape('ค')];
    const natural = ((words[0]!.advance + words[1]!.advance) * 16) / regular.unitsPerEm;
    canvas.hiddenText(runOf('', { words, width: 3 * natural }), 10, 20);
    expect(drawn().slice(3)).toEqual(['3 Tr 300 Tz', '10 20 Td () Tj', '0 Tr 100 Tz']);
    canvas.hiddenText(runOf('', { words: [], width: 40 }), 10, 20);
    expect(drawn()).toContain('3 Tr 100 Tz');
  });
});

test('a dotted line has round dots, and what is drawn next has none', () => {
  canvas.text(runOf('ก'), 10, 20);
  canvas.dottedLine(10, 50, 7, 1.5, 4, '#112233');
  expect(drawn().slice(4)).toEqual([
    ...['ET', '1 J [0 4 ] 0 d', '0.067 0.133 0.2 RG', '1.5 w', '10 7 m 50 7 l S', '0 J [] 0 d'],
  ]);
});

test('a line says its colour and its width where they change', () => {
  canvas.line(0, 0, 9, 0, 1, '#000000');
  canvas.line(0, 1, 9, 1, 1, '#000000');
  canvas.line(0, 2, 9, 2, 2, '#000000');
  canvas.line(0, 3, 9, 3, 2, '#00ff00');
  expect(drawn().filter((each) => / (?:w|RG)$/.test(each))).toEqual(['0 0 0 RG', '1 w', '2 w', '0 1 0 RG']);
});

test('a colour is red, green and blue from 0 to 1, however often it is used', () => {
  for (const color of ['#ff8001', '#0a0b0c', '#ff8001']) canvas.rect(0, 0, 1, 1, color);
  expect(drawn().filter((each) => each.endsWith(' rg'))).toEqual([
    '1 0.502 0.004 rg',
    '0.039 0.043 0.047 rg',
    '1 0.502 0.004 rg',
  ]);
});
