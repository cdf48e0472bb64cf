import { createRequire } from 'node:module';
import fc from 'fast-check';
import * as hb from 'harfbuzzjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFontBook } from '../../src/font/font-book.ts';
import { buildSubset, type Subset } from '../../src/font/subset.ts';
import type { Face } from '../../src/model/face.ts';
import { casesOf } from '../support/thorough.ts';
import { withTable } from './made-fonts.ts';
import { FACE_NAMES, legalClusters, packageBook, sarabun, sarabunBytes } from './support.ts';

/** What is used of fontkit, which ships no types: a reader of fonts independent of the one under test. */
interface FontkitFont {
  readonly numGlyphs: number;
  readonly maxp: Readonly<Record<string, number>>;
  readonly head: Readonly<Record<string, number>>;
  readonly hhea: Readonly<Record<string, number>>;
  readonly directory: {
    readonly tables: Readonly<Record<string, { offset: number; length: number; checkSum: number }>>;
  };
  getGlyph(id: number): FontkitGlyph;
}
interface FontkitGlyph {
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly { command: string; args: number[] }[] };
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
}
const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Uint8Array): FontkitFont };

const open = (bytes: Uint8Array) => fontkit.create(Buffer.from(bytes));

type Drawing = readonly string[];

/** The steps of an outline without those that draw nothing: lines to where the pen is, and back to the start. */
function drawing(glyph: FontkitGlyph, dx = 0, dy = 0, scale = 1): Drawing {
  const steps = glyph.path.commands.map(
    ({ command, args }) => `${command} ${args.map((value, k) => value * scale + (k % 2 === 0 ? dx : dy)).join(' ')}`,
  );
  const place = (step = '') => step.split(' ').slice(-2).join(' ');
  let start = '';
  return steps.filter((step, k) => {
    if (step.startsWith('moveTo')) start = place(step);
    if (!step.startsWith('lineTo')) return true;
    return place(step) !== place(steps[k - 1]) && !(steps[k + 1]?.startsWith('closePath') && place(step) === start);
  });
}

const TEXTS = [...legalClusters(), 'AVATAR PM2.5 fi Åé 1,234.50 (ฉบับ) ฯลฯ', 'ที่\u200b中□', 'กำกวม น้ำ'];

function slotsOf(face: Face, texts: readonly string[]): number[] {
  return [...new Set(texts.flatMap((text) => [...face.shape(text).slots]))];
}

describe.each(FACE_NAMES)('a subset of Sarabun %s', (name) => {
  let face: Face;
  let ids: number[];
  let subset: Subset;
  let source: FontkitFont;
  let result: FontkitFont;

  beforeAll(() => {
    face = sarabun(name);
    ids = slotsOf(face, TEXTS);
    subset = buildSubset(face, ids);
    source = open(face.bytes);
    result = open(subset.fontFile);
  });

  test('draws each slot as its parts at their offsets', () => {
    const different = ids.filter((id, k) => {
      const parts = face
        .slot(id)
        .parts.flatMap((part) => drawing(source.getGlyph(part.glyph), part.dx, part.dy, part.scale));
      return drawing(result.getGlyph(k + 1)).join() !== parts.join();
    });
    expect(different).toEqual([]);
    expect(ids.filter((id) => face.slot(id).parts.length > 0).length).toBeGreaterThan(200);
  });

  test('has the same advances in the font file as in the widths', () => {
    const inFile = subset.widths.map((_, glyph) => result.getGlyph(glyph).advanceWidth);
    expect(inFile).toEqual(subset.widths);
    expect(subset.widths.slice(1)).toEqual(ids.map((id) => face.slot(id).advance));
  });

  test('maps each glyph to its character and only glyph 0 is .notdef', () => {
    expect(subset.toUnicode).toEqual(['', ...ids.map((id) => face.slot(id).character)]);
    expect(drawing(result.getGlyph(0))).toEqual(drawing(source.getGlyph(0)));
  });

  test('holds the tables a PDF needs, with right check sums', () => {
    const { tables } = result.directory;
    expect(Object.keys(tables).sort()).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp']);
    const view = new DataView(subset.fontFile.buffer, subset.fontFile.byteOffset, subset.fontFile.length);
    const sum = (start: number, length: number) => {
      let total = 0;
      for (let at = start; at < start + length; at += 4) total = (total + view.getUint32(at)) >>> 0;
      return total;
    };
    expect(sum(0, subset.fontFile.length)).toBe(0xb1b0afba);
    const { head, ...others } = tables;
    for (const table of Object.values(others)) {
      expect(sum(table.offset, (table.length + 3) & ~3)).toBe(table.checkSum);
    }
    const adjustment = view.getUint32(head!.offset + 8);
    expect((sum(head!.offset, 56) - adjustment) >>> 0).toBe(head!.checkSum);
  });

  test('states limits that hold its glyphs', () => {
    expect(result.maxp).toMatchObject({ numGlyphs: result.numGlyphs, maxSizeOfInstructions: 0 });
    const most = (one: string, other: string) => Math.max(source.maxp[one]!, source.maxp[other]!);
    expect(result.maxp.maxPoints).toBeLessThanOrEqual(most('maxPoints', 'maxComponentPoints'));
    expect(result.maxp.maxContours).toBeLessThanOrEqual(most('maxContours', 'maxComponentContours'));
    expect(result.maxp.maxComponentElements).toBeGreaterThanOrEqual(2);
    expect(result.maxp.maxComponentDepth).toBe(1);
    expect(ids.length).toBeLessThan(result.numGlyphs);
  });

  test('states the extents of its glyphs, and the ascent and descent of the face', () => {
    const glyphs = Array.from({ length: result.numGlyphs }, (_, glyph) => result.getGlyph(glyph));
    const boxes = glyphs.filter(({ path }) => path.commands.length > 0).map(({ bbox }) => bbox);
    const most = (edge: 'maxX' | 'maxY') => Math.ceil(Math.max(...boxes.map((box) => box[edge])));
    const least = (edge: 'minX' | 'minY') => Math.floor(Math.min(...boxes.map((box) => box[edge])));
    const { xMin, yMin, xMax, yMax } = result.head;
    expect([xMin, yMin, xMax, yMax], 'box around all glyphs in head').toEqual([
      least('minX'),
      least('minY'),
      most('maxX'),
      most('maxY'),
    ]);
    expect(result.hhea.advanceWidthMax, 'widest advance in hhea').toBe(
      Math.max(...glyphs.map(({ advanceWidth }) => advanceWidth)),
    );
    expect(result.hhea.xMaxExtent, 'farthest ink in hhea').toBe(most('maxX'));
    const scale = result.head.unitsPerEm! / source.head.unitsPerEm!;
    expect([result.hhea.ascent, result.hhea.descent], 'ascent and descent in hhea').toEqual([
      source.hhea.ascent! * scale,
      source.hhea.descent! * scale,
    ]);
  });

  test('has the same bytes each time, whatever was shaped before', () => {
    const texts = ['ความก้าวหน้า', 'กำ', 'PM2.5'];
    const fresh = sarabun(name, packageBook());
    const order = (one: Face) => texts.flatMap((text) => [...one.shape(text).slots]);
    const first = buildSubset(face, order(face));
    expect(buildSubset(face, order(face))).toEqual(first);
    expect(buildSubset(fresh, order(fresh))).toEqual(first);
  });
});

test('a subset holds only what its slots draw', () => {
  const face = sarabun('Regular');
  const one = open(buildSubset(face, slotsOf(face, ['ก'])).fontFile);
  expect(one.numGlyphs).toBe(2);
  const none = buildSubset(face, []);
  expect(open(none.fontFile).numGlyphs).toBe(1);
  expect(none.widths.length).toBe(1);
});

test('glyphs nested as composites are embedded once, under their new numbers', () => {
  const face = sarabun('Regular');
  const subset = buildSubset(face, slotsOf(face, ['Åéü', 'Åé']));
  const result = open(subset.fontFile);
  const source = open(face.bytes);
  for (const character of ['Å', 'é', 'ü']) {
    const slot = face.slot(face.shape(character).slots[0]!);
    const gid = subset.toUnicode.indexOf(character);
    expect(drawing(result.getGlyph(gid))).toEqual(drawing(source.getGlyph(slot.parts[0]!.glyph)));
    expect(result.getGlyph(gid).path.commands.length).toBeGreaterThan(10);
  }
});

test('any text gives a font file that can be read again', { tags: 'thorough' }, () => {
  const face = sarabun('Bold');
  const source = open(face.bytes);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...legalClusters()), (text, cluster) => {
      const ids = slotsOf(face, [text, cluster, cluster + text]);
      const subset = buildSubset(face, ids);
      const result = open(subset.fontFile);
      ids.forEach((id, k) => {
        const parts = face
          .slot(id)
          .parts.flatMap((part) => drawing(source.getGlyph(part.glyph), part.dx, part.dy, part.scale));
        expect(drawing(result.getGlyph(k + 1))).toEqual(parts);
      });
    }),
    { numRuns: casesOf(200) },
  );
});

test('a glyph whose bearing is not where its outline begins is where renderers put it', () => {
  const bytes = withTable(sarabunBytes('Regular'), 'hmtx', (hmtx) => {
    for (let glyph = 0; glyph < 734; glyph++) hmtx.setInt16(4 * glyph + 2, hmtx.getInt16(4 * glyph + 2) + 30);
    return hmtx;
  });
  const yaml = 'default: A\nfamilies: { A: { regular: a.ttf } }';
  const face = createFontBook('fonts.yaml', yaml, () => bytes).value!.face('A', false, false);
  const ids = slotsOf(face, ['ป่ปุ๋ น้ำ AVÅ']);
  const subset = buildSubset(face, ids);
  const [from, to] = [face.bytes, subset.fontFile].map((file) => new hb.Font(new hb.Face(new hb.Blob(file))));
  const points = (font: hb.Font, glyph: number, dx = 0, dy = 0) =>
    font.glyphToJson(glyph).map(({ type, values }) => `${type}${values.map((v, k) => v + (k % 2 ? dy : dx))}`);
  ids.forEach((id, k) => {
    const parts = face.slot(id).parts.flatMap((part) => points(from!, part.glyph, part.dx, part.dy));
    expect(points(to!, k + 1)).toEqual(parts);
  });
});
