import type { PlacedFigure } from '../../model/page.ts';
import { curvePoints } from './flatten.ts';
import type { Ink } from './ink.ts';

/** Pixels, three bytes each: red, green, blue. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Paints a figure on white, edges smoothed by the exact share of each pixel that is covered. */
export function rasterise({ x, y, width, height }: PlacedFigure, inks: readonly Ink[], pixelsPerPoint: number): Raster {
  const raster = {
    width: Math.ceil(width * pixelsPerPoint),
    height: Math.ceil(height * pixelsPerPoint),
  };
  const pixels = new Uint8Array(raster.width * raster.height * 3).fill(255);
  const cover = new Float32Array(raster.width * raster.height + 1);
  for (const ink of inks) {
    const edges = inkEdges(ink, (px, py) => [(px - x) * pixelsPerPoint, (py - y) * pixelsPerPoint]);
    paint(edges, ink, { ...raster, pixels }, cover);
  }
  return { ...raster, pixels };
}

/** A straight edge in pixels: x and y of its start, x and y of its end. */
type Edge = readonly [number, number, number, number];
type ToPixels = (x: number, y: number) => readonly [number, number];

/** The outline of an ink with its curves cut into straight edges. */
function inkEdges({ path, x, y, scale, up }: Ink, toPixels: ToPixels): Edge[] {
  const edges: Edge[] = [];
  const at = (px: number, py: number) => toPixels(x + px * scale, up ? y - py * scale : y + py * scale);
  let [startX, startY] = [0, 0];
  let [penX, penY] = [0, 0];
  const lineTo = (toX: number, toY: number) => {
    edges.push([...at(penX, penY), ...at(toX, toY)]);
    [penX, penY] = [toX, toY];
  };
  for (const step of path) {
    if (step.type === 'M') {
      // An area is closed even where its path is not.
      if (penX !== startX || penY !== startY) lineTo(startX, startY);
      [startX, startY] = [penX, penY] = [step.values[0]!, step.values[1]!];
    } else if (step.type === 'Z') lineTo(startX, startY);
    else for (const [toX, toY] of curvePoints(penX, penY, step)) lineTo(toX, toY);
  }
  if (penX !== startX || penY !== startY) lineTo(startX, startY);
  return edges;
}

/** Adds up, row by row, by how much each edge changes the cover to its right, then blends the colour by the sums. */
function paint(
  edges: readonly Edge[],
  { color, opacity = 1, evenOdd = false }: Ink,
  { width, height, pixels }: Raster,
  cover: Float32Array,
): void {
  let [top, bottom] = [height, 0];
  for (const edge of edges) {
    top = Math.min(top, Math.floor(Math.min(edge[1], edge[3])));
    bottom = Math.max(bottom, Math.ceil(Math.max(edge[1], edge[3])));
    addEdge(edge, width, height, cover);
  }
  const rgb = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row++) {
    let sum = 0;
    for (let pixel = row * width; pixel < (row + 1) * width; pixel++) {
      sum += cover[pixel]!;
      cover[pixel] = 0;
      const share = opacity * (evenOdd ? 1 - Math.abs(1 - (Math.abs(sum) % 2)) : Math.min(1, Math.abs(sum)));
      if (share < leastCover) continue;
      for (let channel = 0; channel < 3; channel++) {
        const place = pixel * 3 + channel;
        pixels[place] = Math.round(pixels[place]! + (rgb[channel]! - pixels[place]!) * share);
      }
    }
  }
}

/** Below this a share is a rounding error of the sums. */
const leastCover = 1 / 512;

function addEdge([x1, y1, x2, y2]: Edge, width: number, height: number, cover: Float32Array): void {
  if (y1 === y2) return;
  const direction = y1 < y2 ? 1 : -1;
  const [topX, topY, footX, footY] = y1 < y2 ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
  const slope = (footX - topX) / (footY - topY);
  for (let row = Math.max(0, Math.floor(topY)); row < Math.min(height, Math.ceil(footY)); row++) {
    const from = Math.max(topY, row);
    const to = Math.min(footY, row + 1);
    addSpan(topX + (from - topY) * slope, topX + (to - topY) * slope, (to - from) * direction, row, width, cover);
  }
}

/** The part of an edge within one row, `tall` rows high: what lies right of it is covered by that much more. */
function addSpan(x1: number, x2: number, tall: number, row: number, width: number, cover: Float32Array): void {
  const limit = (x: number) => Math.min(width - 0.001, Math.max(0, x));
  const [left, right] = x1 < x2 ? [limit(x1), limit(x2)] : [limit(x2), limit(x1)];
  const wide = right - left;
  let covered = 0;
  for (let column = Math.floor(left); column <= Math.floor(right); column++) {
    const from = Math.max(left, column);
    const to = Math.min(right, column + 1);
    const share = wide === 0 ? 1 : (to - from) / wide;
    const area = tall * share * (column + 1 - (from + to) / 2);
    cover[row * width + column]! += area + covered;
    covered = tall * share - area;
  }
  // The last pixel of a row hands nothing on to the next row.
  if (Math.floor(right) + 1 < width) cover[row * width + Math.floor(right) + 1]! += covered;
}
