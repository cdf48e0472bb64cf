import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import { joinPath } from '../model/paths.ts';
import { formats } from '../model/report-options.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';

import { findLeftovers, leftoverFinding, pruneLeftovers } from './leftovers.ts';
import { codeIn, isDraftName, manifestName, type OutputEntry, outputPath, publicFolder, suffixIn } from './manifest.ts';
import { type ManifestBook, type RecordedDocument, readManifests } from './manifest-book.ts';
import { countPages } from './recorded-year.ts';

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

/** Folders of years and their manifests that are symbolic links: what they lead to was not written by a shard. */
function linksIn(workspace: Workspace, folder: string): string[] {
  return workspace
    .list(folder)
    .filter((name) => /^\d{4}$/.test(name))
    .flatMap((year) => [joinPath(folder, year), joinPath(folder, year, manifestName)])
    .filter((path) => workspace.isLink(path));
}

/** Reports that no manifest records are not united, and a folder without any is most likely not the one that was meant. */
function withoutManifest(workspace: Workspace, folder: string): Localized[] {
  const names = workspace.list(folder).filter((name) => !name.startsWith('.'));
  const years = names
    .filter((name) => /^\d{4}$/.test(name))
    .map((year) => joinPath(folder, year))
    .filter((year) => workspace.isFolder(year));
  const without = years.filter((year) => !workspace.exists(joinPath(year, manifestName)));
  const lost = without.filter((year) => workspace.list(year).some((name) => isOutput.test(name)));
  if (lost.length > 0) return lost.map(noManifest);
  return names.length > 0 && without.length === years.length ? [noOutputs(folder)] : [];
}

/** Public copies have a folder and manifest of their own, and are united by themselves. */
function publicBeside(workspace: Workspace, folder: string, out: string): Localized[] {
  const beside = joinPath(folder, publicFolder);
  const years = workspace.isFolder(beside) ? workspace.list(beside) : [];
  if (!years.some((year) => workspace.exists(joinPath(beside, year, manifestName)))) return [];
  return [
    {
      th: `ไม่ได้รวมสำเนาเผยแพร่ใน \`${beside}\` รวมได้ด้วย \`raingan merge … ${beside} --out ${joinPath(out, publicFolder)}\``,
      en: `the public copies in \`${beside}\` are not united; \`raingan merge … ${beside} --out ${joinPath(out, publicFolder)}\` does that`,
    },
  ];
}

const isOutput = new RegExp(`\\.(?:${formats.join('|')})$`);

/** The outputs of a document as its shard's manifest records them, by path, each read once; or what is wrong with them. */
function readOutputs(workspace: Workspace, folder: string, { year, name, entry }: RecordedDocument) {
  const outputs = new Map<string, Uint8Array>();
  const faults: Localized[] = [];
  for (const format of formats) {
    const expected = entry.outputs[format];
    if (!expected) continue;
    const path = outputPath(folder, year, name, format);
    try {
      if (workspace.isLink(path)) throw failureOfKind('is-a-link', path);
      const bytes = workspace.exists(path) ? workspace.readBytes(path, sizeLimits.imported) : undefined;
      if (bytes && isAsRecorded(bytes, expected)) outputs.set(path, bytes);
      else faults.push(notAsBuilt(path));
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      faults.push(error.text);
    }
  }
  return { outputs, faults };
}

/** The pages are counted where the file itself says how many it has, as a PDF of raingan does. */
function isAsRecorded(bytes: Uint8Array, { bytes: size, sha256, pages }: OutputEntry): boolean {
  if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  return (countPages(bytes) ?? pages) === pages;
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

function noManifest(folder: string): Localized {
  return {
    th: `ใน \`${folder}\` มีรายงานแต่ไม่มี \`${manifestName}\` จึงไม่ได้รวม`,
    en: `\`${folder}\` holds reports and no \`${manifestName}\`; they are not united`,
  };
}

function noOutputs(folder: string): Localized {
  return {
    th: `ใน \`${folder}\` ไม่มีรายงานที่ \`raingan build\` สร้าง ต้องเป็นโฟลเดอร์ที่มีโฟลเดอร์ของปี เช่น \`${folder}/2564/${manifestName}\``,
    en: `\`${folder}\` holds nothing that \`raingan build\` made; a folder with those of years is needed, as in \`${folder}/2564/${manifestName}\``,
  };
}

function notAsBuilt(path: string): Localized {
  return { th: `\`${path}\` ไม่มี หรือไม่ตรงกับที่สร้างไว้`, en: `\`${path}\` is missing or not as it was built` };
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

/** Says which data files have no report, which reports have no data file, and which were built from other data. */
function checkComplete(
  workspace: Workspace,
  files: readonly string[],
  documents: readonly RecordedDocument[],
): readonly Localized[] {
  // The report itself, where there is one, before its draft and what other templates print of it.
  const rank = (name: string) => Number(isDraftName(name)) + 2 * Number(suffixIn(name) !== '');
  const reportsLast = documents.toSorted((a, b) => rank(b.name) - rank(a.name));
  const reports = new Map(reportsLast.map(({ name, entry }) => [codeIn(name), entry]));
  const codes = new Set(files.map((file) => posix.parse(file).name));
  return [
    ...files.flatMap((file) => {
      const report = reports.get(posix.parse(file).name);
      if (!report) return [missing(file)];
      return workspace.digestOf(file)?.sha256 === report.data.sha256 ? [] : [outdated(file)];
    }),
    ...documents.filter(({ name }) => !codes.has(codeIn(name))).map(({ name }) => surplus(name)),
  ];
}

function missing(file: string): Localized {
  return { th: `ไม่มีรายงานของ \`${file}\``, en: `no report of \`${file}\`` };
}

function outdated(file: string): Localized {
  return {
    th: `รายงานของ \`${file}\` สร้างจากข้อมูลที่ต่างจากไฟล์นี้`,
    en: `the report of \`${file}\` was built from other data than the file holds`,
  };
}

function surplus(code: string): Localized {
  return { th: `รายงาน \`${code}\` ไม่มีไฟล์ข้อมูล`, en: `report \`${code}\` has no data file` };
}
