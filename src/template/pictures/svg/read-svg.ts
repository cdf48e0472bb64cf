import type { PathShape } from '../../../model/drawing.ts';
import type { Localized } from '../../../model/localized.ts';
import { PictureProblem, type VectorPicture } from '../picture.ts';
import { parseSvg, type SvgElement } from './parse-svg.ts';
import { readSteps } from './path-steps.ts';
import { type Matrix, ownMatrix, times } from './svg-matrix.ts';
import { type Extent, pathData, readLength, type ShapeName, shapeNames } from './svg-shape.ts';
import {
  handedDown,
  ownProperties,
  type Properties,
  readPaint,
  readStroke,
  readStyleRules,
  refuseEffects,
  type StyleSheet,
} from './svg-style.ts';

/**
 * Reads an SVG file as filled and stroked paths in pt. What paths alone cannot show (text, gradients, filters, pictures in
 * it) is a `PictureProblem` at its place, for a letterhead must not look otherwise than its file.
 */
export function readSvg(text: string): VectorPicture {
  const root = parseSvg(text);
  const box = viewBox(root);
  const width = readLength(root.attributes.width, box?.width ?? 0, root) ?? box?.width ?? 0;
  const height = readLength(root.attributes.height, box?.height ?? 0, root) ?? box?.height ?? 0;
  if (!(width > 0 && height > 0)) throw new PictureProblem(noSize, root.span);
  const extent = box ?? { x: 0, y: 0, width, height };
  const reading: Reading = { extent, sheet: new Map(), byId: new Map(), shapes: [], drawn: 0, steps: 0, characters: 0 };
  index(root, reading);
  const start: Scene = { properties: {}, matrix: placeBox(extent, width, height, root), depth: 0 };
  drawElement({ ...root, name: 'g', attributes: withoutPlace(root.attributes) }, start, reading);
  return { type: 'vector', width: width * pointsPerPixel, height: height * pointsPerPixel, shapes: reading.shapes };
}

const pointsPerPixel = 72 / 96;

interface Scene {
  readonly properties: Properties;
  readonly matrix: Matrix;
  /** Of uses within uses. */
  readonly depth: number;
}

interface Reading {
  readonly extent: Extent;
  readonly sheet: StyleSheet;
  readonly byId: Map<string, SvgElement>;
  readonly shapes: PathShape[];
  /** Elements, steps of paths and characters of path data so far; `use` counts what it draws again. */
  drawn: number;
  steps: number;
  characters: number;
}

function viewBox(root: SvgElement) {
  const written = root.attributes.viewBox;
  if (written === undefined) return undefined;
  const [x, y, width, height, ...more] = written
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const numbers = [x, y, width, height] as [number, number, number, number];
  if (more.length > 0 || !numbers.every(Number.isFinite) || !(width! > 0 && height! > 0))
    throw new PictureProblem(noViewBox(written), root.span);
  return { x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3] };
}

/** From the view box to pt: as large as fits, in the middle, or stretched where the file says so (SVG 2, 8.6). */
function placeBox(box: Extent & { x: number; y: number }, width: number, height: number, root: SvgElement): Matrix {
  const stretched = /^none/.test(root.attributes.preserveAspectRatio?.trim() ?? '');
  const least = Math.min(width / box.width, height / box.height);
  const [sx, sy] = (stretched ? [width / box.width, height / box.height] : [least, least]) as [number, number];
  const [left, top] = [(width - box.width * sx) / 2 - box.x * sx, (height - box.height * sy) / 2 - box.y * sy];
  return [sx, 0, 0, sy, left, top].map((value) => value * pointsPerPixel) as unknown as Matrix;
}

const withoutPlace = ({ x: _x, y: _y, width: _w, height: _h, ...attributes }: SvgElement['attributes']) => attributes;

function index(element: SvgElement, reading: Reading): void {
  const { id } = element.attributes;
  if (id !== undefined && !reading.byId.has(id)) reading.byId.set(id, element);
  if (element.name === 'style') readStyleRules(element, reading.sheet);
  for (const child of element.children) index(child, reading);
}

/** Elements that draw nothing where they are. */
const silent = new Set([
  ...['title', 'desc', 'metadata', 'style', 'defs', 'symbol', 'linearGradient', 'radialGradient', 'pattern'],
  ...['clipPath', 'mask', 'filter', 'marker', 'view'],
]);

function drawElement(element: SvgElement, scene: Scene, reading: Reading): void {
  const { name } = element;
  if (silent.has(name) || name.includes(':')) return;
  if (++reading.drawn > mostDrawn) throw new PictureProblem(tooMuch, element.span);
  const own = ownProperties(element, reading.sheet);
  if (own.display === 'none') return;
  const properties: Properties = { ...scene.properties, ...own };
  refuseEffects(properties, element);
  const matrix = times(scene.matrix, ownMatrix(own.transform, element));
  const inner: Scene = { properties: handedDown(properties), matrix, depth: scene.depth };
  if (shapeNames.includes(name as ShapeName)) {
    if (properties.visibility !== 'hidden' && properties.visibility !== 'collapse') {
      drawShape(element, properties, matrix, reading);
    }
  } else if (name === 'g' || name === 'a') {
    refuseGroupOpacity(own, element);
    for (const child of element.children) drawElement(child, inner, reading);
  } else if (name === 'use') {
    refuseGroupOpacity(own, element);
    drawUse(element, inner, reading);
  } else {
    throw new PictureProblem(name === 'text' || name === 'tspan' ? textInside : unknown(name), element.span);
  }
}

/** Shapes of a group that overlap would shine through each other; one by one, that cannot be drawn. */
function refuseGroupOpacity({ opacity }: Properties, { span }: SvgElement): void {
  if (opacity !== undefined && Number.parseFloat(opacity) !== 1) throw new PictureProblem(groupOpacity, span);
}

function drawUse(element: SvgElement, scene: Scene, reading: Reading): void {
  const { attributes, span } = element;
  const name = (attributes.href ?? attributes['xlink:href'] ?? '').slice(1);
  const used = reading.byId.get(name);
  if (!used) throw new PictureProblem(nothingUsed(name), span);
  if (used.name === 'symbol' && used.attributes.viewBox !== undefined)
    throw new PictureProblem(unknown('symbol'), span);
  if (scene.depth >= deepestUse) throw new PictureProblem(tooMuch, span);
  const x = readLength(attributes.x, reading.extent.width, element) ?? 0;
  const y = readLength(attributes.y, reading.extent.height, element) ?? 0;
  const moved = { ...scene, matrix: times(scene.matrix, [1, 0, 0, 1, x, y]), depth: scene.depth + 1 };
  drawElement(used.name === 'symbol' ? { ...used, name: 'g' } : used, moved, reading);
}

const deepestUse = 20;
const mostDrawn = 200_000;

function drawShape(element: SvgElement, properties: Properties, matrix: Matrix, reading: Reading): void {
  const fill = element.name === 'line' ? undefined : readPaint(properties, 'fill', element);
  const stroke = readStroke(properties, element, scaleOf(matrix, element, properties));
  const data = pathData(element, element.name as ShapeName, reading.extent);
  reading.characters += data.length;
  if (reading.characters > mostCharacters) throw new PictureProblem(tooMuch, element.span);
  const steps = readSteps(data, matrix, element);
  reading.steps += steps.length;
  if (reading.steps > mostSteps) throw new PictureProblem(tooMuch, element.span);
  if (steps.length === 0 || (!fill && !stroke)) return;
  const rule = properties['fill-rule'] === 'evenodd' ? 'evenodd' : 'nonzero';
  reading.shapes.push({
    type: 'path',
    steps,
    ...(fill && { fill: { ...fill, rule } }),
    ...(stroke && { stroke }),
  });
}

const mostSteps = 500_000;
const mostCharacters = 5_000_000;

/** By how much a matrix makes lengths longer; a stroke that it would make uneven is refused. */
function scaleOf([a, b, c, d]: Matrix, { span }: SvgElement, { stroke = 'none' }: Properties): number {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  const isEven = Math.abs(across - down) <= 0.02 * Math.max(across, down);
  if (!isEven && stroke !== 'none') throw new PictureProblem(unevenStroke, span);
  return Math.sqrt(Math.abs(a * d - b * c));
}

const noSize: Localized = {
  th: 'SVG ต้องบอกขนาดใน `viewBox` หรือ `width` กับ `height`',
  en: 'an SVG needs a `viewBox`, or `width` and `height`',
};

const noViewBox = (written: string): Localized => ({
  th: `\`viewBox\` ของ SVG เป็น \`${written}\` ไม่ได้`,
  en: `the SVG's \`viewBox\` cannot be \`${written}\``,
});

const textInside: Localized = {
  th: 'SVG มีตัวอักษร ให้แปลงตัวอักษรเป็นเส้น (convert to path) ก่อนบันทึก',
  en: 'the SVG has text; convert it to paths before saving',
};

const unknown = (name: string): Localized => ({
  th: `ใช้ \`<${name}>\` ใน SVG ไม่ได้ ให้แปลงเป็นเส้นและพื้นธรรมดา หรือบันทึกภาพเป็น PNG`,
  en: `\`<${name}>\` is not available in an SVG; turn it into plain paths, or save the picture as PNG`,
});

const groupOpacity: Localized = {
  th: 'ใช้ `opacity` กับกลุ่มไม่ได้ ให้ใส่ไว้ที่แต่ละรูป',
  en: '`opacity` of a group is not available; set it at each shape',
};

const nothingUsed = (name: string): Localized => ({
  th: `\`<use>\` อ้าง \`#${name}\` ซึ่งไม่มีในไฟล์`,
  en: `\`<use>\` names \`#${name}\`, which is not in the file`,
});

const tooMuch: Localized = {
  th: 'SVG ขยายออกเป็นเส้นเกิน 500,000 จุด หรือใช้ `<use>` ซ้อนเกินกำหนด',
  en: 'the SVG expands to more than 500,000 steps of paths, or to too many `<use>`',
};

const unevenStroke: Localized = {
  th: 'เส้นขอบถูกยืดไม่เท่ากันสองด้าน ให้แปลงเส้นขอบเป็นพื้น (stroke to path)',
  en: 'an outline is stretched unevenly; convert the stroke to a path',
};
