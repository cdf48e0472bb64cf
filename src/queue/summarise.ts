import { posix } from 'node:path';
import { manifestName, manifestText } from '../batch/manifest.ts';
import { epochSeconds } from '../host/epoch.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { runRaingan } from '../host/run-raingan.ts';
import { temporaryFolder } from '../host/temporary-folder.ts';
import type { ReportOptions } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';
import type { Workspace } from '../model/workspace.ts';
import { inGroups, together } from './in-groups.ts';
import type { RunPlan } from './jobs.ts';
import type { Store } from './store.ts';
import { putObject, readObject, readYearManifest, type StoredFile } from './stored.ts';

export interface SummariseTools {
  readonly store: Store;
  readonly workspace: Workspace;
}

/**
 * Makes the summary of a year by `raingan summary`, in a process of its own, so that this one goes on renewing its
 * locks. Gives the files, which are in the store; or why there are none.
 */
export async function summarise(
  plan: RunPlan,
  year: number,
  { store, workspace }: SummariseTools,
): Promise<readonly StoredFile[] | string> {
  const folder = temporaryFolder([]);
  try {
    const { packageRoot, root } = workspace;
    const scratch = createWorkspace({ root: folder.path, packageRoot, isTemporary: true });
    await fetchYear(plan, year, store, scratch);
    const { report } = plan.groups[0]!.options;
    const places = [posix.join(folder.path, 'data'), '--out', posix.join(folder.path, 'output')];
    const failure = await runRaingan(['summary', ...places, '--year', String(year), ...optionsOf(report)], {
      packageRoot,
      root,
      sourceDate: report.date === undefined ? undefined : epochSeconds(report.date),
      timeLimitMs: 30 * 60 * 1000,
    });
    return failure === undefined ? await putSummary(scratch, year, store) : failure.slice(0, 2000);
  } finally {
    folder.remove();
  }
}

/** Brings data and manifest of a year to a folder of this machine. */
async function fetchYear(plan: RunPlan, year: number, store: Store, scratch: Workspace): Promise<void> {
  for (const part of inGroups(plan.files, 100)) {
    await together(part, 8, async ({ file, data }) => {
      const bytes = await readObject(store, data);
      if (bytes) scratch.writeWhole(posix.join('data', placeOf(file, year)), bytes);
    });
  }
  const manifest = await readYearManifest(store, year);
  const path = posix.join('output', String(year), manifestName);
  if (manifest) scratch.writeWhole(path, Buffer.from(manifestText(manifest)));
}

/** `2564/เขตดุสิต/21000000-3230.yaml`: below the year as in the sender's folder, so that the order is the same. */
function placeOf(file: string, year: number): string {
  const parts = posix.normalize(file).split('/');
  const at = parts.lastIndexOf(String(year));
  return posix.join(String(year), ...(at < 0 ? parts.slice(-1) : parts.slice(at + 1)));
}

function optionsOf({ formats, fonts, pdf }: ReportOptions): string[] {
  return [
    ...['--quiet', '--lang', 'en', '--format', formats.join(',')],
    ...(fonts === undefined ? [] : ['--fonts', fonts]),
    ...(pdf === undefined ? [] : ['--pdf', pdf]),
  ];
}

async function putSummary(scratch: Workspace, year: number, store: Store): Promise<StoredFile[]> {
  const folder = posix.join('output', String(year));
  const files: StoredFile[] = [];
  for (const name of scratch.list(folder).filter((each) => each.startsWith('summary-'))) {
    const bytes = scratch.readBytes(posix.join(folder, name));
    const sha256 = sha256Of(bytes);
    await putObject(store, sha256, bytes);
    files.push({ name, bytes: bytes.length, sha256 });
  }
  return files;
}
