import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { shapeInk } from '../../src/docx/figure/ink.ts';
import { encodePng } from '../../src/docx/figure/png.ts';
import { rasterise } from '../../src/docx/figure/rasterise.ts';
import { figureSvg } from '../../src/docx/figure/svg.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { layOut } from '../../src/layout/lay-out.ts';
import type { Drawing, Shape } from '../../src/model/drawing.ts';
import type { PlacedFigure } from '../../src/model/page.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { loadResources } from '../../src/resources.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { PACKAGE_ROOT } from './year-projects.ts';

const workspace = createWorkspace({ root: PACKAGE_ROOT, packageRoot: PACKAGE_ROOT });
const resources = (await loadResources(workspace, {})).value!;
const PIXELS_PER_POINT = 4;

const SHAPES: readonly Shape[] = [
  { type: 'rect', x: 10, y: 10, width: 100.3, height: 20.7, fill: '#1f4e79' },
  { type: 'rect', x: 60, y: 20, width: 100, height: 30, fill: '#cc8800' },
  { type: 'line', x1: 5, y1: 80, x2: 190, y2: 60, width: 1.5, color: '#444444' },
  { type: 'text', x: 10, baseline: 100, anchor: 'start', value: 'กำลังดำเนินการที่ปู่ 25.00 %' },
  { type: 'text', x: 190, baseline: 120, anchor: 'end', value: 'จบ' },
  { type: 'text', x: 100, baseline: 140, anchor: 'middle', value: 'กึ่งกลาง' },
];

/** A page that holds one figure, as PDF, and the figure in its place. */
async function drawn(drawing: Drawing): Promise<{ pdf: Uint8Array; figure: PlacedFigure }> {
  const { page, styles } = resources.template.settings;
  const info = { title: 't', author: 'a', subject: 's', language: 'th-TH', date: '2021-09-30' };
  const body = [{ type: 'figure', id: 0, style: 'base', ...drawing } as const];
  const document = { type: 'document', info, page, styles, header: [], footer: [], body } as const;
  const pages = await layOut(document, resources);
  const pdf = writePdf(document, pages, { attachments: [], dataDigest: '0', toolVersion: '0' });
  return { pdf, figure: pages[0]!.figures[0]! };
}

const drawing: Drawing = { alt: 'ภาพทดสอบ', width: 200, height: 150, shapes: SHAPES };

test('the picture for word processors looks as PDFium draws the figure of the PDF', async () => {
  const { pdf, figure: placed } = await drawn(drawing);
  const [left, top] = [Math.round(placed.x * PIXELS_PER_POINT), Math.round(placed.y * PIXELS_PER_POINT)];
  // Cut out where pixels of the page begin.
  const figure = { ...placed, x: left / PIXELS_PER_POINT, y: top / PIXELS_PER_POINT };
  const picture = PNG.sync.read(
    Buffer.from(encodePng(rasterise(figure, figure.shapes.flatMap(shapeInk), PIXELS_PER_POINT))),
  );
  const page = await readWithPdfium(pdf, ([first]) => first!.render(72 * PIXELS_PER_POINT));
  const cut = new Uint8Array(picture.width * picture.height * 4);
  for (let row = 0; row < picture.height; row++) {
    const start = ((top + row) * page.width + left) * 4;
    cut.set(page.data.subarray(start, start + picture.width * 4), row * picture.width * 4);
  }
  const different = pixelmatch(cut, picture.data, undefined, picture.width, picture.height, { threshold: 0.3 });
  expect(different / (picture.width * picture.height)).toBeLessThan(0.002);
  const ink = picture.data.filter((value, index) => index % 4 === 0 && value < 128).length;
  expect(ink).toBeGreaterThan(20_000);
});

test('a shape that reaches out of the figure is cut off, not drawn on the other side', async () => {
  const wide: Shape[] = [{ type: 'rect', x: -50, y: -50, width: 100, height: 100, fill: '#000000' }];
  const { figure } = await drawn({ ...drawing, width: 100, height: 100, shapes: wide });
  const { width, pixels } = rasterise(figure, figure.shapes.flatMap(shapeInk), 1);
  const black = Array.from({ length: pixels.length / 3 }, (_, at) => pixels[at * 3] === 0);
  expect(black).toEqual(black.map((_, at) => at % width < 50 && Math.floor(at / width) < 50));
});

test('the SVG holds paths alone', async () => {
  const { figure } = await drawn(drawing);
  const svg = figureSvg(figure);
  expect(new Set(svg.match(/<\w+/g))).toEqual(new Set(['<svg', '<path']));
  expect(svg).not.toMatch(/NaN|undefined|e-\d/);
});
