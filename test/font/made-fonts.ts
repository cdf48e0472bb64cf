import * as hb from 'harfbuzzjs';
import { writeSfnt } from '../../src/font/sfnt.ts';

/** Tables of a font file by tag, each a copy. */
export function tablesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const tables = new Map<string, Uint8Array>();
  for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16) {
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    tables.set(tag, bytes.slice(offset, offset + view.getUint32(record + 12)));
  }
  return tables;
}

/** The font with one table changed, or left out when `change` gives nothing. */
export function withTable(
  bytes: Uint8Array,
  tag: string,
  change: (table: DataView) => Uint8Array | DataView | undefined,
): Uint8Array {
  const tables = tablesOf(bytes);
  const table = tables.get(tag)!;
  const changed = change(new DataView(table.buffer));
  tables.delete(tag);
  if (changed) tables.set(tag, new Uint8Array(changed.buffer, changed.byteOffset, changed.byteLength));
  return writeSfnt(tables);
}

export function withFsType(bytes: Uint8Array, fsType: number): Uint8Array {
  return withTable(bytes, 'OS/2', (os2) => {
    os2.setUint16(8, fsType);
    return os2;
  });
}

/** The font with a `cmap` (format 6) of one run of characters only. */
export function withCharacters(bytes: Uint8Array, first: number, last: number): Uint8Array {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const count = last - first + 1;
  return withTable(bytes, 'cmap', () => {
    const cmap = new DataView(new ArrayBuffer(22 + 2 * count));
    const header = [0, 1, 3, 1, 0, 12, 6, 10 + 2 * count, 0, first, count];
    header.forEach((value, k) => {
      cmap.setUint16(2 * k, value);
    });
    for (let k = 0; k < count; k++) cmap.setUint16(22 + 2 * k, font.nominalGlyph(first + k) ?? 0);
    return cmap;
  });
}

/** The font with a `cmap` (format 12) of the given characters only, all drawn by the glyph of one that it has. */
export function withCharactersDrawnAs(bytes: Uint8Array, characters: readonly string[], drawnAs: string): Uint8Array {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const glyph = font.nominalGlyph(drawnAs.codePointAt(0)!) ?? 0;
  const codePoints = characters.map((character) => character.codePointAt(0)!).sort((a, b) => a - b);
  return withTable(bytes, 'cmap', () => {
    const cmap = new DataView(new ArrayBuffer(28 + 12 * codePoints.length));
    [0, 1, 3, 10].forEach((value, k) => {
      cmap.setUint16(2 * k, value);
    });
    cmap.setUint32(8, 12);
    cmap.setUint16(12, 12);
    cmap.setUint32(16, 16 + 12 * codePoints.length);
    cmap.setUint32(24, codePoints.length);
    codePoints.forEach((codePoint, k) => {
      [codePoint, codePoint, glyph].forEach((value, place) => {
        cmap.setUint32(28 + 12 * k + 4 * place, value);
      });
    });
    return cmap;
  });
}
