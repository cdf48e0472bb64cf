// Sarabun draws no U+200B; pdfmake would print a box at every word break. This copy maps it to Sarabun's empty glyph.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { create } from 'fontkit';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Glyph `NULL` of Sarabun: no ink, no width. */
const emptyGlyph = 1;

export async function withZeroWidthSpace(fontFile, dist = path.join(root, 'dist')) {
  const { writeSfnt } = await import(pathToFileURL(path.resolve(dist, 'font/sfnt.js')).href);
  const bytes = readFileSync(path.join(root, 'fonts/sarabun', fontFile));
  const font = create(bytes);
  const tables = new Map(
    Object.entries(font.directory.tables).map(([tag, { offset, length }]) => [
      tag,
      bytes.subarray(offset, offset + length),
    ]),
  );
  const glyphs = font.characterSet.map((code) => [code, font.glyphForCodePoint(code).id]);
  tables.set('cmap', characterMap([...glyphs, [0x200b, emptyGlyph]].sort(([a], [b]) => a - b)));
  return Buffer.from(writeSfnt(tables));
}

/** A `cmap` of format 12, one group a character. */
function characterMap(pairs) {
  const table = Buffer.alloc(12 + 16 + 12 * pairs.length);
  const header = [0, 1, 3, 10];
  for (const [index, value] of header.entries()) table.writeUInt16BE(value, 2 * index);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(pairs.length, 24);
  let at = 28;
  for (const [code, glyph] of pairs) {
    for (const value of [code, code, glyph]) at = table.writeUInt32BE(value, at);
  }
  return table;
}
