import { readPageLines } from '../import/pdf/page-lines.ts';
import { loadPdfium, withMemory } from '../import/pdf/pdfium.ts';
import { sha256Of } from '../model/sha256.ts';
import type { Workspace } from '../model/workspace.ts';
import { isNumbersName, numbersName } from '../model/year-summary.ts';
import { instantOf } from '../sign/instant.ts';
import { readCertificate } from '../sign/pki/certificate.ts';
import { type AttachedFile, attachedFiles, readMaking } from '../sign/read/attached.ts';
import { openPdf, type PdfState } from '../sign/read/open-pdf.ts';
import { isStream, PdfUnreadable } from '../sign/read/pdf-value.ts';
import { pageNumbers, signatureFields } from '../sign/read/signatures.ts';
import { addsUp, readNumbers } from '../summary/summary-numbers.ts';
import { checkSignature, storedEvidence } from './check-signature.ts';
import { classifyUpdate } from './classify-update.ts';
import type { CarriedFacts, PdfFacts, SummaryFacts } from './facts.ts';

export interface ReadOptions {
  /** Certificates in DER that the verifier trusts. */
  readonly anchors: readonly Uint8Array[];
  /** ms since 1970 */
  readonly now: number;
}

/** Reads all that answers are made from. Runs in a process of its own, for the file may be anybody's. */
export async function readFacts(
  bytes: Uint8Array,
  options: ReadOptions,
  readPackage: Pick<Workspace, 'readBytes'>,
): Promise<PdfFacts> {
  try {
    const document = openPdf(bytes);
    const state = document.state();
    const pages = pageNumbers(state).length;
    const evidence = storedEvidence(state, options.anchors.map(readCertificate), instantOf(options.now));
    const signatures = [];
    for (const field of signatureFields(state)) signatures.push(await checkSignature(document, field, evidence));
    const files = attachedFiles(state);
    const carried = await readCarried(files, state, bytes, readPackage);
    const isSummary = carried !== undefined && isNumbersName(carried.data.name);
    return {
      pages,
      firstLength: document.revisions[0]!.end,
      trailing: document.trailing,
      signatures,
      updates: document.revisions.slice(1).map((_, at) => classifyUpdate(document, at + 1)),
      ...(carried && (isSummary ? { summary: summaryFacts(carried) } : { report: carried })),
    };
  } catch (error) {
    if (error instanceof PdfUnreadable) return { fault: error.fault, detail: error.message };
    throw error;
  }
}

async function readCarried(
  files: readonly AttachedFile[],
  state: PdfState,
  bytes: Uint8Array,
  readPackage: Pick<Workspace, 'readBytes'>,
): Promise<CarriedFacts | undefined> {
  const found = readMaking(files);
  if (!found) return undefined;
  const { facts: making, data } = found;
  if (data.bytes.length > (isNumbersName(data.name) ? largestNumbers : largestData)) return undefined;
  const digest = xmpDigest(state);
  return {
    making,
    data: {
      ...data,
      bytes: Uint8Array.from(data.bytes),
      sha256: sha256Of(data.bytes),
    },
    ...(digest !== undefined && { xmpDigest: digest }),
    footers: await readFooters(bytes, readPackage),
  };
}

function summaryFacts(carried: CarriedFacts): SummaryFacts {
  const numbers = readNumbers(carried.data.bytes);
  if (!numbers || numbersName(numbers.summary.fiscalYear) !== carried.data.name) return carried;
  const { fiscalYear, selection } = numbers.summary;
  const { projects, statuses } = numbers;
  return { ...carried, numbers: { fiscalYear, addsUp: addsUp(numbers), selection, statuses, projects } };
}

/** Bytes; what `build` reads of a data file at most. */
const largestData = 1_000_000;
/** Bytes; some ten times what a year of ten thousand projects has. */
const largestNumbers = 50_000_000;

function xmpDigest(state: PdfState): string | undefined {
  const metadata = state.get(state.catalog(), 'Metadata');
  if (!isStream(metadata)) return undefined;
  const packet = Buffer.from(state.content(metadata)).toString('utf8');
  const found = [...packet.matchAll(/<raingan:dataSHA256>([^<]*)<\/raingan:dataSHA256>/g)];
  return found.length === 1 ? found[0]![1] : undefined;
}

/** The footer of a report, with its project's code, and that of a summary, with its fiscal year. */
const printedDigest =
  /(?:รหัสโครงการ\s+(?=\d{8}-)|ปีงบประมาณ\s+พ\.ศ\.\s+)(\d{4}(?:\d{4}-\d{3,})?)(?!\d).*sha256\s+([0-9a-f]{12})(?![0-9a-f])/;

/** What the pages print, as PDFium draws them. */
async function readFooters(
  bytes: Uint8Array,
  readPackage: Pick<Workspace, 'readBytes'>,
): Promise<CarriedFacts['footers']> {
  const pdfium = await loadPdfium(readPackage as Workspace);
  return withMemory(pdfium, Math.max(1, bytes.length), (address) => {
    pdfium.HEAPU8.set(bytes, address);
    const document = pdfium._FPDF_LoadMemDocument(address, bytes.length, 0);
    if (!document) throw new PdfUnreadable('damaged', 'PDFium does not open it');
    const count = pdfium._FPDF_GetPageCount(document);
    const footers = Array.from({ length: count }, (_, index) => {
      const page = pdfium._FPDF_LoadPage(document, index);
      const lines = page ? readPageLines(pdfium, page) : [];
      if (page) pdfium._FPDF_ClosePage(page);
      return lines.flatMap(({ text }) => {
        const printed = printedDigest.exec(text);
        return printed ? [{ page: index + 1, subject: printed[1]!, digest: printed[2]! }] : [];
      });
    });
    pdfium._FPDF_CloseDocument(document);
    return footers.flat();
  });
}
