import * as z from 'zod/mini';
import type { Localized } from '../model/localized.ts';
import { type PdfEdition, pdfEditions } from '../model/pdf-edition.ts';
import type { IsoDate } from '../model/project.ts';
import { docxPageModes, type Format, formats } from '../model/report-options.ts';
import { parseDate } from '../project/date.ts';
import { type Checked, checkAgainst, readAgainst } from './check-options.ts';
import { kindExpectations, kinds } from './option-kinds.ts';

/** How reports are made. Every key may be left out, and `undefined` counts as left out. */
export interface RenderOptions {
  /** `pdf`, `docx`, `txt`, or some of them; `pdf` and `docx` when left out. */
  readonly formats?: readonly Format[] | undefined;
  /** `true` prints every report as a draft, whatever its data says. */
  readonly draft?: boolean | undefined;
  /** Folder of a template of your own, from `root`, or a shipped one: `progress-report`, `progress-brief`. */
  readonly template?: string | undefined;
  /** A `fonts.yaml` of your own, from `root`. */
  readonly fonts?: string | undefined;
  /** Word document of your own that the DOCX is made from, from `root`. */
  readonly docxTemplate?: string | undefined;
  /** `lock` (when left out) starts each page of the DOCX where the PDF starts it; `flow` leaves pages to the word processor. */
  readonly docxPages?: (typeof docxPageModes)[number] | undefined;
  /** `1.7` is PDF/A-3a with PDF/UA-1, `2.0` is PDF/A-4f with PDF/UA-2; `1.7`, or as `raingan.yaml` says, when left out. */
  readonly pdf?: PdfEdition | undefined;
  /** The documents' date, `2021-09-30` (C.E.); the data's own date when left out. `SOURCE_DATE_EPOCH` is not read. */
  readonly date?: IsoDate | undefined;
  /**
   * Folder that the paths above, and file names of data, are relative to; its `raingan.yaml` is read. When left out,
   * paths are relative to the working folder, and no `raingan.yaml` is read.
   */
  readonly root?: string | undefined;
  /** Seconds that opening a font or Word template of your own may take, 1 to 600; 10, or as `raingan.yaml` says, when left out. */
  readonly timeLimit?: number | undefined;
}

/** How a reporter makes reports, and with what. */
export interface ReporterOptions extends RenderOptions {
  /** Number of processes that render, 1 to 64; the calling process renders when left out. */
  readonly jobs?: number | undefined;
  /** Most reports that may wait; `render` beyond it rejects with `QueueFull`. No limit when left out. */
  readonly queue?: number | undefined;
}

/** The bytes of a document in each format that was requested. */
export type Documents = { readonly [Each in Format]?: Buffer<ArrayBuffer> };

/** The values of options that are numbers lie in these bounds. */
const mostJobs = 64;
const longestLimit = 600;

/** Every option, as zod checks it; those that decide a report's bytes are the command line's, too. */
export const shape = {
  formats: z.optional(z.array(z.enum(formats)).check(z.minLength(1))),
  draft: kinds.flag,
  template: kinds.path,
  fonts: kinds.path,
  docxTemplate: kinds.path,
  docxPages: z.optional(z.enum(docxPageModes)),
  pdf: z.optional(z.enum(pdfEditions)),
  date: z.optional(z.string().check(z.refine(isIsoDate))),
  root: kinds.path,
  timeLimit: z.optional(z.number().check(z.minimum(1), z.maximum(longestLimit))),
  jobs: z.optional(z.int().check(z.minimum(1), z.maximum(mostJobs))),
  queue: z.optional(z.int().check(z.minimum(0))),
};

type OptionName = keyof typeof shape;

function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text).value === text;
}

/** What each option may be. */
export const expectations: Readonly<Record<OptionName, Localized>> = {
  formats: { th: `รายการของ ${formats.join(', ')}`, en: `a list of ${formats.join(', ')}` },
  draft: kindExpectations.flag,
  template: { th: 'ชื่อโฟลเดอร์ของแม่แบบ ซึ่งมี `template.yaml`', en: 'the path of a folder with a `template.yaml`' },
  fonts: { th: 'ชื่อไฟล์ `fonts.yaml`', en: 'the path of a `fonts.yaml`' },
  docxTemplate: { th: 'ชื่อไฟล์ .docx', en: 'the path of a .docx file' },
  docxPages: { th: `อย่างใดอย่างหนึ่งใน ${docxPageModes.join(', ')}`, en: `one of ${docxPageModes.join(', ')}` },
  pdf: { th: `อย่างใดอย่างหนึ่งใน ${pdfEditions.join(', ')}`, en: `one of ${pdfEditions.join(', ')}` },
  date: { th: 'วันที่เป็น ค.ศ. เช่น `2021-09-30`', en: 'a day in C.E. such as `2021-09-30`' },
  root: kindExpectations.folder,
  timeLimit: { th: `จำนวนวินาที 1 ถึง ${longestLimit}`, en: `a number of seconds from 1 to ${longestLimit}` },
  jobs: { th: `จำนวนเต็ม 1 ถึง ${mostJobs}`, en: `a whole number from 1 to ${mostJobs}` },
  queue: { th: 'จำนวนเต็มตั้งแต่ 0', en: 'a whole number from 0' },
};

/** Checks the options of a reporter; throws one `OptionError` for all that are wrong. */
export function checkOptions(given: unknown): ReporterOptions {
  return checkAgainst(shape, expectations, given) as ReporterOptions;
}

/** The options that are right, and what is wrong with the others. */
export function readOptions(given: unknown): Checked<ReporterOptions> {
  return readAgainst(shape, expectations, given) as Checked<ReporterOptions>;
}
