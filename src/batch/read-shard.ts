import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import { joinPath } from '../model/paths.ts';
import { formats } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { outputPath, publicFolder } from './document-name.ts';
import { manifestName, type OutputEntry } from './manifest.ts';
import type { RecordedDocument } from './manifest-book.ts';
import { countPages } from './recorded-year.ts';

/** Folders of years and their manifests that are symbolic links: what they lead to was not written by a shard. */
export function linksIn(workspace: Workspace, folder: string): string[] {
  return workspace
    .list(folder)
    .filter((name) => /^\d{4}$/.test(name))
    .flatMap((year) => [joinPath(folder, year), joinPath(folder, year, manifestName)])
    .filter((path) => workspace.isLink(path));
}

/** Reports that no manifest records are not united, and a folder without any is most likely not the one that was meant. */
export function withoutManifest(workspace: Workspace, folder: string): Localized[] {
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

const isOutput = new RegExp(`\\.(?:${formats.join('|')})$`);

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

/** Public copies have a folder and manifest of their own, and are united by themselves. */
export function publicBeside(workspace: Workspace, folder: string, out: string): Localized[] {
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

/** The outputs of a document as its shard's manifest records them, by path, each read once; or what is wrong with them. */
export function readOutputs(workspace: Workspace, folder: string, { year, name, entry }: RecordedDocument) {
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
  if (bytes.length !== size || sha256Of(bytes) !== sha256) return false;
  return (countPages(bytes) ?? pages) === pages;
}

function notAsBuilt(path: string): Localized {
  return { th: `\`${path}\` ไม่มี หรือไม่ตรงกับที่สร้างไว้`, en: `\`${path}\` is missing or not as it was built` };
}
