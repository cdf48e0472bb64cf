import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import PagesWorker from 'pdfjs-dist/build/pdf.worker.mjs?worker';

/** A PDF of which pages are painted; an older one never paints over a newer one. */
export interface OpenedPdf {
  readonly version: number;
  readonly count: number;
  /** Paints a page as wide as its canvas is on the screen; false when a newer version was painted there meanwhile. */
  paint(number: number, canvas: HTMLCanvasElement, width: number): Promise<boolean>;
  close(): void;
}

let worker: PDFWorker | undefined;

/** One worker reads all PDFs, so that none waits for it to start. */
function pdfWorker(): PDFWorker {
  worker ??= PDFWorker.create({ port: new PagesWorker() });
  return worker;
}

/** Versions painted on each canvas. */
const painted = new WeakMap<HTMLCanvasElement, number>();

export async function openPdf(version: number, bytes: Uint8Array<ArrayBuffer>): Promise<OpenedPdf> {
  const task = getDocument({
    data: bytes.slice(), // pdf.js hands it to its worker and empties it here
    worker: pdfWorker(),
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: false,
  });
  const pdf: PDFDocumentProxy = await task.promise;
  return {
    version,
    count: pdf.numPages,
    async paint(number, canvas, width) {
      const page = await pdf.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width * devicePixelRatio) / natural.width });
      const size = { width: Math.round(viewport.width), height: Math.round(viewport.height) };
      const behind = new OffscreenCanvas(size.width, size.height);
      // In main memory: a page of text needs no graphics processor, and is not copied back from one.
      const context = behind.getContext('2d', { alpha: false, willReadFrequently: true });
      await page.render({
        canvas: null,
        canvasContext: context as unknown as CanvasRenderingContext2D,
        viewport,
        intent: 'print', // the same marks, drawn without waiting for a frame of the screen
      }).promise;
      if ((painted.get(canvas) ?? -1) > version) return false;
      painted.set(canvas, version);
      // The canvas has the page's shape where the style gives a width alone.
      if (canvas.width !== size.width) canvas.width = size.width;
      if (canvas.height !== size.height) canvas.height = size.height;
      // The old page stays until the new one is whole: nothing flickers.
      canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(behind.transferToImageBitmap());
      return true;
    },
    close: () => void task.destroy(),
  };
}
