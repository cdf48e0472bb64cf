import { codeIn } from '../batch/document-name.ts';
import { findLeftovers, type PresentFile } from '../batch/leftovers.ts';
import { type Manifest, manifestName } from '../batch/manifest.ts';
import { readManifest, readManifests } from '../batch/manifest-book.ts';
import { plannedFolders, planRun } from '../batch/plan.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { joinPath } from '../model/paths.ts';
import type { Workspace } from '../model/workspace.ts';
import { type BagFile, folders } from './bag.ts';
import type { IndexRow } from './index-page.ts';
import { onDisk, type PackRequest, type PackTools, type ProjectPlan, planProject, refusal } from './plan-project.ts';
import { hints, leftOver } from './refusals.ts';

/** What of a year goes into a bag, or why it does not. */
export interface YearPlan {
  readonly files: readonly BagFile[];
  readonly rows: readonly IndexRow[];
  /** Every report that keeps the year from being packed. */
  readonly refused: readonly Diagnostic[];
}

/**
 * Looks at each report of a year: its data has no errors, the outputs are those of this data, this program, this template and
 * these fonts, byte for byte, and no draft; the signed file begins with the output. One project at a time is in memory.
 */
export async function planYear(workspace: Workspace, request: PackRequest, tools: PackTools): Promise<YearPlan> {
  const { fiscalYear, paths, outputs } = request;
  const manifestPath = joinPath(outputs, String(fiscalYear), manifestName);
  const manifest = workspace.exists(manifestPath) ? readManifest(workspace, manifestPath) : undefined;
  const signed = signedByCode(workspace, request, tools.reporter.suffix);
  const planned = new Map<string, ProjectPlan>();
  for (const file of planRun(workspace, { paths, year: fiscalYear })) {
    planned.set(file, await planProject(file, workspace, request, { ...tools, manifest, signed }));
  }
  const plans = [...planned.values()];
  const files = plans.flatMap((plan) => plan.files);
  if (manifest) files.push(onDisk(workspace, manifestPath, `${folders.reports}/${fiscalYear}/${manifestName}`));
  return {
    files,
    rows: plans.flatMap(({ row }) => row ?? []),
    refused: [...plans.flatMap(({ refused }) => refused), ...refuseLeftovers(workspace, request, planned, manifest)],
  };
}

/** What lies among the year's outputs and is no output of its data. */
function refuseLeftovers(
  workspace: Workspace,
  { fiscalYear, paths, outputs }: PackRequest,
  planned: ReadonlyMap<string, ProjectPlan>,
  manifest: Manifest | undefined,
): Diagnostic[] {
  const present = [...planned].map(([file, plan]): PresentFile => ({ file, fiscalYear: plan.fiscalYear }));
  const searched = plannedFolders(workspace, { paths, year: fiscalYear });
  const search = { workspace, out: outputs, folders: searched, present };
  const leftovers = findLeftovers(readManifests(workspace, outputs), search).filter(({ year }) => year === fiscalYear);
  const hint = hints.prune(fiscalYear);
  const found = leftovers.map(({ outputs: left, cause }) => {
    const others = left.slice(1).map(({ path }) => `\`${path}\``);
    const { th, en } = leftOver[cause];
    const all =
      others.length === 0
        ? leftOver[cause]
        : { th: `${th} และ ${others.join(' ')}`, en: `${en}; likewise ${others.join(' ')}` };
    return refusal('E-PACK-LEFTOVER', left[0]!.path, all, hint);
  });
  const codes = new Set([...planned.values()].map(({ code }) => code));
  const named = new Set(leftovers.map(({ name }) => name));
  // A document that an earlier version recorded has no data folder in the manifest, so `findLeftovers` does not find it.
  const unnamed = [...(manifest?.documents.keys() ?? [])].filter(
    (name) => !codes.has(codeIn(name)) && !named.has(name),
  );
  const folder = joinPath(outputs, String(fiscalYear));
  return [
    ...found,
    ...unnamed.map((name) => refusal('E-PACK-LEFTOVER', joinPath(folder, name), leftOver.noData, hint)),
  ];
}

/** Signed files by project: `<code>.pdf`, and `<code>-2.pdf` that was signed again; the template's suffix is behind the code. */
function signedByCode(
  workspace: Workspace,
  { signed, fiscalYear }: PackRequest,
  suffix: string | undefined,
): ReadonlyMap<string, string[]> {
  const folder = joinPath(signed, String(fiscalYear));
  const found = new Map<string, string[]>();
  if (!workspace.exists(folder) || !workspace.isFolder(folder)) return found;
  for (const name of workspace.list(folder)) {
    const [, code, rest] = /^(\d{8}-\d{3,})(.*?)(?:-\d{1,2})?\.pdf$/.exec(name) ?? [];
    if (code !== undefined && rest === (suffix === undefined ? '' : `-${suffix}`))
      found.set(code, [...(found.get(code) ?? []), joinPath(folder, name)]);
  }
  return found;
}
