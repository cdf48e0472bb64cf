import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { failureOfKind } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import { joinPath } from '../model/paths.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';
import { checkComplete } from './check-complete.ts';
import { findLeftovers, leftoverFinding, pruneLeftovers } from './leftovers.ts';
import { type ManifestBook, type RecordedDocument, readManifests } from './manifest-book.ts';
import { linksIn, publicBeside, readOutputs, withoutManifest } from './read-shard.ts';

export interface MergeRequest {
  /** Folders of outputs, each with its manifests. */
  readonly folders: readonly string[];
  readonly out: string;
  /** Data files that must all have a report; when absent, none is required. */
  readonly expected?: readonly string[];
  /** The folders in which these are all the data files: what was made from another file in them is left over. */
  readonly dataFolders?: readonly string[];
  /** Removes what is left over; called with the paths before. */
  readonly prune?: (paths: readonly string[]) => void;
}

export interface MergeResult {
  /** Documents in `out` that came from the folders. */
  readonly documents: number;
  /** Outputs that were not in `out` yet. */
  readonly copied: number;
  /** What keeps the result from being whole. */
  readonly problems: readonly Localized[];
  /** What the folders hold beside, and is no part of the result. */
  readonly notes: readonly Localized[];
  /** What is left over in `out` and was not removed. */
  readonly leftovers: readonly Diagnostic[];
  readonly removed: number;
}

/**
 * Unites the outputs and manifests of a run's shards in one folder; what is damaged is left out and reported.
 * Throws `EnvironmentFailure` when a folder is missing, or `out` cannot be written or is being written to.
 */
export function mergeOutputs(
  request: MergeRequest,
  workspace: Workspace,
  lockFolder: (folder: string) => FolderLock,
): MergeResult {
  const { folders, out, expected } = request;
  for (const folder of folders) if (!workspace.isFolder(folder)) throw failureOfKind('not-found', folder);
  const lock = lockFolder(out);
  try {
    workspace.hold(out);
    const target = readManifests(workspace, out);
    const merge = createMerge(workspace, out, target);
    for (const folder of folders) merge.add(folder);
    target.save();
    const { leftovers, removed, isLeft } = clear(request, workspace, target);
    const documents = merge.documents().filter((each) => !isLeft(each));
    const found = expected ? checkComplete(workspace, expected, documents) : [];
    return {
      documents: request.prune ? documents.length : merge.documents().length,
      copied: merge.copied(),
      problems: [...merge.problems, ...found],
      notes: folders.flatMap((folder) => publicBeside(workspace, folder, out)),
      leftovers,
      removed,
    };
  } finally {
    lock.release();
  }
}

/** Finds what is left over in the united folder, and removes it on request. */
function clear({ out, expected, dataFolders = [], prune }: MergeRequest, workspace: Workspace, target: ManifestBook) {
  const present = (expected ?? []).map((file) => ({ file }));
  const found = expected ? findLeftovers(target, { workspace, out, folders: dataFolders, present }) : [];
  const names = new Set(found.map(({ year, name }) => `${year} ${name}`));
  const isLeft = ({ year, name }: RecordedDocument) => names.has(`${year} ${name}`);
  if (!prune) return { leftovers: found.map(leftoverFinding), removed: 0, isLeft };
  const held = { renew() {}, release() {} }; // the lock is held until all is done
  const { kept, removed } = pruneLeftovers(found, { workspace, out, lock: () => held, show: prune });
  return { leftovers: kept, removed, isLeft };
}

function createMerge(workspace: Workspace, out: string, target: ManifestBook) {
  const merged = new Map<string, RecordedDocument & { readonly folder: string }>();
  const recipes = new Map<string, string>();
  const problems: Localized[] = [];
  let copied = 0;

  function addDocument(folder: string, document: RecordedDocument, shard: ManifestBook): void {
    const { year, name, entry } = document;
    const recipe = shard.recipe(entry.recipe);
    const before = merged.get(`${year} ${name}`);
    if (before && JSON.stringify(before.entry) === JSON.stringify(entry)) return;
    if (before) return void problems.push(differs(name, before.folder, folder));
    const { outputs, faults } = readOutputs(workspace, folder, document);
    if (faults.length > 0 || !recipe) return void problems.push(...faults);
    for (const [path, bytes] of outputs)
      copied += writeOutput(workspace, out, posix.relative(folder, path), bytes) ? 1 : 0;
    target.record(document, recipe);
    merged.set(`${year} ${name}`, { ...document, folder });
    recipes.set(entry.recipe, recipes.get(entry.recipe) ?? folder);
  }

  return {
    problems,
    copied: () => copied,
    documents: () => [...merged.values()],
    add(folder: string) {
      const links = linksIn(workspace, folder);
      if (links.length > 0) return void problems.push(...links.map((path) => failureOfKind('is-a-link', path).text));
      problems.push(...withoutManifest(workspace, folder));
      const shard = readManifests(workspace, folder);
      problems.push(...shard.damaged.map(damagedManifest));
      const kinds = recipes.size;
      for (const document of shard.all()) addDocument(folder, document, shard);
      if (kinds > 0 && recipes.size > kinds) problems.push(builtDifferently(folder));
    },
  };
}

/** Writes an output unless it is there already; says whether it did. */
function writeOutput(workspace: Workspace, out: string, name: string, bytes: Uint8Array): boolean {
  const target = joinPath(out, name);
  if (workspace.exists(target) && Buffer.compare(workspace.readBytes(target), bytes) === 0) return false;
  workspace.writeWhole(target, bytes);
  return true;
}

function damagedManifest(path: string): Localized {
  return { th: `อ่าน \`${path}\` ไม่ได้ เพราะเสียหาย`, en: `\`${path}\` is damaged` };
}

function differs(code: string, a: string, b: string): Localized {
  return {
    th: `รายงาน \`${code}\` ใน \`${a}\` กับใน \`${b}\` ไม่เหมือนกัน`,
    en: `report \`${code}\` differs between \`${a}\` and \`${b}\``,
  };
}

function builtDifferently(folder: string): Localized {
  return {
    th: `รายงานใน \`${folder}\` สร้างด้วยโปรแกรม แม่แบบ แบบอักษร หรือตัวเลือกที่ต่างจากโฟลเดอร์ก่อนหน้า`,
    en: `reports in \`${folder}\` were built with another program, template, fonts or options than those before`,
  };
}
