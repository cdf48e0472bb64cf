import { posix } from 'node:path';
import { failureOfKind } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';

import { outputPath } from './manifest.ts';
import { type ManifestBook, type RecordedDocument, readManifests } from './manifest-book.ts';

export interface MergeRequest {
  /** Folders of outputs, each with its manifests. */
  readonly folders: readonly string[];
  readonly out: string;
  /** Data files that must all have a report; when absent, none is required. */
  readonly expected?: readonly string[];
}

export interface MergeResult {
  /** Documents in `out` that came from the folders. */
  readonly documents: number;
  /** Outputs that were not in `out` yet. */
  readonly copied: number;
  /** What keeps the result from being whole. */
  readonly problems: readonly Localized[];
}

/**
 * Unites the outputs and manifests of a run's shards in one folder; what is damaged is left out and reported.
 * Throws `EnvironmentFailure` when a folder is missing, or `out` cannot be written or is being written to.
 */
export function mergeOutputs(
  { folders, out, expected }: MergeRequest,
  workspace: Workspace,
  lockFolder: (folder: string) => FolderLock,
): MergeResult {
  for (const folder of folders) if (!workspace.isFolder(folder)) throw failureOfKind('not-found', folder);
  const lock = lockFolder(out);
  try {
    const target = readManifests(workspace, out);
    const merge = createMerge(workspace, out, target);
    for (const folder of folders) merge.add(folder);
    target.save();
    const found = expected ? checkComplete(workspace, expected, merge.documents()) : [];
    return { documents: merge.documents().length, copied: merge.copied(), problems: [...merge.problems, ...found] };
  } finally {
    lock.release();
  }
}

function createMerge(workspace: Workspace, out: string, target: ManifestBook) {
  const merged = new Map<string, RecordedDocument & { readonly folder: string }>();
  const recipes = new Map<string, string>();
  const problems: Localized[] = [];
  let copied = 0;

  function addDocument(folder: string, document: RecordedDocument, shard: ManifestBook): void {
    const { year, code, entry } = document;
    const recipe = shard.recipe(entry.recipe);
    const before = merged.get(`${year} ${code}`);
    if (before && JSON.stringify(before.entry) === JSON.stringify(entry)) return;
    if (before) return void problems.push(differs(code, before.folder, folder));
    const damaged = damagedOutputs(workspace, folder, document);
    if (damaged.length > 0 || !recipe) return void problems.push(...damaged.map(notAsBuilt));
    for (const path of pathsOf(folder, document)) copied += copyOutput(workspace, path, out, folder) ? 1 : 0;
    target.record(document, recipe);
    merged.set(`${year} ${code}`, { ...document, folder });
    recipes.set(entry.recipe, recipes.get(entry.recipe) ?? folder);
  }

  return {
    problems,
    copied: () => copied,
    documents: () => [...merged.values()],
    add(folder: string) {
      const shard = readManifests(workspace, folder);
      problems.push(...shard.damaged.map(damagedManifest));
      const kinds = recipes.size;
      for (const document of shard.all()) addDocument(folder, document, shard);
      if (kinds > 0 && recipes.size > kinds) problems.push(builtDifferently(folder));
    },
  };
}

function pathsOf(folder: string, { year, code, entry }: RecordedDocument): string[] {
  return (['pdf', 'docx'] as const)
    .filter((format) => entry.outputs[format])
    .map((format) => outputPath(folder, year, code, format));
}

function damagedOutputs(workspace: Workspace, folder: string, document: RecordedDocument): string[] {
  const { year, code, entry } = document;
  return (['pdf', 'docx'] as const).flatMap((format) => {
    const expected = entry.outputs[format];
    const path = outputPath(folder, year, code, format);
    return expected && workspace.digestOf(path)?.sha256 !== expected.sha256 ? [path] : [];
  });
}

/** Copies an output unless it is there already; says whether it did. */
function copyOutput(workspace: Workspace, path: string, out: string, folder: string): boolean {
  const target = posix.join(out, posix.relative(folder, path));
  const bytes = workspace.readBytes(path);
  if (workspace.exists(target) && workspace.digestOf(target)?.sha256 === workspace.digestOf(path)?.sha256) return false;
  workspace.writeWhole(target, bytes);
  return true;
}

function damagedManifest(path: string): Localized {
  return { th: `อ่าน \`${path}\` ไม่ได้ เพราะเสียหาย`, en: `\`${path}\` is damaged` };
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
  const reports = new Map(documents.map(({ code, entry }) => [code, entry]));
  const codes = new Set(files.map((file) => posix.parse(file).name));
  return [
    ...files.flatMap((file) => {
      const report = reports.get(posix.parse(file).name);
      if (!report) return [missing(file)];
      return workspace.digestOf(file)?.sha256 === report.data.sha256 ? [] : [outdated(file)];
    }),
    ...documents.filter(({ code }) => !codes.has(code)).map(({ code }) => surplus(code)),
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
