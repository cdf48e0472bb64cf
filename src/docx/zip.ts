import { deflateSync, Zip, ZipPassThrough } from 'fflate';

/** Packs parts in the order given, with one fixed time; a part given again as the same bytes is compressed once. */
export function zip(parts: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of parts) {
    const entry = new DeflatedEntry(name);
    archive.add(entry);
    entry.push(bytes, true);
  }
  archive.end();
  return joined(chunks);
}

/** The extension point fflate names for entries that compress their own way. */
class DeflatedEntry extends ZipPassThrough {
  override compression = 8;
  override mtime = MTIME;

  protected override process(bytes: Uint8Array, final: boolean): void {
    this.ondata(null, deflated(bytes), final);
  }
}

/** Local time, as zip wants it: no zone to depend on, and at noon no clock change to skip it. */
const MTIME = '1980-01-01T12:00:00';

function deflated(bytes: Uint8Array): ReturnType<typeof deflateSync> {
  const known = DEFLATED.get(bytes);
  if (known) return known;
  const compressed = deflateSync(bytes, { level: 6 });
  DEFLATED.set(bytes, compressed);
  return compressed;
}

const DEFLATED = new WeakMap<Uint8Array, ReturnType<typeof deflateSync>>();

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
