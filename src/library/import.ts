import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { loadDictionary } from '../import/import-context.ts';
import { importFiles as importAll } from '../import/import-files.ts';
import type { ImportedFile } from '../import/imported.ts';
import { foreignFiles } from '../import/open-foreign-files.ts';
import type { Localized } from '../model/localized.ts';
import { readSettings } from '../project/load-settings.ts';
import { settingsInForce } from '../project/settings.ts';
import { requireBytes, requireList, requireObject, requireText } from './check-argument.ts';
import { checkAgainst } from './check-options.ts';
import { requireRoot } from './open-tools.ts';
import { kindExpectations, kinds } from './option-kinds.ts';
import { packageRoot } from './package-root.ts';

export type { Diagnostic } from '../diagnostics/diagnostic.ts';
export type { ImportedFile, Note, Provenance, UnparsedLine } from '../import/imported.ts';

export type { Localized } from '../model/localized.ts';

/** A file to import: a printout as PDF or text, a workbook, or a table as CSV. */
export interface ImportInput {
  /** As findings name it; its ending helps to recognize its kind. */
  readonly file: string;
  /** The file itself. */
  readonly bytes: Uint8Array;
}

/** What became of one file, or of all tables together. */
export interface ImportResult {
  /** Name of the file, or of the tables. */
  readonly source: string;
  /** What it became. */
  readonly files: readonly ImportedFile[];
  /** What is wrong with the file itself. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was left out of the tables. */
  readonly notes: readonly Localized[];
}

/** How files are imported. Every key may be left out. */
export interface ImportOptions {
  /** Folder of the data files, `data` when left out: the imported files' `path` begins with it. */
  readonly out?: string | undefined;
  /** Reads the printed text of a PDF even where the data is attached to it. */
  readonly fromText?: boolean | undefined;
  /** Reads hidden sheets, rows and columns of a workbook, too. */
  readonly includeHidden?: boolean | undefined;
  /** Gives a project of a table without the rows that have mistakes. */
  readonly partial?: boolean | undefined;
  /** Folder that `out` is relative to, with the office's `raingan.yaml`; the working folder when left out. */
  readonly root?: string | undefined;
}

const { flag, path: aPath } = kinds;
const shape = { out: aPath, fromText: flag, includeHidden: flag, partial: flag, root: aPath };
const { flag: aFlag, folder } = kindExpectations;
const expectations = { out: folder, fromText: aFlag, includeHidden: aFlag, partial: aFlag, root: folder };

/**
 * Turns old printouts, workbooks and tables into data files; writes nothing. Mistakes in the files are findings. Throws an
 * `OptionError` for a wrong option, a `TypeError` for what is no list of files with their bytes, and an `EnvironmentFailure`
 * where the machine refuses the package's own files.
 */
export async function* importFiles(
  files: readonly ImportInput[],
  options: ImportOptions = {},
): AsyncGenerator<ImportResult, void, undefined> {
  const {
    out = 'data',
    fromText = false,
    includeHidden = false,
    partial = false,
    root,
  } = checkAgainst(shape, expectations, options) as ImportOptions;
  requireFiles(files);
  const workspace = createWorkspace({ root: path.resolve(root ?? '.'), packageRoot });
  requireRoot(root, workspace);
  const settings = root === undefined ? undefined : readSettings(workspace).value;
  yield* importAll(files, {
    workspace,
    dictionary: loadDictionary(workspace),
    out,
    fromText,
    includeHidden,
    partial,
    ...(settings && { settings: settingsInForce(settings.office) }),
    ...(await foreignFiles(workspace, settings?.office.timeLimit && settings.office.timeLimit * 1000)),
  });
}

function requireFiles(files: readonly ImportInput[]): void {
  requireList('importFiles: files', files);
  let index = 0;
  for (const each of files) {
    requireObject(`importFiles: files[${index}]`, 'an object with `file` and `bytes`', each);
    requireText(`importFiles: files[${index}].file`, each.file);
    requireBytes(`importFiles: files[${index}].bytes`, each.bytes);
    index += 1;
  }
}
