import path from 'node:path';
import * as z from 'zod/mini';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { currentMoment } from '../host/current-moment.ts';
import { openForeign } from '../host/foreign/open-foreign.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import type { Foreign } from '../model/foreign.ts';
import { sha256Of } from '../model/sha256.ts';
import { latestInstant } from '../sign/instant.ts';
import { certificatesOf } from '../sign/key/read-key.ts';
import { SigningRefused } from '../sign/refusal.ts';
import type { CountedProject } from '../summary/summed-project.ts';
import type { Answer } from '../verify/answer.ts';
import type { YearAtHand } from '../verify/judge-summary.ts';
import { verifyFile } from '../verify/verify-file.ts';
import { requireBytes } from './check-argument.ts';
import { checkAgainst } from './check-options.ts';
import { requireFiles, templateFolder } from './open-tools.ts';
import { OptionError } from './option-error.ts';
import { kindExpectations, kinds } from './option-kinds.ts';
import { expectations as ofReports } from './options.ts';
import { packageRoot } from './package-root.ts';

export type { Diagnostic } from '../diagnostics/diagnostic.ts';
export type { Localized } from '../model/localized.ts';
export { type Answer, type Question, questions, type Verdict } from '../verify/answer.ts';

/** What is known of a report after it was verified. */
export interface VerifyResult {
  /** In the order of `questions`; none for a file that is not read. */
  readonly answers: readonly Answer[];
  /** Why a file is not read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a finished report is compared with. Every key may be left out. */
export interface VerifyOptions {
  /** Certificates that signatures are to lead to: PEM, or one in DER. */
  readonly trust?: Uint8Array | undefined;
  /** The data file that the report is to be of. For a summary, of many files, the answer is *cannot judge*. */
  readonly data?: Uint8Array | undefined;
  /** SHA-256 of the program that is to have made it, in hexadecimal. */
  readonly tool?: string | undefined;
  /** Folder of the office's own template with which it was made, or the name of a shipped one. */
  readonly template?: string | undefined;
  /** A `fonts.yaml` of the office's own. */
  readonly fonts?: string | undefined;
  /** When it is judged, ms since 1970; now when left out. */
  readonly at?: number | undefined;
  /** What findings call the PDF; `input` when left out. */
  readonly file?: string | undefined;
}

const { bytes, path: text } = kinds;
const shape = {
  trust: bytes,
  data: bytes,
  tool: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  template: text,
  fonts: text,
  at: kinds.moment(latestInstant),
  file: text,
};
const { bytes: aFile, moment: aMoment, text: aText } = kindExpectations;
const expectations = {
  trust: aFile,
  data: aFile,
  tool: { th: 'SHA-256 เป็นเลขฐานสิบหก 64 ตัว', en: 'a SHA-256, 64 hexadecimal digits' },
  template: ofReports.template,
  fonts: ofReports.fonts,
  at: aMoment,
  file: aText,
};

/**
 * Answers an auditor's questions about a finished report. It is opened in processes of their own, with limits of time and
 * memory. Whatever the file is, is an answer or a finding. Rejects with an `OptionError` for a wrong option, and with a
 * `TypeError` for a PDF that is no bytes.
 */
export async function verifyPdf(pdf: Uint8Array, options: VerifyOptions = {}): Promise<VerifyResult> {
  const checked = checkAgainst(shape, expectations, options) as VerifyOptions;
  requireBytes('verifyPdf: pdf', pdf);
  const { trust, data, tool, at, file = 'input' } = checked;
  const workspace = createWorkspace({ root: path.resolve('.'), packageRoot });
  const template = checked.template && templateFolder(checked.template, workspace.root);
  const fonts = checked.fonts && path.resolve(checked.fonts);
  requireFiles({ template, fonts }, (file) => workspace.exists(file));
  const own = { ...(template && { template }), ...(fonts && { fonts }) };
  const readable = [...(template ? [template] : []), ...(fonts ? [path.dirname(fonts)] : [])];
  const limits = { packageRoot };
  const { answers, diagnostics } = await verifyFile(file, pdf, {
    readFacts: async (given, asked) => opened(await openForeign('read-facts', given, asked, limits)),
    comparePages: async (given, asked) => opened(await openForeign('compare-pages', given, asked, limits)),
    rebuild: async ({ making, data: attached }) => {
      const asked = { making, name: attached.name, ...own };
      return opened(await openForeign('rebuild', attached.bytes, asked, { ...limits, readable })) ?? brokeOff;
    },
    atHand: () => (data ? { file: 'data', sha256: sha256Of(data) } : undefined),
    yearAtHand: ({ projects }) => data && compareFile(projects, sha256Of(data)),
    anchors: trust ? anchorsOf(trust) : [],
    now: at ?? moment(),
    tool,
    explain: false,
  });
  return { answers, diagnostics };
}

const brokeOff = { kind: 'broke off' } as const;

/** A summary is of many data files: one of them shows nothing about the others, and its digest nothing about figures. */
function compareFile(projects: readonly CountedProject[], digest: string): YearAtHand {
  const others = projects.filter(({ sha256 }) => sha256 !== digest);
  return { place: 'data', by: 'digests', different: [], missing: others.map(({ figures }) => figures.code) };
}

const opened = <T>(foreign: Foreign<T>): T | undefined => (foreign.failure === undefined ? foreign.value : undefined);

function anchorsOf(trust: Uint8Array): readonly Uint8Array[] {
  try {
    return certificatesOf(trust, 'trust').map(({ der }) => der);
  } catch (error) {
    if (!(error instanceof SigningRefused)) throw error;
    const received = `Uint8Array(${trust.length})`;
    throw new OptionError([{ option: 'trust', received, value: trust, expected: expectations.trust }]);
  }
}

function moment(): number {
  const now = currentMoment({ environment: () => undefined });
  return now === 'invalid' ? Number.NaN : now.getTime();
}
