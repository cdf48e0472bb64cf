import { crc32, deflateSync } from 'node:zlib';

/** Pixels of four bytes: blue, green, red, nothing. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The first picture as a PNG, with a red box around each place where the second looks different. */
export function drawDifference(given: Picture, rebuilt: Picture | undefined): Uint8Array {
  const pixels = Uint8Array.from(given.pixels);
  for (const box of differingBoxes(given, rebuilt)) outline(pixels, given, box);
  return encodePng({ ...given, pixels });
}

/** Left, top, right and bottom, in cells. */
type Box = [number, number, number, number];

/** Pixels of a cell's side: places nearer than this are one. */
const cell = 12;

function differingBoxes(given: Picture, rebuilt: Picture | undefined): Box[] {
  const columns = Math.ceil(given.width / cell);
  const rows = Math.ceil(given.height / cell);
  const differs = new Uint8Array(columns * rows);
  for (let y = 0; y < given.height; y++) {
    for (let x = 0; x < given.width; x++) {
      if (!samePixel(given, rebuilt, x, y)) differs[Math.floor(y / cell) * columns + Math.floor(x / cell)] = 1;
    }
  }
  const boxes: Box[] = [];
  for (let start = 0; start < differs.length; start++) {
    if (differs[start]) boxes.push(takeRegion(differs, columns, rows, start));
  }
  return boxes;
}

function samePixel(a: Picture, b: Picture | undefined, x: number, y: number): boolean {
  if (!b || x >= b.width || y >= b.height) return false;
  const [i, j] = [4 * (y * a.width + x), 4 * (y * b.width + x)];
  return a.pixels[i] === b.pixels[j] && a.pixels[i + 1] === b.pixels[j + 1] && a.pixels[i + 2] === b.pixels[j + 2];
}

/** The box around a cell and all that touch it, which are cleared. */
function takeRegion(differs: Uint8Array, columns: number, rows: number, start: number): Box {
  const box: Box = [columns, rows, 0, 0];
  const open = [start];
  differs[start] = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + 1);
    box[3] = Math.max(box[3], y + 1);
    for (let down = Math.max(0, y - 1); down <= Math.min(rows - 1, y + 1); down++) {
      for (let across = Math.max(0, x - 1); across <= Math.min(columns - 1, x + 1); across++) {
        const next = down * columns + across;
        if (!differs[next]) continue;
        differs[next] = 0;
        open.push(next);
      }
    }
  }
  return box;
}

function outline(pixels: Uint8Array, { width, height }: Picture, [left, top, right, bottom]: Box): void {
  const paint = (x: number, y: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    pixels.set([0, 0, 0xe0], 4 * (y * width + x));
  };
  for (let line = 1; line <= 2; line++) {
    const [x1, y1, x2, y2] = [left * cell - line, top * cell - line, right * cell + line, bottom * cell + line];
    for (let x = x1; x <= x2; x++) for (const y of [y1, y2]) paint(x, y);
    for (let y = y1; y <= y2; y++) for (const x of [x1, x2]) paint(x, y);
  }
}

/** A PNG of eight bits a colour (ISO 15948). */
function encodePng({ width, height, pixels }: Picture): Uint8Array {
  const rows = Buffer.alloc(height * (1 + 3 * width)); // each with the filter "none"
  for (let y = 0, out = 0; y < height; y++) {
    out += 1;
    for (let x = 0; x < width; x++, out += 3) {
      const at = 4 * (y * width + x);
      rows[out] = pixels[at + 2]!;
      rows[out + 1] = pixels[at + 1]!;
      rows[out + 2] = pixels[at]!;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
