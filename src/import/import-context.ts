import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import type { CheckTools } from '../project/check.ts';
import type { Settings } from '../project/settings.ts';
import { type Dictionary, readDictionary } from '../thai/dictionary/dictionary.ts';
import type { ReadPdf } from './pdf/read-pdf.ts';
import type { ReadWorkbook, WorkbookKind } from './table/measure-workbook.ts';

/** What every import is done with. */
export interface ImportContext {
  readonly workspace: Workspace;
  readonly dictionary: Dictionary;
  /** Folder of the data files. */
  readonly out: string;
  /** Reads the printed text of a PDF even where the data is attached to it. */
  readonly fromText: boolean;
  /** Reads hidden sheets, rows and columns of a workbook, too. */
  readonly includeHidden: boolean;
  /** Of `raingan.yaml`; the built-in ones when absent. */
  readonly settings?: Settings;
  /** Opens workbooks, in a process of their own; in this one when absent. */
  readonly openWorkbook?: OpenWorkbook;
  /** Opens a PDF in a process of its own, and gives a finding when it breaks a limit there; in this process when absent. */
  readonly openPdf?: (file: string, bytes: Uint8Array) => Promise<ReadPdf | Diagnostic | undefined>;
  /** Writes a project without the rows of it that have mistakes. */
  readonly partial: boolean;
}

/** Reads the sheets of a workbook, or says why not. */
export type OpenWorkbook = (file: string, bytes: Uint8Array, kind: WorkbookKind) => Promise<ReadWorkbook>;

/** A file to import, by the name that messages give it. */
export interface ImportSource {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What new data files are checked with. */
export function checkTools({ dictionary, workspace, settings }: ImportContext): CheckTools {
  return { dictionary, exists: (path) => workspace.exists(path), ...(settings && { settings }) };
}

/** The dictionary that line breaking uses; it says whether a wrap split a word. */
export function loadDictionary(workspace: Workspace): Dictionary {
  return readDictionary(workspace.readBytes(join(workspace.packageRoot, 'dictionary', 'thai.dict')));
}
