import { posix } from 'node:path';
import { failureOfKind } from '../host/failure-of-kind.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { settingsFile } from '../project/settings.ts';
import { inShard, type Shard } from './shard.ts';

export interface PlanRequest {
  /** Files and folders; `data` when empty. */
  readonly paths: readonly string[];
  /** B.E.; takes the folder of this name in each of the folders. */
  readonly year?: number;
  readonly shard?: Shard;
}

/**
 * Data files of a run: every `.yaml` and `.yml` below the folders, and the files named, each once, in byte order.
 * Throws `EnvironmentFailure` when a path is missing or holds no data file at all; a shard may be empty.
 */
export function planRun(workspace: Workspace, { paths, year, shard }: PlanRequest): readonly string[] {
  const starts = (paths.length > 0 ? paths : ['data']).map((path) => startOf(path, year));
  const files = starts.flatMap((start) => filesAt(workspace, start));
  const sorted = [...new Set(files)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return shard ? sorted.filter((file) => inShard(file, shard)) : sorted;
}

function startOf(path: string, year: number | undefined): string {
  const start = posix.normalize(path.replace(/(?<=.)\/+$/, ''));
  return year === undefined ? start : posix.join(start, String(year));
}

function filesAt(workspace: Workspace, start: string): readonly string[] {
  if (!workspace.exists(start)) throw failureOfKind('not-found', start);
  if (!workspace.isFolder(start)) return [start];
  const files = filesBelow(workspace, start);
  if (files.length === 0) throw nothingIn(start);
  return files;
}

function filesBelow(workspace: Workspace, folder: string): string[] {
  return workspace
    .list(folder)
    .filter((name) => !name.startsWith('.') && name !== settingsFile)
    .map((name) => posix.join(folder, name))
    .flatMap((path) => {
      if (workspace.isFolder(path)) return filesBelow(workspace, path);
      return /\.ya?ml$/.test(path) ? [path] : [];
    });
}

function nothingIn(folder: string): EnvironmentFailure {
  return new EnvironmentFailure(
    'not-found',
    folder,
    { th: `ไม่มีไฟล์ข้อมูลใน \`${folder}\``, en: `no data file in \`${folder}\`` },
    { th: 'ไฟล์ข้อมูลมีชื่อลงท้ายด้วย .yaml หรือ .yml', en: 'data files have names that end in .yaml or .yml' },
  );
}
