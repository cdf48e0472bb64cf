import type { Workspace } from '../model/workspace.ts';
import { recordedDocuments } from './page-counts.ts';

/** How the built reports of a year differ from its projects, by code. */
export interface ManifestDifference {
  /** Projects without a built report. */
  readonly notBuilt: readonly string[];
  /** Built reports whose project is no longer among the data. */
  readonly withoutData: readonly string[];
}

/** Compares the codes of a year's projects with those its manifest records; undefined without a readable manifest. */
export function compareManifest(
  workspace: Workspace,
  out: string,
  year: number,
  codes: readonly string[],
): ManifestDifference | undefined {
  const recorded = recordedDocuments(workspace, out, year);
  if (!recorded) return undefined;
  return {
    notBuilt: codes.filter((code) => !recorded.has(code)).sort(),
    withoutData: [...recorded.keys()].filter((code) => !codes.includes(code)).sort(),
  };
}
