import { describe, expect, test } from 'vitest';
import type { Block, Figure } from '../../src/model/document.ts';
import type { Shape } from '../../src/model/drawing.ts';
import type { Raster, Samples } from '../../src/model/raster.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { nameOf, textOf } from '../support/pdf-syntax.ts';
import { inputs, line, writeBlocks } from './support/write-blocks.ts';

const { page, styles } = inputs.document;
const height = page.height;

const figureOf = (shapes: readonly Shape[], more: Partial<Figure> = {}): Figure => ({
  ...{ type: 'figure', id: 1, style: 'base', alt: 'ภาพ', width: 100, height: 50, shapes },
  ...more,
});

/** Operators of one figure at the top of the page. */
async function drawn(shapes: readonly Shape[], more: Partial<Figure> = {}): Promise<string[]> {
  const { operators } = await writeBlocks(figureOf(shapes, more));
  return operators.filter((each) => !/ BDC$|^EMC$/.test(each));
}

const [left, top] = [page.margin.left, page.margin.top];
const at = (x: number, y: number) => `${round(left + x)} ${round(height - top - y)}`;
const round = (value: number) => String(Math.round(value * 1000) / 1000);
const paint = { color: '#ff0000', opacity: 1 } as const;
const stroke = { ...paint, width: 2, cap: 'butt', join: 'miter', miterLimit: 4, dashes: [], dashOffset: 0 } as const;
const triangle = [
  { type: 'M', values: [0, 0] },
  { type: 'L', values: [10, 0] },
  { type: 'Z', values: [] },
] as const;

describe('shapes of a figure are drawn at their places', () => {
  test('a rectangle, from its lower left corner', async () => {
    const rect = { type: 'rect', x: 5, y: 10, width: 20, height: 30, fill: '#00ff00' } as const;
    expect(await drawn([rect])).toEqual(['0 1 0 rg', `${at(5, 40)} 20 30 re`, 'f']);
  });

  test('a line', async () => {
    const shape = { type: 'line', x1: 1, y1: 2, x2: 30, y2: 40, width: 0.5, color: '#0000ff' } as const;
    expect(await drawn([shape])).toEqual(['0 0 1 RG', '0.5 w', `${at(1, 2)} m`, `${at(30, 40)} l`, 'S']);
  });

  test('one after the other, with colour and width said where they change', async () => {
    const shape = { type: 'line', x1: 0, y1: 0, x2: 9, y2: 0, width: 1, color: '#0000ff' } as const;
    const operators = await drawn([shape, { ...shape, y1: 5, y2: 5 }, { ...shape, width: 2, color: '#ff0000' }]);
    expect(operators.filter((each) => / (?:RG|w)$/.test(each))).toEqual(['0 0 1 RG', '1 w', '1 0 0 RG', '2 w']);
  });

  test('text on its baseline, from where its anchor says', async () => {
    const label = { type: 'text', x: 50, baseline: 20, value: 'กราฟ' } as const;
    const start = async (anchor: 'start' | 'middle' | 'end') => {
      const [place] = (await drawn([{ ...label, anchor }])).filter((each) => each.endsWith(' Td'));
      return place!.split(' ').map(Number) as [number, number];
    };
    const [[x, y], [middle], [end]] = await Promise.all([start('start'), start('middle'), start('end')]);
    expect(`${x} ${y}`).toBe(at(50, 20));
    expect(middle - end, 'half of the width').toBeCloseTo(x - middle, 2);
    expect(x - end).toBeGreaterThan(10);
  });

  test('nothing outside of a clipped figure', async () => {
    const rect = { type: 'rect', x: -5, y: 0, width: 500, height: 9, fill: '#000000' } as const;
    const operators = await drawn([rect], { clipped: true });
    expect(operators.slice(0, 4)).toEqual(['q', `${at(0, 50)} 100 50 re`, 'W', 'n']);
    expect(operators.at(-1)).toBe('Q');
  });
});

describe('a path counts from the figure’s top left corner, downwards', () => {
  const operatorsOf = async (
    shape: Omit<Extract<Shape, { type: 'path' }>, 'type' | 'steps'>,
    steps: readonly unknown[] = triangle,
  ) => (await drawn([{ type: 'path', steps, ...shape } as Shape])).slice(2, -1);

  test('in a place of its own', async () => {
    const all = await drawn([{ type: 'path', steps: triangle, fill: { ...paint, rule: 'nonzero' } }]);
    expect(all.slice(0, 2)).toEqual(['q', `1 0 0 -1 ${at(0, 0)} cm`]);
    expect(all.at(-1)).toBe('Q');
  });

  test.each([
    ['filled', { fill: { ...paint, rule: 'nonzero' } }, 'f'],
    ['filled by even and odd', { fill: { ...paint, rule: 'evenodd' } }, 'f*'],
    ['stroked', { stroke }, 'S'],
    ['both', { fill: { ...paint, rule: 'nonzero' }, stroke }, 'B'],
    ['both, by even and odd', { fill: { ...paint, rule: 'evenodd' }, stroke }, 'B*'],
  ] as const)('%s', async (_, shape, painted) => {
    const operators = await operatorsOf(shape);
    expect(operators.slice(-4)).toEqual(['0 0 m', '10 0 l', 'h', painted]);
    expect(operators.includes('1 0 0 rg'), 'a colour to fill with').toBe('fill' in shape);
    expect(operators.includes('1 0 0 RG'), 'a colour to stroke with').toBe('stroke' in shape);
  });

  test('with the pen that its stroke says', async () => {
    expect((await operatorsOf({ stroke })).slice(0, 5)).toEqual(['1 0 0 RG', '2 w', '0 J', '0 j', '4 M']);
    const dashed = { ...stroke, cap: 'round', join: 'bevel', dashes: [3, 1], dashOffset: 2 } as const;
    expect((await operatorsOf({ stroke: dashed })).slice(2, 6)).toEqual(['1 J', '2 j', '4 M', '[3 1] 2 d']);
    const square = { ...stroke, cap: 'square', join: 'round' } as const;
    expect((await operatorsOf({ stroke: square })).slice(2, 4)).toEqual(['2 J', '1 j']);
  });

  test('a curve with one control point is the same as with two; the pen goes on from its end', async () => {
    const steps = [
      { type: 'M', values: [3, 0] },
      { type: 'Q', values: [6, 9, 9, 0] },
      { type: 'Q', values: [12, 9, 15, 0] },
      { type: 'Z', values: [] },
      { type: 'Q', values: [6, 3, 6, 0] },
      { type: 'C', values: [1, 2, 3, 4, 5, 6] },
    ];
    const operators = await operatorsOf({ stroke }, steps);
    expect(operators.filter((each) => each.endsWith(' c'))).toEqual([
      '5 6 7 6 9 0 c',
      '11 6 13 6 15 0 c',
      '5 2 6 2 6 0 c', // from where the closed curve began
      '1 2 3 4 5 6 c',
    ]);
  });

  test('names a state of graphics where it can be seen through, and there only', async () => {
    const states = async (shape: Parameters<typeof operatorsOf>[0]) => {
      const { pdf, operators } = await writeBlocks(figureOf([{ type: 'path', steps: triangle, ...shape }]));
      const name = operators.find((each) => each.endsWith(' gs'))?.split(' ')[0];
      if (name === undefined) return undefined;
      const state = (key: string) => pdf.get(pdf.pages[0]!, 'Resources', 'ExtGState', name.replace('/', ''), key);
      return [state('ca'), state('CA')];
    };
    const fill = { ...paint, rule: 'nonzero' } as const;
    expect(await states({ fill, stroke })).toBeUndefined();
    expect(await states({ fill: { ...fill, opacity: 0.5 } })).toEqual([0.5, 1]);
    expect(await states({ stroke: { ...stroke, opacity: 0.25 } })).toEqual([1, 0.25]);
    expect(await states({ fill: { ...fill, opacity: 0.5 }, stroke: { ...stroke, opacity: 0.25 } })).toEqual([
      0.5, 0.25,
    ]);
  });
});

describe('a picture of pixels', () => {
  const samples = (more: Partial<Samples> = {}): Samples => ({
    space: 'rgb',
    bits: 8,
    coding: 'png',
    data: new Uint8Array([1, 2]),
    ...more,
  });
  const raster = (color: Samples, alpha?: Samples): Raster => ({
    ...{ format: 'png', width: 3, height: 2, file: new Uint8Array(), color },
    ...(alpha && { alpha }),
  });
  const imageOf = (picture: Raster) =>
    ({ type: 'image', x: 10, y: 5, width: 30, height: 20, raster: picture }) as const;

  test('is scaled to its rectangle, and written once however often it is drawn', async () => {
    const shape = imageOf(raster(samples()));
    const { pdf, operators } = await writeBlocks(figureOf([shape, { ...shape, x: 50 }]));
    expect(operators.filter((each) => / (?:cm|Do)$/.test(each)).slice(0, 2)).toEqual([
      `30 0 0 20 ${at(10, 25)} cm`,
      expect.stringMatching(/I1 Do$/),
    ]);
    expect(operators.filter((each) => / Do$/.test(each))).toHaveLength(2);
    expect(Object.keys(Object.fromEntries(pdf.get(pdf.pages[0]!, 'Resources', 'XObject') as never))).toEqual(['I1']);
  });

  const entriesOf = async (picture: Raster) => {
    const { pdf } = await writeBlocks(figureOf([imageOf(picture)]));
    const image = (...keys: string[]) => pdf.get(pdf.pages[0]!, 'Resources', 'XObject', 'I1', ...keys);
    return { pdf, image };
  };

  test.each<[string, Samples, unknown]>([
    ['gray', samples({ space: 'gray', bits: 1 }), { space: 'DeviceGray', colors: 1, bits: 1 }],
    ['colours', samples(), { space: 'DeviceRGB', colors: 3, bits: 8 }],
  ])('of %s', async (_, color, expected) => {
    const { image } = await entriesOf(raster(color));
    expect([image('Width'), image('Height')]).toEqual([3, 2]);
    expect({
      space: nameOf(image('ColorSpace')),
      colors: image('DecodeParms', 'Colors'),
      bits: image('DecodeParms', 'BitsPerComponent'),
    }).toEqual(expected);
    expect([image('DecodeParms', 'Predictor'), image('DecodeParms', 'Columns')]).toEqual([15, 3]);
  });

  test('of indexed colours has its palette, and its last index', async () => {
    const palette = new Uint8Array([255, 0, 0, 0, 255, 0]);
    const { image } = await entriesOf(raster(samples({ space: 'indexed', bits: 1, palette })));
    const space = image('ColorSpace') as unknown[];
    expect([nameOf(space[0] as never), nameOf(space[1] as never), space[2]]).toEqual(['Indexed', 'DeviceRGB', 1]);
    expect(Buffer.from(space[3] as Uint8Array)).toEqual(Buffer.from(palette));
  });

  test.each([
    ['jpeg', 'DCTDecode', false],
    ['deflate', 'FlateDecode', false],
    ['png', 'FlateDecode', true],
  ] as const)('coded as %s', async (coding, filter, hasRows) => {
    const { image } = await entriesOf(raster(samples({ coding })));
    expect(nameOf(image('Filter'))).toBe(filter);
    expect(image('DecodeParms') !== null).toBe(hasRows);
  });

  test('that can be seen through has a mask', async () => {
    const alpha = samples({ space: 'gray', coding: 'deflate' });
    const { image } = await entriesOf(raster(samples(), alpha));
    expect([nameOf(image('SMask', 'ColorSpace')), image('SMask', 'Width')]).toEqual(['DeviceGray', 3]);
    expect((await entriesOf(raster(samples()))).image('SMask')).toBeNull();
  });
});

describe('who hears a report', () => {
  const rect = { type: 'rect', x: 0, y: 0, width: 9, height: 9, fill: '#000000' } as const;

  test('hears of a figure in words, with its place on the page, between what is before and after it', async () => {
    const { elements, pdf, operators } = await writeBlocks(line(0, 'ก่อน'), figureOf([rect]), line(2, 'หลัง'));
    expect(elements.map(({ role }) => role)).toEqual(['Document', 'P', 'Figure', 'P']);
    const figure = elements[2]!.dictionary;
    expect(textOf(pdf.get(figure, 'Alt'))).toBe('ภาพ');
    const pitch = styles.base!.linePitch;
    const box = (pdf.get(figure, 'A', 'BBox') as number[]).map((edge) => Math.round(edge * 100) / 100);
    const expected = [left, height - top - pitch - 50, left + 100, height - top - pitch];
    expect(box).toEqual(expected.map((edge) => Math.round(edge * 100) / 100));
    expect(operators.filter((each) => / BDC$/.test(each)).map((each) => each.split(' ')[0])).toEqual([
      'P',
      'Figure',
      'P',
    ]);
  });

  test('hears nothing of one that only decorates', async () => {
    const { elements, operators } = await writeBlocks(line(0, 'ก่อน'), figureOf([rect], { decorative: true, alt: '' }));
    expect(elements.map(({ role }) => role)).toEqual(['Document', 'P']);
    expect(operators.filter((each) => / BDC$/.test(each)).map((each) => each.split(' ')[0])).toEqual(['Artifact', 'P']);
  });

  test('hears of one at the end', async () => {
    const { elements } = await writeBlocks(line(0, 'ก่อน'), figureOf([rect]));
    expect(elements.map(({ role }) => role)).toEqual(['Document', 'P', 'Figure']);
  });

  test('hears the headers of columns as such, and those of rows', async () => {
    const cell = (id: number, header: boolean, value: string) =>
      ({ type: 'cell', id, style: 'base', header, children: [line(id + 1, value)] }) as never;
    const row = (id: number, ...headers: boolean[]) =>
      ({
        type: 'row',
        id,
        style: 'base',
        cells: headers.map((header, index) => cell(id + 1 + 2 * index, header, 'ก')),
      }) as never;
    const table: Block = { type: 'table', id: 0, style: 'progress', rows: [row(1, true, true), row(10, true, false)] };
    const { elements, pdf } = await writeBlocks(table);
    const cells = elements.filter(({ role }) => role === 'TH' || role === 'TD');
    const scopes = cells.map(({ role, dictionary }) =>
      `${role} ${nameOf(pdf.get(dictionary, 'A', 'Scope')) ?? ''}`.trim(),
    );
    expect(scopes).toEqual(['TH Column', 'TH Column', 'TH Row', 'TD']);
    expect(pdf.get(cells.at(-1)!.dictionary, 'A'), 'nothing about a plain cell').toBeNull();
    expect(pdf.get(cells[0]!.dictionary, 'A', 'ColSpan'), 'a cell of one column').toBeNull();
  });
});

test('attached files are in the order of their names, as readers look for them', async () => {
  const { options } = inputs;
  const [first] = options.attachments;
  const attachments = ['b.json', 'a.yaml', 'c.txt'].map((fileName) => ({ ...first!, fileName }));
  const pdf = readPdfObjects(writePdf(inputs.document, inputs.pages, { ...options, attachments }));
  const names = pdf.get(pdf.catalog, 'Names', 'EmbeddedFiles', 'Names') as never[];
  expect(names.filter((_, index) => index % 2 === 0).map((each) => textOf(each))).toEqual([
    'a.yaml',
    'b.json',
    'c.txt',
  ]);
  const none = readPdfObjects(writePdf(inputs.document, inputs.pages, { ...options, attachments: [] }));
  expect([none.get(none.catalog, 'AF'), none.get(none.catalog, 'Names')]).toEqual([null, null]);
});
