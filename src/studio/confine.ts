import { failureOfKind } from '../model/environment-failure.ts';
import { joinPath } from '../model/paths.ts';
import type { Workspace } from '../model/workspace.ts';
import { type Settings, settingsFile } from '../project/settings.ts';
import { Refused } from './refused.ts';

/** The folder of the data files. */
export const dataFolder = 'data';

/** The folder of the outputs, `output` unless `raingan.yaml` names another; `Refused` for one that does not lie here. */
export function outputFolderOf({ out = 'output' }: Settings): string {
  const parts = out.replace(/\/+$/, '').split('/');
  if (parts.length > deepest || !parts.every(isName) || parts[0] === dataFolder) throw new Refused(403, outside(out));
  return parts.join('/');
}

/**
 * The path of a data file, as given, when it is one below `data`: no way up, no absolute path, no other sign for a folder,
 * no hidden name, and no link on the way. Throws `Refused` otherwise; the file itself need not be there.
 */
export function dataPath(workspace: Workspace, given: string | null): string {
  const parts = (given ?? '').split('/');
  const names = parts.slice(1);
  const isPlain = parts[0] === dataFolder && names.length > 0 && names.length <= deepest && names.every(isName);
  const file = names.at(-1) ?? '';
  if (!isPlain || !/\.ya?ml$/.test(file) || file === settingsFile) throw new Refused(403, outside(given));
  refuseLinks(workspace, parts);
  return parts.join('/');
}

/** The path of a document below the folder of outputs: `output/2564/21000000-3230.pdf`. */
export function documentPath(workspace: Workspace, out: string, year: string | null, name: string | null): string {
  const isPlain = /^(?:\d{8}-\d{3,20}(?:-[a-z]{1,20})?|summary-\d{4})\.(?:pdf|docx|txt)$/.test(name ?? '');
  if (!isPlain) throw new Refused(403, outside(`${out}/${year}/${name}`));
  const path = `${documentsOf(workspace, out, year)}/${name}`;
  refuseLinks(workspace, path.split('/'));
  return path;
}

/** The folder of a year's documents. */
export function documentsOf(workspace: Workspace, out: string, year: string | null): string {
  if (!/^\d{4}$/.test(year ?? '')) throw new Refused(403, outside(`${out}/${year}`));
  refuseLinks(workspace, [...out.split('/'), year!]);
  return `${out}/${year}`;
}

const deepest = 6;

/** Neither empty nor hidden, nor a way up; no letter that a system takes for a folder, a drive or an end. */
function isName(name: string): boolean {
  return name.length <= 120 && !name.startsWith('.') && !/[\\/:*?"<>|\p{C}]|[. ]$/u.test(name) && name !== '';
}

/** A link may lead anywhere, a data folder that is one included. */
function refuseLinks(workspace: Workspace, parts: readonly string[]): void {
  const paths = parts.map((_, index) => joinPath(...parts.slice(0, index + 1)));
  const link = paths.find((path) => workspace.isLink(path));
  if (link === undefined) return;
  const { text, hint } = failureOfKind('is-a-link', link);
  throw new Refused(403, text, hint);
}

function outside(given: string | null) {
  const shown = (given ?? '').slice(0, 80);
  return {
    th: `\`${shown}\` ไม่ใช่ไฟล์ในโฟลเดอร์ข้อมูลหรือโฟลเดอร์รายงาน จึงไม่เปิด`,
    en: `\`${shown}\` is no file of the data or output folder; it is not opened`,
  };
}
