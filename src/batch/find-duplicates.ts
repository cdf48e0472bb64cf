import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import { checkDuplicateCodes } from '../project/check-duplicate-codes.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { readDataFile } from '../project/read-data-file.ts';
import { yamlReading } from '../resources.ts';
import { groupBy } from './group-by.ts';

/**
 * Findings of codes used by more than one file, by file. Reads only files that share their name with another one:
 * a file is named after its code, and one that is not is stopped by that alone.
 */
export function findDuplicates(
  workspace: Workspace,
  files: readonly string[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const projects = namesakes(files).flatMap((file) => load(workspace, file));
  return groupBy(checkDuplicateCodes(projects), ({ file }) => file);
}

function namesakes(files: readonly string[]): readonly string[] {
  return [...groupBy(files, (file) => posix.parse(file).name).values()].filter((group) => group.length > 1).flat();
}

function load(workspace: Workspace, file: string): LoadedProject[] {
  try {
    const { value: bytes } = readDataFile(workspace, file);
    const { value } = bytes ? loadProject(file, bytes, yamlReading(workspace)) : {};
    return value ? [value] : [];
  } catch {
    return []; // building or checking the file meets the same failure and reports it
  }
}
