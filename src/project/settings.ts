import type { PdfEdition } from '../model/pdf-edition.ts';

/** What an office may set for all its reports, in `raingan.yaml`. */
export interface Settings {
  /** Values of `planStatus` that `W-STATUS-UNKNOWN` lets pass. */
  readonly planStatuses: readonly string[];
  /** The same of `targetStatus`. */
  readonly targetStatuses: readonly string[];
  /** Values of a last report's `planStatus` that make a project late in the summary of its year. */
  readonly lateStatuses: readonly string[];
  /** Version of PDF to write, unless the command line names one. */
  readonly pdf?: PdfEdition;
  /** Language of the messages, unless the command line or `RAINGAN_LANG` names one. */
  readonly lang?: 'th' | 'en';
}

/** Name of the file with them, in the folder raingan is run in; never a data file. */
export const settingsFile = 'raingan.yaml';

/** Used where no `raingan.yaml` says otherwise. */
export const defaultSettings: Settings = {
  planStatuses: ['เป็นไปตามแผน', 'ช้ากว่าแผน', 'เร็วกว่าแผน'],
  targetStatuses: ['เป็นไปตามเป้าหมาย', 'สูงกว่าเป้าหมาย', 'ต่ำกว่าเป้าหมาย'],
  lateStatuses: ['ช้ากว่าแผน'],
};
