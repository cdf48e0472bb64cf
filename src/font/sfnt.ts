/**
 * The container of TrueType and OpenType files: a directory of tables with check sums (OpenType 1.9, "Organization of
 * an OpenType font").
 */
export type SfntTables = ReadonlyMap<string, DataView>;

/** The tables of a font file by tag; throws RangeError when the directory or a table is cut short. */
export function readSfnt(bytes: Uint8Array): SfntTables {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  for (let record = 12; record < 12 + 16 * file.getUint16(4); record += 16) {
    const offset = file.getUint32(record + 8);
    const length = file.getUint32(record + 12);
    if (offset + length > bytes.byteLength) throw new RangeError('table cut short');
    tables.set(tagAt(bytes, record), new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  return tables;
}

/** Four bytes as the characters of a tag. */
export function tagAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

/** Joins tables to a font file: directory, padding, check sums. `tables` must hold `head`. */
export function writeSfnt(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const start = 12 + 16 * tags.length;
  const length = tags.reduce((sum, tag) => sum + padded(tables.get(tag)!.length), start);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  writeHeader(view, tags.length, tables.has('CFF ') || tables.has('CFF2'));
  let offset = start;
  let headOffset = 0;
  let sums = 0;
  tags.forEach((tag, index) => {
    const content = tables.get(tag)!;
    file.set(content, offset);
    if (tag === 'head') {
      headOffset = offset;
      view.setUint32(offset + adjustment, 0);
    }
    const record = 12 + 16 * index;
    for (let k = 0; k < 4; k++) view.setUint8(record + k, tag.charCodeAt(k));
    const sum = checkSum(view, offset, padded(content.length));
    sums += sum;
    view.setUint32(record + 4, sum);
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, content.length);
    offset += padded(content.length);
  });
  view.setUint32(headOffset + adjustment, (0xb1b0afba - sums - checkSum(view, 0, start)) >>> 0);
  return file;
}

/** Place of `checksumAdjustment` in `head`. */
const adjustment = 8;

function writeHeader(view: DataView, tableCount: number, isCff: boolean): void {
  const power = Math.floor(Math.log2(tableCount));
  view.setUint32(0, isCff ? 0x4f54544f : 0x00010000);
  view.setUint16(4, tableCount);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * tableCount - (16 << power));
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function checkSum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getInt32(at)) | 0;
  return sum >>> 0;
}
