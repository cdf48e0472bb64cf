import type { Project } from '../../src/model/project.ts';
import { type BuildOptions, buildPdf } from './build.ts';
import { formBlocks } from './form.ts';
import { textLines } from './lines.ts';
import { readWithPdfium } from './pdfium.ts';
import { type PlacedPage, type PrintedPage, placeBlocks } from './placement.ts';
import { projectYaml } from './project-yaml.ts';

/** Builds a project's PDF and finds the form's paragraphs on its pages; throws when any text is not as it should be. */
export async function printReport(project: Project, options?: BuildOptions): Promise<PlacedPage[]> {
  const { bytes } = await buildPdf(projectYaml(project), options);
  return placeBlocks(await printedPages(bytes), formBlocks(project));
}

/** Lines of text as PDFium finds them on the pages of a PDF. */
export function printedPages(bytes: Uint8Array): Promise<PrintedPage[]> {
  return readWithPdfium(bytes, (pages) =>
    pages.map((page) => ({ number: page.number, height: page.height, lines: textLines(page) })),
  );
}
