import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFontBook } from '../../src/font/font-book.ts';
import { openShapingTable } from '../../src/font/shaping-table.ts';
import { charactersOf, FACE_NAMES, type FaceName, inkOfSlots, packageBook, sarabun } from './support.ts';

const FONTS = new URL('../../fonts/', import.meta.url);
const tableOf = (name: FaceName) => readFileSync(new URL(`sarabun/Sarabun-${name}.shapes`, FONTS));
const shaped = (name: FaceName, text: string) => {
  const slots: number[] = [];
  const table = openShapingTable(tableOf(name), sarabun(name).digest)!;
  return table.shape(text, slots) ? slots.map((id) => table.slot(id)) : undefined;
};

/** The same fonts with nothing beside them: every word goes through HarfBuzz. */
function bookWithoutTables() {
  const yaml = readFileSync(new URL('fonts.yaml', FONTS), 'utf8');
  const read = (path: string) => (path.endsWith('.shapes') ? undefined : readFileSync(new URL(path, FONTS)));
  return openFontBook('fonts.yaml', yaml, read).value!;
}

describe('a shaping table', () => {
  test.each(FACE_NAMES)('is there for Sarabun %s, and of that very file', (name) => {
    const table = openShapingTable(tableOf(name), sarabun(name).digest);
    expect(table?.postScriptName).toBe(`Sarabun-${name}`);
    expect(openShapingTable(tableOf(name), sarabun(name === 'Bold' ? 'Regular' : 'Bold').digest)).toBeUndefined();
  });

  test('that is damaged is as none', () => {
    expect(openShapingTable(new Uint8Array(0), sarabun('Regular').digest)).toBeUndefined();
    expect(openShapingTable(Buffer.from('not a table, however long it may be, and of no font'), '')).toBeUndefined();
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

  test('any text is drawn as without it', () => {
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
    const [book, bare] = [packageBook(), bookWithoutTables()];
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
      { numRuns: 1500 },
    );
  });
});
