import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Figure } from '../model/document.ts';
import type { Drawing, PathShape, PathStep } from '../model/drawing.ts';
import { type Builder, blockBase } from './builder.ts';
import { parseLength } from './length.ts';
import type { Picture, VectorPicture } from './pictures/picture.ts';
import type { RenderedElement } from './rendered.ts';

/** Turns `img`, `qr` or `figure` into the drawing that it shows. */
export function buildFigure(element: RenderedElement, builder: Builder): Figure {
  const base = blockBase(element, builder);
  const { alt = '', decorative } = element.attributes;
  const drawn = draw(element, base.style, builder);
  const figure: Figure = { type: 'figure', ...base, alt, ...drawn };
  return decorative === undefined ? figure : { ...figure, decorative: true };
}

function draw(element: RenderedElement, style: string, builder: Builder): Omit<Drawing, 'alt'> | Drawing {
  if (element.name === 'img') return drawPicture(element, builder);
  if (element.name === 'qr') return drawQr(element, builder);
  const { src = '', of, width } = element.attributes;
  const drawing = builder.draw({ src, of, width: parseLength(width), style: builder.styles[style]! });
  if (!drawing) throw new Error(`the template's checks let the figure ${src} through`);
  return drawing;
}

function drawPicture(element: RenderedElement, { pictures, measure }: Builder): Omit<Drawing, 'alt'> {
  const { src = '', width, height } = element.attributes;
  const picture = pictures?.byName.get(src);
  if (!picture) throw new Error(`the template's checks let the picture ${src} through`);
  const size = sizeOf(picture, parseLength(width), parseLength(height), measure);
  if (picture.type === 'vector') return { ...size, shapes: scaled(picture, size), clipped: true };
  return { ...size, shapes: [{ type: 'image', x: 0, y: 0, ...size, raster: picture.raster }] };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As requested; of one length, the other follows; of none, 96 pixels are an inch, and what is too large for the page is made to fit. */
function sizeOf(picture: Picture, width: number | undefined, height: number | undefined, measure: Size): Size {
  const own = naturalSize(picture);
  if (width !== undefined && height !== undefined) return { width, height };
  if (width !== undefined) return { width, height: (width * own.height) / own.width };
  if (height !== undefined) return { width: (height * own.width) / own.height, height };
  const scale = Math.min(1, measure.width / own.width, measure.height / own.height);
  return { width: own.width * scale, height: own.height * scale };
}

function naturalSize(picture: Picture): Size {
  if (picture.type === 'vector') return picture;
  const { width, height } = picture.raster;
  return { width: width * 0.75, height: height * 0.75 };
}

/** The paths of a picture, as large as fits into a size and in its middle. Cached, for every report shows the same. */
function scaled(picture: VectorPicture, { width, height }: Size): readonly PathShape[] {
  const key = `${width} ${height}`;
  const sizes = scaledShapes.get(picture) ?? new Map<string, readonly PathShape[]>();
  scaledShapes.set(picture, sizes);
  const known = sizes.get(key);
  if (known) return known;
  const scale = Math.min(width / picture.width, height / picture.height);
  const [left, top] = [(width - picture.width * scale) / 2, (height - picture.height * scale) / 2];
  const step = ({ type, values }: PathStep): PathStep => ({
    type,
    values: values.map((value, index) => value * scale + (index % 2 === 0 ? left : top)),
  });
  const shapes = picture.shapes.map((shape): PathShape => {
    const { stroke } = shape;
    const moved = { ...shape, steps: shape.steps.map(step) };
    if (!stroke) return moved;
    const dashes = stroke.dashes.map((length) => length * scale);
    return {
      ...moved,
      stroke: { ...stroke, width: stroke.width * scale, dashes, dashOffset: stroke.dashOffset * scale },
    };
  });
  sizes.set(key, shapes);
  return shapes;
}

const scaledShapes = new WeakMap<VectorPicture, Map<string, readonly PathShape[]>>();

function drawQr(element: RenderedElement, { pictures, folder, report }: Builder): Omit<Drawing, 'alt'> {
  const text = element.children
    .map((child) => (typeof child === 'string' ? child : ' '))
    .join('')
    .trim();
  const side = parseLength(element.attributes.width) ?? qrSide;
  const drawing = pictures?.drawQr?.(text, side);
  if (drawing) return drawing;
  const message =
    text === ''
      ? { th: 'รหัส QR ไม่มีข้อความ', en: 'a QR code has no text' }
      : {
          th: `ข้อความ ${text.length} ตัวอักษรยาวเกินกว่ารหัส QR จะเก็บได้`,
          en: `a text of ${text.length} characters is longer than a QR code can hold`,
        };
  const hint = {
    th: 'ใส่เพียงรหัสโครงการหรือที่อยู่สั้น ๆ ใน `<qr>`',
    en: 'put only the code, or a short address, into `<qr>`',
  };
  report(diagnostic('E-TEMPLATE-LIMIT', pictures?.qrPlace ?? { file: folder }, { message, hint }));
  return { width: side, height: side, shapes: [] };
}

/** In pt; 2.5 cm, which a telephone reads at arm's length. */
const qrSide = 70.87;
