import { posix } from 'node:path';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { isAbsolutePath, joinPath, normalPath } from '../model/paths.ts';
import type { Workspace } from '../model/workspace.ts';
import { settingsFile } from '../project/settings.ts';
import { meantName } from './misnamed-files.ts';

export interface PlanRequest {
  /** Files and folders; `data` when empty. */
  readonly paths: readonly string[];
  /** B.E.; takes the folder of this name in each of the folders. */
  readonly year?: number;
  readonly shard?: Shard;
}

/**
 * Data files of a run: every `.yaml` and `.yml` below the folders, and the files named, each once, in byte order.
 * `passOver` is called with each other file of the folders. Throws `EnvironmentFailure` when a path is missing or holds no data file at all; a shard may be empty.
 */
export function planRun(
  workspace: Workspace,
  { paths, year, shard }: PlanRequest,
  passOver: PassOver = () => {},
): readonly string[] {
  const asked = paths.length > 0 ? paths : ['data'];
  if (asked.includes('data') && !workspace.exists('data')) throw noDataFolder(workspace.root);
  const starts = asked.map((path) => startOf(path, year));
  const files = starts.flatMap((start) => filesAt(workspace, start, year, passOver));
  const sorted = [...new Set(files)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return shard ? takeShard(sorted, (file) => sizeOf(workspace, file), shard) : sorted;
}

/**
 * The folders whose data files a run takes, all of them, as the manifest names folders; none for a shard. Those outside
 * the folder raingan is run in have no names there.
 */
export function plannedFolders(workspace: Workspace, { paths, year, shard }: PlanRequest): readonly string[] {
  if (shard) return [];
  const starts = (paths.length > 0 ? paths : ['data']).map((path) => startOf(path, year));
  return starts
    .filter((start) => workspace.isFolder(start))
    .flatMap((start) => folderName(start, workspace.root) ?? []);
}

/** A folder as the manifest names it: from the root, and only below it, for nothing may depend on the machine. */
export function folderName(folder: string, root: string): string | undefined {
  const relative = isAbsolutePath(folder) ? posix.relative(root, folder) : normalPath(folder);
  return relative === '..' || relative.startsWith('../') ? undefined : relative.normalize() || '.'; // macOS may list decomposed letters
}

/** Takes the path of a file that is no data file by its name. */
export type PassOver = (path: string) => void;

function startOf(path: string, year: number | undefined): string {
  const start = normalPath(path.replace(/(?<=.)\/+$/, ''));
  return year === undefined ? start : joinPath(start, String(year));
}

function filesAt(workspace: Workspace, start: string, year: number | undefined, passOver: PassOver): readonly string[] {
  if (year !== undefined && workspace.isLink(start)) throw failureOfKind('is-a-link', start);
  if (!workspace.exists(start) && !workspace.isLink(start)) throw failureOfKind('not-found', start);
  if (!workspace.isFolder(start)) return [start];
  const others: string[] = [];
  const files = filesBelow(workspace, start, (path) => {
    others.push(path);
    passOver(path);
  });
  if (files.length === 0) throw nothingIn(start, others);
  return files;
}

function filesBelow(workspace: Workspace, folder: string, passOver: PassOver): string[] {
  return workspace
    .list(folder)
    .filter((name) => !name.startsWith('.') && name !== settingsFile)
    .map((name) => joinPath(folder, name))
    .flatMap((path) => filesIn(workspace, path, passOver));
}

/**
 * What cannot be looked into is among the files itself, so that reading it reports why and the others go on; so is a link,
 * which is not followed: what it leads to may lie anywhere, or hold the link again.
 */
function filesIn(workspace: Workspace, path: string, passOver: PassOver): readonly string[] {
  const isData = /\.ya?ml$/i.test(path);
  try {
    const isFolder = workspace.isFolder(path);
    if (workspace.isLink(path)) return isFolder || isData ? [path] : [];
    if (isFolder) return isData ? [path] : filesBelow(workspace, path, passOver); // reading it says that it is a folder
    if (!isData) passOver(path);
    return isData ? [path] : [];
  } catch (error) {
    if (error instanceof EnvironmentFailure) return [path];
    throw error;
  }
}

/** Nobody typed `data`: most likely the command was typed in another folder than that of the program's files. */
function noDataFolder(root: string): EnvironmentFailure {
  return new EnvironmentFailure(
    'not-found',
    'data',
    { th: `โฟลเดอร์นี้ (${root}) ไม่มีโฟลเดอร์ \`data\``, en: `this folder (${root}) has no folder \`data\`` },
    {
      th: 'ไปที่โฟลเดอร์ที่มี `data` ด้วยคำสั่ง `cd` แล้วสั่งใหม่ หรือเริ่มที่นี่ด้วย `raingan new 50140000-1024 --year 2565`',
      en: 'go to the folder that has `data` with `cd`, then run again; or start here with `raingan new 50140000-1024 --year 2565`',
    },
  );
}

function nothingIn(folder: string, others: readonly string[]): EnvironmentFailure {
  const [misnamed] = others.flatMap((path) => {
    const meant = meantName(posix.basename(path));
    return meant === undefined ? [] : [{ path, meant }];
  });
  return new EnvironmentFailure(
    'not-found',
    folder,
    { th: `ไม่มีไฟล์ข้อมูลใน \`${folder}\``, en: `no data file in \`${folder}\`` },
    misnamed
      ? {
          th: `พบ \`${misnamed.path}\` ซึ่งชื่อไม่ลงท้ายด้วย \`.yaml\` เปลี่ยนชื่อเป็น \`${misnamed.meant}\``,
          en: `there is \`${misnamed.path}\`, whose name does not end in \`.yaml\`: rename it to \`${misnamed.meant}\``,
        }
      : {
          th: 'ไฟล์ข้อมูลมีชื่อลงท้ายด้วย `.yaml` เริ่มไฟล์ใหม่ด้วย `raingan new`',
          en: 'data files have names that end in `.yaml`; `raingan new` starts one',
        },
  );
}

/** Part `index` of `count` equal parts of a run, counting from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * The files of one shard, in their order. Shards are of nearly equal size in bytes, which is what building costs: the
 * largest files are dealt out first, each to the shard that has least so far. Files of one code stay together, so that
 * two of one code are found. Depends on nothing but names and sizes, so every machine of a run deals alike.
 */
export function takeShard(files: readonly string[], sizeOf: (file: string) => number, shard: Shard): readonly string[] {
  const sizes = new Map<string, number>();
  for (const file of files) sizes.set(codeOf(file), (sizes.get(codeOf(file)) ?? 0) + sizeOf(file));
  const codes = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1));
  const loads = new Array<number>(shard.count).fill(0);
  const own = new Set<string>();
  for (const [code, size] of codes) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest]! += size + perFile;
    if (lightest === shard.index - 1) own.add(code);
  }
  return files.filter((file) => own.has(codeOf(file)));
}

/** What a file costs however small it is, in bytes of data. */
const perFile = 2000;

function codeOf(file: string): string {
  return posix.basename(file).replace(/\.[^.]*$/, '');
}

/** What cannot be read costs nothing; the shard that has it reports why. */
function sizeOf(workspace: Workspace, file: string): number {
  try {
    return workspace.sizeOf(file);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return 0;
    throw error;
  }
}
