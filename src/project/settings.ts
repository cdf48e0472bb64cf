import type { PdfEdition } from '../model/pdf-edition.ts';
import type { Format } from '../model/report-options.ts';

/** What an office may set, in `raingan.yaml`, for all its reports or for those of one fiscal year. */
export interface GivenSettings {
  /** Folder of the template. Paths are relative to `raingan.yaml`. */
  readonly template?: string;
  /** A `fonts.yaml`. */
  readonly fonts?: string;
  /** Word document that the DOCX is made from. */
  readonly docxTemplate?: string;
  readonly formats?: readonly Format[];
  /** Folder of the outputs. */
  readonly out?: string;
  /** Version of PDF to write. */
  readonly pdf?: PdfEdition;
  /** Seconds that opening one file of others may take, unless the command line says; 10 when absent. */
  readonly timeLimit?: number;
  /** Warnings stop a report as errors do. */
  readonly strict?: boolean;
  /** Values of `planStatus` that `W-STATUS-UNKNOWN` lets pass. */
  readonly planStatuses?: readonly string[];
  /** The same of `targetStatus`. */
  readonly targetStatuses?: readonly string[];
  /** Values of a last report's `planStatus` that make a project late in the summary of its year. */
  readonly lateStatuses?: readonly string[];
  /** Fields that a public copy leaves out, beside the phone numbers. */
  readonly publicWithout?: readonly PublicField[];
}

/** All of `raingan.yaml`. */
export interface OfficeSettings extends GivenSettings {
  /** Language of the messages. */
  readonly lang?: (typeof messageLanguages)[number];
  /** What differs in a fiscal year (B.E.). */
  readonly years?: Readonly<Record<string, GivenSettings>>;
}

/** What is in force for the reports of a fiscal year; plain data, so that it reaches a worker process. */
export type Settings = GivenSettings &
  Required<Pick<GivenSettings, 'planStatuses' | 'targetStatuses' | 'lateStatuses' | 'publicWithout'>>;

export const messageLanguages = ['th', 'en'] as const;

/** Optional fields of a data file that a public copy may lack. */
export const publicFields = [
  'project.previousCode',
  'project.asOf',
  'contacts.responsible.phone',
  'contacts.coordinator.phone',
  'signature.name',
  'signature.position',
] as const;

export type PublicField = (typeof publicFields)[number];

/** Name of the file with them, in the folder raingan is run in; never a data file. */
export const settingsFile = 'raingan.yaml';

/** Names that people and editors give it instead. */
export const misnamedSettings = ['raingan.yml', 'raingan.yaml.txt', 'raingan.yaml.yaml', 'Raingan.yaml'] as const;

/** Used where no `raingan.yaml` says otherwise. */
export const defaultSettings: Settings = {
  planStatuses: ['เป็นไปตามแผน', 'ช้ากว่าแผน', 'เร็วกว่าแผน'],
  targetStatuses: ['เป็นไปตามเป้าหมาย', 'สูงกว่าเป้าหมาย', 'ต่ำกว่าเป้าหมาย'],
  lateStatuses: ['ช้ากว่าแผน'],
  publicWithout: [],
};

/** The settings of a fiscal year: what `raingan.yaml` says of the year, else of all years, else what is built in. */
export function settingsInForce({ years, lang: _, ...general }: OfficeSettings, year?: number): Settings {
  return { ...defaultSettings, ...general, ...(year === undefined ? {} : years?.[String(year)]) };
}
