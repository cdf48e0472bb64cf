import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { layOut } from '../../../src/layout/lay-out.ts';
import type { Document, Figure } from '../../../src/model/document.ts';
import type { Page } from '../../../src/model/page.ts';
import { writePdf } from '../../../src/pdf/write-pdf.ts';
import { loadResources } from '../../../src/resources.ts';
import type { Picture } from '../../../src/template/pictures/picture.ts';
import { readWithPdfium } from '../../support/pdfium.ts';

const root = process.cwd();
const resources = (await loadResources(createWorkspace({ root, packageRoot: root }), {})).value!;

/** The figure that shows a picture, as large as it is in pt or pixels. */
export function figureOf(picture: Picture, id = 0): Figure {
  const base = { type: 'figure', id, style: 'base', alt: 'ภาพ' } as const;
  if (picture.type === 'vector') {
    const { width, height, shapes } = picture;
    return { ...base, width, height, shapes, clipped: true };
  }
  const { raster } = picture;
  const size = { width: raster.width, height: raster.height };
  return { ...base, ...size, shapes: [{ type: 'image', x: 0, y: 0, ...size, raster }] };
}

/** A document of one page with whole margins that shows figures one below the other. */
export async function pageWith(
  ...figures: readonly Figure[]
): Promise<{ document: Document; pages: readonly Page[]; pdf: Uint8Array }> {
  const { styles } = resources.template.settings;
  const info = { title: 't', author: 'a', subject: 's', language: 'th-TH', date: '2021-09-30' };
  const margin = { top: 20, right: 20, bottom: 20, left: 20 };
  const page = { width: 600, height: 800, margin, headerTop: 0, footerTop: 790 };
  const document: Document = { type: 'document', info, page, styles, header: [], footer: [], body: figures };
  const pages = await layOut(document, resources);
  return { document, pages, pdf: writePdf(document, pages, { attachments: [], dataDigest: '0', toolVersion: '0' }) };
}

/** What PDFium draws of a picture in a PDF, at `dpi` dots an inch, cut out of its page. */
export async function drawnByPdfium(picture: Picture, dpi = 72) {
  const figure = figureOf(picture);
  const { pdf } = await pageWith(figure);
  const rendered = await readWithPdfium(pdf, ([first]) => first!.render(dpi));
  return cut(rendered, (20 * dpi) / 72, Math.ceil((figure.width * dpi) / 72), Math.ceil((figure.height * dpi) / 72));
}

/** The part of a rendered page that begins `at` pixels from its left and upper edge. */
export function cut(
  page: { readonly width: number; readonly data: Uint8Array },
  at: number,
  width: number,
  height: number,
) {
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((row + at) * page.width + at) * 4;
    data.set(page.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}
