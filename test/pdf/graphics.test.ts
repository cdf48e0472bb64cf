import { expect, test } from 'vitest';
import type { Raster, Samples } from '../../src/model/raster.ts';
import { GraphicsSet } from '../../src/pdf/graphics.ts';
import type { Stream } from '../../src/pdf/stream.ts';

const samples = (more: Partial<Samples> = {}): Samples => ({
  ...{ space: 'rgb', bits: 8, coding: 'png', data: Uint8Array.of(1, 2) },
  ...more,
});
const raster = (color: Samples, alpha?: Samples): Raster => ({
  ...{ format: 'png', width: 3, height: 2, file: new Uint8Array(), color },
  ...(alpha && { alpha }),
});

/** What is written of these pictures: each stream’s entries, and the resources that name them. */
function written(...pictures: readonly Raster[]) {
  const graphics = new GraphicsSet();
  const names = pictures.map((each) => graphics.image(each));
  const streams: Stream[] = [];
  const resources = graphics.embed({ add: (stream) => `${streams.push(stream as Stream)} 0 R` });
  return { names, resources, entries: streams.map(({ entries }) => entries) };
}

const size = { Type: '/XObject', Subtype: '/Image', Width: 3, Height: 2 };
const rows = (colors: number, bits: number) => `<</Predictor 15/Colors ${colors}/BitsPerComponent ${bits}/Columns 3>>`;
const palette = Uint8Array.of(0, 1, 2, 255, 254, 253);

test.each<[string, Samples, object]>([
  [
    'gray rows',
    samples({ space: 'gray', bits: 1 }),
    { ColorSpace: '/DeviceGray', BitsPerComponent: 1, Filter: '/FlateDecode', DecodeParms: rows(1, 1) },
  ],
  [
    'coloured rows',
    samples({ bits: 16 }),
    { ColorSpace: '/DeviceRGB', BitsPerComponent: 16, Filter: '/FlateDecode', DecodeParms: rows(3, 16) },
  ],
  [
    'indexed rows',
    samples({ space: 'indexed', bits: 4, palette }),
    {
      ...{ ColorSpace: '[/Indexed /DeviceRGB 1 <000102FFFEFD>]', BitsPerComponent: 4 },
      ...{ Filter: '/FlateDecode', DecodeParms: rows(1, 4) },
    },
  ],
  ['a photo', samples({ coding: 'jpeg' }), { ColorSpace: '/DeviceRGB', BitsPerComponent: 8, Filter: '/DCTDecode' }],
  [
    'a gray photo',
    samples({ coding: 'jpeg', space: 'gray', palette }),
    { ColorSpace: '/DeviceGray', BitsPerComponent: 8, Filter: '/DCTDecode' },
  ],
  [
    'colours with a palette that is only advice',
    samples({ coding: 'deflate', palette }),
    { ColorSpace: '/DeviceRGB', BitsPerComponent: 8, Filter: '/FlateDecode' },
  ],
])('%s are described as they are coded', (_, color, expected) => {
  const { entries, resources } = written(raster(color));
  expect(entries).toEqual([{ ...size, ...expected, Length: 2 }]);
  expect(resources).toEqual({ XObject: '<</I1 1 0 R>>' });
});

test('a picture that can be seen through names its mask', () => {
  const { entries, resources } = written(
    raster(samples(), samples({ space: 'gray', coding: 'deflate', data: Uint8Array.of(9) })),
  );
  expect(entries[0]).toEqual({
    ...size,
    ...{ ColorSpace: '/DeviceGray', BitsPerComponent: 8, Filter: '/FlateDecode', Length: 1 },
  });
  expect(entries[1]).toMatchObject({ ...size, SMask: '1 0 R', Length: 2 });
  expect(resources).toEqual({ XObject: '<</I1 2 0 R>>' });
});

test('each picture and each opacity is written once, and what is not used is not named', () => {
  const [first, second] = [raster(samples()), raster(samples())];
  expect(written(first, second, first).names).toEqual(['I1', 'I2', 'I1']);
  expect(written(first, second, first).entries).toHaveLength(2);
  const graphics = new GraphicsSet();
  const add = () => '1 0 R';
  expect(graphics.embed({ add })).toEqual({});
  const names = [graphics.opacity(0.5, 1), graphics.opacity(1, 0.5), graphics.opacity(0.5, 1)];
  expect(names).toEqual(['G1', 'G2', 'G1']);
  expect(graphics.embed({ add })).toEqual({ ExtGState: '<</G1 <</ca 0.5/CA 1>>/G2 <</ca 1/CA 0.5>>>>' });
});
