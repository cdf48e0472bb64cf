import * as hb from 'harfbuzzjs';
import { describe, expect, test } from 'vitest';
import { createFontBook, type FontBook } from '../../src/font/font-book.ts';
import { writeSfnt } from '../../src/font/sfnt.ts';
import { tablesOf } from '../font/made-fonts.ts';
import { FACE_NAMES, sarabun, sarabunBytes } from '../font/support.ts';
import { times } from '../support/projects.ts';
import { drawnLines, inkOf } from './support/drawn-lines.ts';
import { readDrawnPages } from './support/drawn-text.ts';
import { setParagraphs } from './support/set-paragraphs.ts';
import { openReference } from './support/whole-line.ts';

const LETTERS = times(46, (index) => String.fromCharCode(0x0e01 + index));

/** Sarabun with another GPOS: any two Thai letters are kerned, marks between them passed over, each pair by another width. */
function kernedSarabun(): Uint8Array {
  const font = new hb.Font(new hb.Face(new hb.Blob(sarabunBytes('Regular'))));
  const letters = [...LETTERS, 'ะ', 'า', 'เ', 'แ', 'โ', 'ใ', 'ไ'];
  const glyphs = letters.map((letter) => font.nominalGlyph(letter.codePointAt(0)!)!).sort((a, b) => a - b);
  const tables = tablesOf(sarabunBytes('Regular'));
  tables.set('GPOS', kerningTable(glyphs));
  return writeSfnt(tables);
}

/** OpenType 1.9, GPOS: one script `thai`, one feature `kern`, one lookup of type 2 (format 1) that ignores marks. */
function kerningTable(glyphs: readonly number[]): Uint8Array {
  const count = glyphs.length;
  const tag = (text: string) => [...text].map((character) => character.charCodeAt(0));
  const words = (...values: number[]) => values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
  const coverage = 10 + 2 * count;
  const pairSets = coverage + 4 + 2 * count;
  const pairSetSize = 2 + 4 * count;
  return Uint8Array.from([
    ...words(1, 0, 10, 30, 44),
    ...[...words(1), ...tag('thai'), ...words(8, 4, 0, 0, 0xffff, 1, 0)],
    ...[...words(1), ...tag('kern'), ...words(8, 0, 1, 0)],
    ...words(1, 4, 2, 8, 1, 8),
    ...words(1, coverage, 4, 0, count, ...glyphs.map((_, index) => pairSets + index * pairSetSize)),
    ...words(1, count, ...glyphs),
    ...glyphs.flatMap((left) =>
      words(count, ...glyphs.flatMap((right) => [right, ((left * 7 + right * 13) % 41) - 60])),
    ),
  ]);
}

function bookOf(bytes: Uint8Array): FontBook {
  const yaml = 'default: Kerned\nfamilies:\n  Kerned:\n    regular: kerned.ttf\n';
  const { value, diagnostics } = createFontBook('fonts.yaml', yaml, () => bytes);
  if (!value) throw new Error(diagnostics.map((found) => found.message.en).join('\n'));
  return value;
}

describe('a face that kerns Thai letters', () => {
  test('draws words as HarfBuzz draws the whole line, over the places where a line may end', async () => {
    const bytes = kernedSarabun();
    const reference = openReference(bytes);
    const words = [
      'การ',
      'กระจาย',
      'อำนาจ',
      'ของ',
      'ที่ดิน',
      'และ',
      'เมือง',
      'ญี่ปุ่น',
      'ปี่ใน',
      'ให้โชค',
      'น้ำ',
      'AV',
      '(',
      ')',
      ' ',
      '2564',
    ];
    const texts = times(60, (seed) =>
      times(30, (index) => words[(seed * 31 + index * index * 7) % words.length]).join(''),
    );
    const pdf = await setParagraphs(texts, { fonts: bookOf(bytes), style: { fontFamily: 'Kerned' }, width: 300 });
    const lines = readDrawnPages(pdf).flatMap(drawnLines);
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(inkOf(line), line.text).toEqual(reference.line(line.text).ink);
  });

  test('is found to do so, and Sarabun not to', () => {
    expect(bookOf(kernedSarabun()).face('Kerned', false, false).kernsThai).toBe(true);
    for (const name of FACE_NAMES) {
      expect(sarabun(name).kernsThai, name).toBe(false);
      expect(bookOf(sarabunBytes(name)).face('Kerned', false, false).kernsThai, name).toBe(false);
    }
  });
});
