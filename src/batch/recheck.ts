import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { readDataFile } from '../project/read-data-file.ts';
import type { Reporter } from '../report.ts';
import type { Unchanged } from './find-unchanged.ts';
import type { SourceResult } from './source-result.ts';

/**
 * The unchanged reports whose findings are requested: those that had warnings, or all, for their infos. They are
 * checked again: ten thousand reports' findings are too much to keep in a manifest.
 */
export type RecheckScope = 'warned' | 'all';

export type Recheck = (result: SourceResult) => Promise<SourceResult>;

/** Gives unchanged reports their findings, where they are requested, or were made by other settings. */
export function createRecheck(
  scope: RecheckScope | undefined,
  { outdated }: Unchanged,
  { workspace, reporter }: CheckTools,
): Recheck {
  return async (result) => {
    const { file, state, warnings } = result;
    const isWanted = outdated.has(file) || scope === 'all' || (scope === 'warned' && warnings > 0);
    if (state !== 'unchanged' || !isWanted) return result;
    try {
      const { value: bytes } = readDataFile(workspace, file);
      const diagnostics = bytes ? (await reporter.check({ file, bytes })).diagnostics : [];
      return { ...result, diagnostics, warnings: diagnostics.filter(({ severity }) => severity === 'warning').length };
    } catch (error) {
      if (error instanceof EnvironmentFailure) return result; // it was read a moment ago, and its report is there
      throw error;
    }
  };
}

interface CheckTools {
  readonly workspace: Workspace;
  readonly reporter: Reporter;
}
