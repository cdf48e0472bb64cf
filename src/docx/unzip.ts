import { crc32, inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Localized } from '../model/localized.ts';

/** What an archive may hold at most. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly unpackedBytes: number;
  /** Unpacked bytes for each packed byte. */
  readonly ratio: number;
}

/** A year's workbook of 10,000 projects unpacks to about 60 MB; XML of a large sheet has 15 bytes for each packed byte. */
export const archiveLimits: ArchiveLimits = { entries: 2_000, unpackedBytes: 150_000_000, ratio: 250 };

/** Why an archive is not opened. */
export interface ArchiveFault {
  readonly kind: 'damaged' | 'limit' | 'password';
  readonly text: Localized;
}

export type OpenedArchive =
  | { readonly parts: ReadonlyMap<string, Uint8Array>; readonly fault?: undefined }
  | { readonly fault: ArchiveFault; readonly parts?: undefined };

/**
 * Unpacks the parts of a ZIP archive that `wanted` chooses, each within the size that its directory states, and compares
 * their checksums: what a library reads afterwards has been measured. ZIP64 and other methods than deflate are refused,
 * as are two entries of one name, and names that lead out of the folder that they are unpacked to.
 */
export function openArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits = archiveLimits,
): OpenedArchive {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = readDirectory(archive, limits);
  if ('kind' in entries) return { fault: entries };
  const fault = faultOfNames(entries);
  if (fault) return { fault };
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    if (entry.encrypted) return { fault: withPassword };
    total += entry.size;
    if (total > limits.unpackedBytes || entry.size > entry.packedSize * limits.ratio + 10_000)
      return { fault: tooLarge(total, limits) };
    const part = unpack(archive, entry);
    if (part === undefined) return { fault: damaged };
    parts.set(entry.name, part);
  }
  return { parts };
}

/** The parts as an archive without compression, for a library that reads archives only. */
export function packPlain(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 0, mtime: '1980-01-01T12:00:00' });
}

/** Names of the parts, in the order of the directory; empty for an archive that cannot be read. */
export function archiveNames(bytes: Uint8Array): readonly string[] {
  const entries = readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), archiveLimits);
  return 'kind' in entries ? [] : entries.map(({ name }) => name);
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/** The central directory (APPNOTE.TXT 4.3.12), found from the end of the file. */
function readDirectory(archive: Buffer, limits: ArchiveLimits): readonly Entry[] | ArchiveFault {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end === -1 || end + 22 > archive.length) return damaged;
  const count = archive.readUInt16LE(end + 10);
  if (count > limits.entries) return tooMany(count, limits);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) return damaged;
    const nameLength = archive.readUInt16LE(at + 28);
    const flags = archive.readUInt16LE(at + 8);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      encrypted: (flags & 1) === 1,
      crc: archive.readUInt32LE(at + 16),
      packedSize: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function faultOfNames(entries: readonly Entry[]): ArchiveFault | undefined {
  const seen = new Set<string>();
  for (const { name } of entries) {
    if (leadsOut(name)) return outside(name);
    if (seen.has(name)) return twice(name);
    seen.add(name);
  }
  return undefined;
}

/** Windows takes a backslash for a slash, and a letter with a colon for a drive. */
function leadsOut(name: string): boolean {
  return /^(?:[\\/]|[a-z]:)/i.test(name) || name.split(/[\\/]/).includes('..');
}

function unpack(archive: Buffer, { method, crc, packedSize, size, offset }: Entry): Uint8Array | undefined {
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) return undefined;
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + packedSize);
  const part = method === 0 ? packed : method === 8 ? inflate(packed, size) : undefined;
  return part?.length === size && checksum(part) === crc ? part : undefined;
}

function inflate(packed: Buffer, size: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    return undefined; // damaged, or longer than its directory says
  }
}

/** Node 20.15 and 22.2 have it. */
function checksum(bytes: Uint8Array): number {
  return crc32(bytes);
}

export const damaged: ArchiveFault & { readonly kind: 'damaged' } = {
  kind: 'damaged',
  text: { th: 'ไฟล์เสียหาย เปิดไม่ได้', en: 'the file is damaged and cannot be opened' },
};

export const withPassword: ArchiveFault & { readonly kind: 'password' } = {
  kind: 'password',
  text: { th: 'ไฟล์มีรหัสผ่าน', en: 'the file has a password' },
};

const mb = (bytes: number) => Math.ceil(bytes / 1_000_000).toLocaleString('en-US');

const tooLarge = (size: number, { unpackedBytes, ratio }: ArchiveLimits): ArchiveFault => ({
  kind: 'limit',
  text: {
    th: `ไฟล์คลายออกมา ${mb(size)} MB ใหญ่เกินกำหนด (ไม่เกิน ${mb(unpackedBytes)} MB และไม่เกิน ${ratio} เท่าของที่ย่อไว้)`,
    en: `the file unpacks to ${mb(size)} MB, more than is allowed (at most ${mb(unpackedBytes)} MB, and ${ratio} times its packed size)`,
  },
});

const tooMany = (count: number, { entries }: ArchiveLimits): ArchiveFault => ({
  kind: 'limit',
  text: {
    th: `ในไฟล์มี ${count} ส่วน เกินกำหนด (ไม่เกิน ${entries} ส่วน)`,
    en: `the file holds ${count} parts, more than is allowed (at most ${entries})`,
  },
});

const outside = (name: string): ArchiveFault => ({
  kind: 'damaged',
  text: {
    th: `ในไฟล์มีส่วนที่ชื่อ \`${name}\` ซึ่งชี้ออกนอกไฟล์`,
    en: `the file holds a part with the name \`${name}\`, which leads out of it`,
  },
});

const twice = (name: string): ArchiveFault => ({
  kind: 'damaged',
  text: { th: `ในไฟล์มีส่วนที่ชื่อ \`${name}\` ซ้ำกัน`, en: `the file holds two parts with the name \`${name}\`` },
});
