// Writes src/pdf/srgb-profile.generated.ts: npx jiti scripts/write-srgb-profile.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** An ICC version 2.1 display profile with the primaries and the curve of IEC 61966-2-1, adapted to D50. */
export function srgbProfile(): Buffer {
  const curve = curveTag();
  const tags: [string, Buffer][] = [
    ['desc', descriptionTag('sRGB')],
    ['cprt', textTag('No copyright, use freely')],
    ['wtpt', xyzTag(0.9642, 1, 0.82491)],
    ['rXYZ', xyzTag(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyzTag(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyzTag(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  const placed = new Map<Buffer, number>();
  let offset = HEADER_SIZE + table.length;
  tags.forEach(([signature, body], index) => {
    if (!placed.has(body)) {
      placed.set(body, offset);
      bodies.push(body);
      offset += body.length;
    }
    table.write(signature, 4 + index * 12, 'latin1');
    table.writeUInt32BE(placed.get(body)!, 8 + index * 12);
    table.writeUInt32BE(body.length, 12 + index * 12);
  });
  return Buffer.concat([header(offset), table, ...bodies]);
}

const HEADER_SIZE = 128;

function header(size: number): Buffer {
  const out = Buffer.alloc(HEADER_SIZE);
  out.writeUInt32BE(size, 0);
  out.writeUInt32BE(0x02100000, 8);
  out.write('mntrRGB XYZ ', 12, 'latin1');
  // A fixed date; the profile never changes.
  [2020, 1, 1, 0, 0, 0].forEach((part, index) => {
    out.writeUInt16BE(part, 24 + index * 2);
  });
  out.write('acsp', 36, 'latin1');
  xyz(0.9642, 1, 0.82491).copy(out, 68);
  return out;
}

/** 64 points of the sRGB curve; between them it is straight within half a step of 8-bit colour. */
function curveTag(): Buffer {
  const points = 64;
  const out = Buffer.alloc(12 + points * 2);
  out.write('curv', 0, 'latin1');
  out.writeUInt32BE(points, 8);
  for (let i = 0; i < points; i++) {
    const value = i / (points - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    out.writeUInt16BE(Math.round(linear * 65535), 12 + i * 2);
  }
  return out;
}

function xyzTag(x: number, y: number, z: number): Buffer {
  const head = Buffer.alloc(8);
  head.write('XYZ ', 0, 'latin1');
  return Buffer.concat([head, xyz(x, y, z)]);
}

/** Three s15Fixed16Numbers. */
function xyz(...values: number[]): Buffer {
  const out = Buffer.alloc(12);
  values.forEach((value, index) => {
    out.writeInt32BE(Math.round(value * 65536), index * 4);
  });
  return out;
}

function textTag(value: string): Buffer {
  return pad(Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from(`${value}\0`, 'latin1')]));
}

/** textDescriptionType: ASCII text, and empty Unicode and ScriptCode parts. */
function descriptionTag(value: string): Buffer {
  const head = Buffer.alloc(12);
  head.write('desc', 0, 'latin1');
  head.writeUInt32BE(value.length + 1, 8);
  return pad(Buffer.concat([head, Buffer.from(`${value}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67)]));
}

/** Tags start on multiples of four bytes. */
function pad(tag: Buffer): Buffer {
  return Buffer.concat([tag, Buffer.alloc((4 - (tag.length % 4)) % 4)]);
}

function profileModule(profile: Buffer): string {
  return `// Written by scripts/write-srgb-profile.ts.

/** ICC profile of sRGB, in base64. */
export const srgbProfileBytes =
  '${profile.toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../src/pdf/srgb-profile.generated.ts', import.meta.url), profileModule(srgbProfile()));
}
