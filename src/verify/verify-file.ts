import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { PdfFault } from '../sign/read/pdf-value.ts';
import type { Answer } from './answer.ts';
import type { CompareOptions, Comparison, PageDifference } from './compare-pages.ts';
import type { CarriedFacts, NumbersFacts, PdfFacts, ReadFacts, ReportFacts, SignatureFacts } from './facts.ts';
import { type AtHand, judgeReport } from './judge-report.ts';
import { judgeSignatures } from './judge-signatures.ts';
import type { YearAtHand } from './judge-summary.ts';
import type { ReadOptions } from './read-facts.ts';
import type { Built, Rebuilt } from './rebuild.ts';

export interface VerifyTools {
  /** Opens a file of others in a process of its own; `undefined` when it took too much time or memory, or broke off. */
  readonly readFacts: (bytes: Uint8Array, options: ReadOptions) => Promise<PdfFacts | undefined>;
  readonly comparePages: (bytes: Uint8Array, options: CompareOptions) => Promise<Comparison | undefined>;
  readonly rebuild: (carried: CarriedFacts) => Promise<Built>;
  /** The data file to compare a report's data with, if one was named. */
  readonly atHand: (report: ReportFacts) => AtHand | undefined;
  /** What a summary's projects are in the data of its year, if a folder was named. */
  readonly yearAtHand?: (numbers: NumbersFacts) => YearAtHand | undefined;
  readonly anchors: readonly Uint8Array[];
  /** ms since 1970 */
  readonly now: number;
  readonly tool: string | undefined;
  /** Explains what differs. */
  readonly explain: boolean;
}

export interface VerifiedFile {
  /** In the order of the questions; none for a file that is not read. */
  readonly answers: readonly Answer[];
  /** Why a file is not read. */
  readonly diagnostics: readonly Diagnostic[];
  readonly signatures: readonly SignatureFacts[];
  /** Of each page that differs from the rebuilt one, if it was to be explained. */
  readonly differences: readonly PageDifference[];
}

/** The story of one file: read it, build its data again, compare, answer. */
export async function verifyFile(file: string, bytes: Uint8Array, tools: VerifyTools): Promise<VerifiedFile> {
  const facts = await tools.readFacts(bytes, { anchors: tools.anchors, now: tools.now });
  if (!facts || facts.fault !== undefined) return unread(file, facts);
  const { rebuilt, differences } = await compare(bytes, facts, tools);
  const report = judgeReport(facts, {
    rebuilt,
    differing: differences.map(({ page }) => page),
    atHand: facts.report && tools.atHand(facts.report),
    yearAtHand: facts.summary?.numbers && tools.yearAtHand?.(facts.summary.numbers),
    tool: tools.tool,
  });
  return {
    answers: [...judgeSignatures(facts), ...report],
    diagnostics: [],
    signatures: facts.signatures,
    differences,
  };
}

/** Compares the file as it was first written, before anything was appended, with the one that its data gives. */
async function compare(
  bytes: Uint8Array,
  { report, summary, firstLength }: ReadFacts,
  tools: VerifyTools,
): Promise<{ rebuilt: Rebuilt | undefined; differences: readonly PageDifference[] }> {
  const carried = report ?? summary;
  if (!carried) return { rebuilt: undefined, differences: [] };
  const built = await tools.rebuild(carried);
  if (built.kind !== 'built') return { rebuilt: built, differences: [] };
  const first = bytes.subarray(0, firstLength);
  if (Buffer.compare(first, built.bytes) === 0) return { rebuilt: { kind: 'same' }, differences: [] };
  const comparison = await tools.comparePages(Uint8Array.from(first), { own: built.bytes, explain: tools.explain });
  return { rebuilt: { kind: 'differs' }, differences: comparison?.pages ?? [] };
}

function unread(file: string, facts: Extract<PdfFacts, { fault: PdfFault }> | undefined): VerifiedFile {
  const { code, message, hint } = facts ? faults[facts.fault] : limit;
  const isOther = facts?.fault === 'not-a-pdf' && /\.(?:docx|txt|ya?ml|json)$/i.test(file);
  const found = diagnostic(
    code,
    { file },
    {
      message: { th: `\`${file}\` ${message.th}`, en: `\`${file}\` ${message.en}` },
      ...(facts && { actual: facts.detail }),
      hint: isOther ? thePdf : hint,
    },
  );
  return { answers: [], diagnostics: [found], signatures: [], differences: [] };
}

const again: Localized = { th: 'ขอไฟล์จากผู้ส่งใหม่', en: 'request the file again from whoever sent it' };

const thePdf: Localized = {
  th: 'ตรวจไฟล์ .pdf ของรายงาน เพราะลายมือชื่อและข้อมูลอยู่ใน PDF เท่านั้น',
  en: 'verify the .pdf of the report: only the PDF carries its data and signatures',
};

const limit = {
  code: 'E-VERIFY-LIMIT',
  message: { th: 'เปิดไม่สำเร็จ หรือใช้เวลาหรือหน่วยความจำเกินกำหนด', en: 'broke off, or took too much time or memory' },
  hint: {
    th: 'อย่าเปิดไฟล์นี้ด้วยโปรแกรมอื่นจนกว่าจะรู้ที่มา ถ้ารู้ที่มาและไฟล์มีหลายร้อยหน้า ให้เวลาเพิ่ม เช่น `--time-limit 60`',
    en: 'do not open the file with other programs before you know where it is from; a known file of hundreds of pages may need more time, as with `--time-limit 60`',
  },
} as const;

const faults = {
  'not-a-pdf': { code: 'E-VERIFY-NOT-PDF', message: { th: 'ไม่ใช่ไฟล์ PDF', en: 'is no PDF file' }, hint: again },
  'not-ours': {
    code: 'E-VERIFY-NOT-OURS',
    message: { th: 'เขียนโดยโปรแกรมอื่น', en: 'was written by another program' },
    hint: { th: 'ตรวจเฉพาะรายงานที่ raingan สร้าง', en: 'verify reports that raingan built' },
  },
  truncated: { code: 'E-VERIFY-TRUNCATED', message: { th: 'ขาดตอนท้าย', en: 'is cut off at its end' }, hint: again },
  encrypted: { code: 'E-VERIFY-ENCRYPTED', message: { th: 'ถูกเข้ารหัส', en: 'is encrypted' }, hint: again },
  damaged: { code: 'E-VERIFY-DAMAGED', message: { th: 'เสียหาย', en: 'is damaged' }, hint: again },
  'too-large': {
    code: 'E-VERIFY-LIMIT',
    message: { th: 'ใหญ่เกินกว่าจะเป็นรายงาน', en: 'is larger than any report' },
    hint: again,
  },
} as const satisfies Record<PdfFault, { code: string; message: Localized; hint: Localized }>;
