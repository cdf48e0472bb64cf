import { createHash } from 'node:crypto';
import { readPageLines } from '../import/pdf/page-lines.ts';
import { loadPdfium, type Pdfium, withMemory } from '../import/pdf/pdfium.ts';
import type { Workspace } from '../model/workspace.ts';
import { openPdf, type PdfState } from '../sign/read/open-pdf.ts';
import { isArray, isDict, isRef, isStream, type PdfObject, PdfUnreadable } from '../sign/read/pdf-value.ts';
import { pageNumbers } from '../sign/read/signatures.ts';
import { drawDifference, type Picture } from './draw-difference.ts';

export interface CompareOptions {
  /** The file as built again. */
  readonly own: Uint8Array;
  /** Reads the texts and draws the pages that differ, which takes longer. */
  readonly explain: boolean;
}

/** In what pages two files differ. */
export interface Comparison {
  readonly pages: readonly PageDifference[];
}

export interface PageDifference {
  /** From 1. */
  readonly page: number;
  /** Lines that only one of both has. */
  readonly lines?: { readonly given: readonly string[]; readonly rebuilt: readonly string[] };
  /** The given page, with boxes where it looks different. */
  readonly png?: Uint8Array;
}

/** Compares a file with the one that its data gives, page by page. Runs in a process of its own. */
export async function comparePages(
  given: Uint8Array,
  { own, explain }: CompareOptions,
  readPackage: Pick<Workspace, 'readBytes'>,
): Promise<Comparison> {
  const [theirs, ours] = [pageDigests(given), pageDigests(own)];
  const count = Math.max(theirs.length, ours.length);
  const pages = Array.from({ length: count }, (_, at) => at).filter((at) => theirs[at] !== ours[at]);
  if (!explain || pages.length === 0) return { pages: pages.map((at) => ({ page: at + 1 })) };
  const pdfium = await loadPdfium(readPackage as Workspace);
  return {
    pages: withDocuments(pdfium, [given, own], (documents) => pages.map((at) => explainPage(pdfium, documents, at))),
  };
}

/** A digest of each page's content and of all that it draws with. */
function pageDigests(bytes: Uint8Array): string[] {
  const state = openPdf(bytes).state();
  return pageNumbers(state).map((number) => {
    try {
      const hash = createHash('sha256');
      feed(hash, state, state.object(number), new Set([number]));
      return hash.digest('hex');
    } catch (error) {
      if (error instanceof PdfUnreadable) return 'unreadable';
      throw error;
    }
  });
}

/** Feeds an object and what it refers to, wherever it lies in the file; not what it belongs to. */
function feed(hash: ReturnType<typeof createHash>, state: PdfState, object: PdfObject, visited: Set<number>): void {
  if (visited.size > mostVisited) throw new PdfUnreadable('too-large', 'a page refers to too much');
  if (isRef(object)) {
    if (visited.has(object.number)) return;
    visited.add(object.number);
    feed(hash, state, state.resolve(object), visited);
  } else if (isStream(object)) {
    hash.update(state.content(object));
  } else if (isArray(object)) {
    for (const item of object) feed(hash, state, item as PdfObject, visited);
  } else if (isDict(object)) {
    for (const [key, value] of object.entries) {
      if (key === 'Parent' || key === 'P') continue;
      hash.update(`/${key} `);
      feed(hash, state, value, visited);
    }
  } else hash.update(JSON.stringify(object, (key, value) => (key === 'start' || key === 'end' ? undefined : value)));
}

const mostVisited = 10_000;

function withDocuments<T>(pdfium: Pdfium, files: readonly Uint8Array[], use: (documents: readonly number[]) => T): T {
  const [file, ...rest] = files;
  const open = (left: readonly Uint8Array[], documents: readonly number[]): T => {
    const [bytes, ...others] = left;
    if (!bytes) return use(documents);
    return withMemory(pdfium, Math.max(1, bytes.length), (address) => {
      pdfium.HEAPU8.set(bytes, address);
      const document = pdfium._FPDF_LoadMemDocument(address, bytes.length, 0);
      if (!document) throw new PdfUnreadable('damaged', 'PDFium does not open it');
      try {
        return open(others, [...documents, document]);
      } finally {
        pdfium._FPDF_CloseDocument(document);
      }
    });
  };
  return open([file!, ...rest], []);
}

function explainPage(pdfium: Pdfium, documents: readonly number[], at: number): PageDifference {
  const [given, rebuilt] = documents.map((document): Drawn => {
    const page = at < pdfium._FPDF_GetPageCount(document) ? pdfium._FPDF_LoadPage(document, at) : 0;
    if (!page) return { lines: [], picture: undefined };
    const lines = readPageLines(pdfium, page).map(({ text }) => text);
    const picture = drawPage(pdfium, page);
    pdfium._FPDF_ClosePage(page);
    return { lines, picture };
  }) as [Drawn, Drawn];
  const png = given.picture && drawDifference(given.picture, rebuilt.picture);
  return {
    page: at + 1,
    lines: { given: onlyIn(given.lines, rebuilt.lines), rebuilt: onlyIn(rebuilt.lines, given.lines) },
    ...(png && { png }),
  };
}

interface Drawn {
  readonly lines: readonly string[];
  readonly picture: Picture | undefined;
}

function drawPage(pdfium: Pdfium, page: number): Picture {
  const scale = dotsPerInch / 72;
  const [width, height] = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)].map((length) =>
    Math.min(largestSide, Math.max(1, Math.round(length * scale))),
  ) as [number, number];
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, bgrx, 0, 4 * width);
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
  const start = pdfium._FPDFBitmap_GetBuffer(bitmap);
  const pixels = pdfium.HEAPU8.slice(start, start + width * height * 4);
  pdfium._FPDFBitmap_Destroy(bitmap);
  return { width, height, pixels };
}

/** Format of a bitmap (fpdfview.h). */
const bgrx = 3;
const dotsPerInch = 100;
/** Pixels. */
const largestSide = 4000;

/** Lines of one page that the other has not, each as often. */
function onlyIn(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
