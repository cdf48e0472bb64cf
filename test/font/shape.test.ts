import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Face, Slot, SlotPart } from '../../src/model/face.ts';
import { casesOf, someOf } from '../support/thorough.ts';
import {
  charactersOf,
  FACE_NAMES,
  inkOfSlots,
  legalClusters,
  packageBook,
  rawHarfBuzz,
  sarabun,
  sarabunBytes,
} from './support.ts';

const CLUSTERS = legalClusters();

describe('a shaped text', () => {
  test('the clusters tested are all that spelling allows', () => {
    expect(new Set(CLUSTERS).size).toBe(14_904);
  });

  test.each(someOf(FACE_NAMES, 2))(
    'draws every legal cluster as HarfBuzz does, in Sarabun %s',
    { tags: 'thorough' },
    (name) => {
      const face = sarabun(name);
      const reference = rawHarfBuzz(sarabunBytes(name));
      const different = CLUSTERS.filter((text) => inkOfSlots(face, face.shape(text)) !== reference(text));
      expect(different).toEqual([]);
    },
  );

  test.each(FACE_NAMES)(
    'draws every legal cluster beside Latin, digits and brackets as HarfBuzz does, in %s',
    { tags: 'exhaustive' },
    (name) => {
      const face = sarabun(name);
      const reference = rawHarfBuzz(sarabunBytes(name));
      const texts = CLUSTERS.flatMap((c) => [`A${c}A PM2.5${c}PM2.5`, `1${c}1`, `(${c}(`, `)${c})`]);
      const different = texts.filter((text) => inkOfSlots(face, face.shape(text)) !== reference(text));
      expect(different).toEqual([]);
    },
  );

  test.each(someOf(FACE_NAMES, 2))(
    'has one slot for each character, in the order of the source, in %s',
    {
      tags: 'thorough',
    },
    (name) => {
      const face = sarabun(name);
      const different = CLUSTERS.filter((text) => charactersOf(face, face.shape(text)) !== text);
      expect(different).toEqual([]);
    },
  );

  test('keeps spelling apart that HarfBuzz draws alike', () => {
    const face = sarabun('Regular');
    for (const text of ['กำ', 'กํา', 'น้ำ', 'นํ้า', 'ปู่', 'ปู่']) expect(charactersOf(face, face.shape(text))).toBe(text);
  });

  test('is Thai after Latin and Latin after Thai, without a space between', () => {
    const face = sarabun('Regular');
    const [thai, latin, mixed] = ['ที่', 'AV', 'AVที่AV'].map((text) => [...face.shape(text).slots]);
    expect(mixed).toEqual([...latin!, ...thai!, ...latin!]);
  });

  test('has whole advances that fit a font file, and their sum', () => {
    const face = sarabun('Regular');
    for (const text of CLUSTERS) {
      const shaped = face.shape(text);
      const advances = Array.from(shaped.slots, (id) => face.slot(id).advance);
      expect(advances.every((advance) => advance >= 0 && Number.isInteger(advance))).toBe(true);
      expect(advances.reduce((sum, advance) => sum + advance, 0)).toBe(shaped.advance);
    }
  });

  test('any text has one slot for each character', { tags: 'thorough' }, () => {
    const book = packageBook();
    const faces = FACE_NAMES.map((name) => sarabun(name, book));
    const thai = fc.constantFrom(...Array.from({ length: 0x5b }, (_, k) => String.fromCharCode(0x0e01 + k)));
    const others = fc.constantFrom(
      'A',
      'fi',
      'é',
      'e\u0301',
      '1',
      ' ',
      '\t',
      '(',
      '👩‍🔬',
      '🇹🇭',
      '\u200b',
      '\u00ad',
      '中',
    );
    const unit = fc.oneof(thai, others, fc.string({ unit: 'binary', maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 24 }), fc.constantFrom(...faces), (units, face) => {
        const text = units.join('');
        const shaped = face.shape(text);
        expect(charactersOf(face, shaped)).toBe(text.replaceAll('\t', ' '));
        expect(shaped.slots.length).toBe([...text].length);
        expect(shaped.advance).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: casesOf(400) },
    );
  });
});

describe('characters that print nothing', () => {
  const hidden = [
    '\u200b',
    '\u2060',
    '\ufeff',
    '\u00ad',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
  ];

  test.each(hidden)('%j has no width and no ink, and its text is kept', (character) => {
    const face = sarabun('Regular');
    const [slot] = [...face.shape(character).slots].map((id) => face.slot(id));
    expect(slot).toMatchObject({ character, advance: 0, parts: [] });
    expect(face.covers(character.codePointAt(0)!)).toBe(true);
    const between = face.shape(`ที่${character}นี่`);
    expect(between.advance).toBe(face.shape('ที่').advance + face.shape('นี่').advance);
    expect(charactersOf(face, between)).toBe(`ที่${character}นี่`);
  });

  test('a tab is a space', () => {
    const face = sarabun('Regular');
    expect([...face.shape('ก\tข').slots]).toEqual([...face.shape('ก ข').slots]);
  });
});

describe('a character the face lacks', () => {
  test.each([
    ['中', '[4E/2D]'],
    ['□', '[25/A1]'],
    ['\u{1f600}', '[1F6/00]'],
    ['Ж', '[04/16]'],
  ])('is drawn as its code between brackets: %s', (character, code) => {
    const face = sarabun('Regular');
    const slots = [...face.shape(character).slots].map((id) => face.slot(id));
    expect(slots).toMatchObject([{ character }]);
    expect(codeDrawn(face, slots[0]!)).toBe(code);
    const [opening, closing] = ['[', ']'].map((bracket) => face.shape(bracket).advance);
    const { advance, parts } = slots[0]!;
    expect(parts.at(-1)!.dx).toBe(advance - closing!);
    for (const { dx } of parts.slice(1, -1)) {
      expect(dx).toBeGreaterThanOrEqual(opening!);
      expect(dx).toBeLessThan(advance - closing!);
    }
  });

  test('keeps its text and is not covered', () => {
    const face = sarabun('Regular');
    expect(charactersOf(face, face.shape('ก中่'))).toBe('ก中่');
    expect(face.covers('中'.codePointAt(0)!)).toBe(false);
    expect(face.covers(0x25a1)).toBe(false);
    expect(face.covers(0x0e01)).toBe(true);
    expect(face.covers(0x00a0)).toBe(true);
  });

  test('more different characters than numbers for slots is an error, not a wrong text', () => {
    const face = sarabun('Regular');
    const fill = () => {
      for (let codePoint = 0x20000; codePoint < 0x20000 + 0x10001; codePoint += 64) {
        face.shape(String.fromCodePoint(...Array.from({ length: 64 }, (_, k) => codePoint + k)));
      }
    };
    expect(fill).toThrow(/65536 slots/);
  });
});

/** What the glyphs of a slot spell, its two rows parted by a stroke. */
function codeDrawn(face: Face, { parts }: Slot): string {
  const characterOf = new Map(
    [...'0123456789ABCDEF[]'].map((digit) => [face.slot(face.shape(digit).slots[0]!).parts[0]!.glyph, digit]),
  );
  const spelt = (some: readonly SlotPart[]) => some.map(({ glyph }) => characterOf.get(glyph)).join('');
  const upper = parts.filter(({ dy }) => dy > 0);
  const lower = parts.slice(1, -1).filter(({ dy }) => dy === 0);
  return `${spelt(parts.slice(0, 1))}${spelt(upper)}/${spelt(lower)}${spelt(parts.slice(-1))}`;
}

describe('a face', () => {
  test('shapes a word once', () => {
    const face = sarabun('Regular');
    expect(face.shape('ความก้าวหน้า')).toBe(face.shape('ความก้าวหน้า'));
  });

  test('forgets words not used lately, and shapes them again alike', () => {
    const face = sarabun('Regular');
    const first = face.shape('ที่');
    for (let k = 0; k < 20_000; k++) face.shape(String(k));
    const again = face.shape('ที่');
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});
