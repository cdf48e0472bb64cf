import { join } from 'node:path';
import type { Workspace } from '../model/workspace.ts';
import type { CheckTools } from '../project/check.ts';
import { type Dictionary, openDictionary } from '../thai/dictionary/dictionary.ts';

/** What every import is done with. */
export interface ImportContext {
  readonly workspace: Workspace;
  readonly dictionary: Dictionary;
  /** Folder of the data files. */
  readonly out: string;
  /** Reads the printed text of a PDF even where the data is attached to it. */
  readonly fromText: boolean;
}

/** What new data files are checked with. */
export function checkTools({ dictionary, workspace }: ImportContext): CheckTools {
  return { dictionary, exists: (path) => workspace.exists(path) };
}

/** The dictionary line breaking uses; it tells whether a wrap split a word. */
export function loadDictionary(workspace: Workspace): Dictionary {
  return openDictionary(workspace.readBytes(join(workspace.packageRoot, 'dictionary', 'thai.dict')));
}
