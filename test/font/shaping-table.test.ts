import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPreparedFont } from '../../src/fast/shaping-table/open-prepared-font.ts';
import { openFontFile } from '../../src/font/open-font-file.ts';
import { readSfnt } from '../../src/font/sfnt.ts';
import { casesOf, someOf } from '../support/thorough.ts';
import { charactersOf, FACE_NAMES, type FaceName, inkOfSlots, packageBook, sarabun, sarabunBytes } from './support.ts';

const preparedOf = (name: FaceName) =>
  readFileSync(new URL(`../../fonts/sarabun/Sarabun-${name}.shapes`, import.meta.url));
const open = (name: FaceName) => openPreparedFont(sarabunBytes(name), sarabun(name).digest, preparedOf(name))!;
const shaped = (name: FaceName, text: string) => {
  const slots: number[] = [];
  const words = open(name).words!;
  return words.shape(text, slots) ? slots.map((id) => words.slot(id)) : undefined;
};

describe('a prepared font', () => {
  test.each(FACE_NAMES)('is there for Sarabun %s, and of that very file', (name) => {
    expect(open(name).postScriptName).toBe(`Sarabun-${name}`);
    const other = sarabun(name === 'Bold' ? 'Regular' : 'Bold').digest;
    expect(openPreparedFont(sarabunBytes(name), other, preparedOf(name))).toBeUndefined();
  });

  test.each(someOf(FACE_NAMES, 2))('is the file as it is opened without it, %s', { tags: 'thorough' }, (name) => {
    const { words, ink, maps, outline, ...facts } = open(name);
    const plain = openFontFile(sarabunBytes(name), facts.digest).file!;
    expect({ ...facts, ...plain }).toEqual({ ...plain, ...facts });
    const glyphs = readSfnt(facts.bytes).get('maxp')!.getUint16(4);
    for (let glyph = 0; glyph < glyphs; glyph++) expect(outline(glyph)).toEqual(plain.outline(glyph));
    for (let code = 0; code < 0x3000; code++) if (maps(code)) expect(plain.maps(code)).toBe(true);
    const { metrics } = sarabun(name, packageBook('plain'));
    expect(ink).toEqual({ top: metrics.inkTop, bottom: metrics.inkBottom });
  });

  test('that is damaged is as none', () => {
    const { bytes, digest } = open('Regular');
    expect(openPreparedFont(bytes, digest, undefined)).toBeUndefined();
    expect(openPreparedFont(bytes, digest, new Uint8Array(0))).toBeUndefined();
    expect(openPreparedFont(bytes, digest, Buffer.from('nothing of a font, however long it may be'))).toBeUndefined();
  });

  test.each([
    ['words', 'กำหนดการฝึกอบรมน้ำใจผู้ปฏิบัติ'],
    ['digits, brackets and ASCII', '(21000000-3230) 45.50 % AVATAR To: r.'],
    ['signs of prose', '“ก–ข” … • ฯลฯ ๆ ฿ ๑๒๓'],
  ])('shapes %s', (_, text) => {
    expect(
      shaped('Regular', text)
        ?.map(({ character }) => character)
        .join(''),
    ).toBe(text);
  });

  test.each([
    ['a ligature', 'office find'],
    ['a mark without its letter', '้ก'],
    ['marks no spelling has', 'ก้้'],
    ['SARA AM alone', 'ำ'],
    ['another script', 'é'],
    ['an emoji', '😀'],
  ])('leaves %s to HarfBuzz', (_, text) => {
    expect(shaped('Regular', text)).toBeUndefined();
  });

  test('any text is drawn as without it', { tags: 'thorough' }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'น้ำ',
        'ผู้',
        'ปี่',
        'ญู',
        'ฐุ',
        'ซื้อ',
        'ธิ์',
        'เก้า',
        'ฯลฯ',
        'ๆ',
        'โทร.',
        'To',
        'AV',
        'fi',
        '45.5',
        '“',
        '”',
      ),
      fc.string({
        unit: fc.integer({ min: 0x0e01, max: 0x0e5b }).map((code) => String.fromCharCode(code)),
        maxLength: 4,
      }),
      fc.string({ maxLength: 4 }),
    );
    const [book, bare] = [packageBook('fast'), packageBook('plain')];
    fc.assert(
      fc.property(fc.constantFrom(...FACE_NAMES), fc.array(piece, { maxLength: 8 }), (name, pieces) => {
        const text = pieces.join('');
        const [face, other] = [sarabun(name, book), sarabun(name, bare)];
        expect(inkOfSlots(face, face.shape(text))).toBe(inkOfSlots(other, other.shape(text)));
        expect(charactersOf(face, face.shape(text))).toBe(charactersOf(other, other.shape(text)));
        expect(face.shape(text).advance).toBe(other.shape(text).advance);
        for (const character of text)
          expect(face.covers(character.codePointAt(0)!)).toBe(other.covers(character.codePointAt(0)!));
      }),
      { numRuns: casesOf(1500) },
    );
  });
});
