import { posix } from 'node:path';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import { joinPath } from '../model/paths.ts';
import { type Format, formats } from '../model/report-options.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';
import { codeIn, isDraftName, officialName, outputPath } from './document-name.ts';
import { groupBy } from './group-by.ts';
import { holdsSignature } from './holds-signature.ts';
import { type ManifestBook, type RecordedDocument, readManifests } from './manifest-book.ts';

/** Outputs of one document that belong to no report of the data. */
export interface Leftover {
  readonly year: number;
  readonly name: string;
  readonly cause: keyof typeof causes;
  readonly outputs: readonly LeftOutput[];
  /** The data file that the document was made from. */
  readonly dataFile: string;
  /** Whether it may be removed: where the folder of its data holds none at all, the data may be elsewhere. */
  readonly mayGo: boolean;
}

export interface LeftOutput {
  readonly path: string;
  readonly format: Format;
  /** As it was written. */
  readonly sha256: string;
}

/** A data file that is there, and its fiscal year, where that could be read. */
export interface PresentFile {
  readonly file: string;
  readonly fiscalYear?: number | undefined;
}

export interface LeftoverSearch {
  readonly workspace: Workspace;
  readonly out: string;
  /** Folders whose data files are all among the present ones; only what was made from a file in them is looked at. */
  readonly folders: readonly string[];
  readonly present: readonly PresentFile[];
}

/** Finds the outputs that the manifests record and that belong to no report of the data, in the order of their paths. */
export function findLeftovers(book: ManifestBook, search: LeftoverSearch): Leftover[] {
  const { folders, present } = search;
  const byCode = groupBy(present, ({ file }) => posix.parse(file).name);
  const found = [...book.all()].flatMap((document): Leftover[] => {
    const { folder, file } = document.entry.data;
    if (folder === undefined || !folders.some((each) => isIn(folder, each))) return [];
    if (present.some((each) => isIn(folder, each.file))) return []; // a folder that could not be read: its files may be there
    const own = byCode.get(codeIn(document.name)) ?? [];
    const { cause, left } = judge(document, own, book, search);
    const outputs = left.filter(({ path }) => search.workspace.exists(path));
    if (outputs.length === 0) return [];
    const mayGo = cause !== 'noData' || present.some((each) => isIn(posix.dirname(each.file), folder));
    return [{ year: document.year, name: document.name, cause, outputs, dataFile: joinPath(folder, file), mayGo }];
  });
  return found.sort((a, b) => (a.outputs[0]!.path < b.outputs[0]!.path ? -1 : 1));
}

/** Which outputs of a document are left over, and why; most documents have none. */
function judge(
  document: RecordedDocument,
  own: readonly PresentFile[],
  book: ManifestBook,
  { out, workspace }: LeftoverSearch,
): { readonly cause: Leftover['cause']; readonly left: readonly LeftOutput[] } {
  const { year, name, entry } = document;
  const outputsOf = (recorded: Readonly<Partial<Record<Format, { readonly sha256: string }>>>) =>
    formats.flatMap((format): LeftOutput[] => {
      const output = recorded[format];
      return output ? [{ path: outputPath(out, year, name, format), format, sha256: output.sha256 }] : [];
    });
  const all = outputsOf({ ...entry.outputs, ...entry.earlier });
  // A file that cannot be read may be of any year.
  if (own.every(({ fiscalYear }) => fiscalYear !== undefined && fiscalYear !== year))
    return { cause: 'noData', left: all };
  if (isDraftName(name)) {
    const official = book.entry(year, officialName(name))?.data.sha256;
    const isCurrent = () => own.some(({ file }) => digestOf(workspace, file) === official);
    if (official !== undefined && (official === entry.data.sha256 || isCurrent())) return { cause: 'draft', left: all };
  }
  const earlier = Object.entries(entry.earlier ?? {}).filter(([, { data }]) => data !== entry.data.sha256);
  return { cause: 'earlierData', left: outputsOf(Object.fromEntries(earlier)) };
}

function digestOf(workspace: Workspace, file: string): string | undefined {
  try {
    return workspace.digestOf(file)?.sha256;
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}

function isIn(folder: string, parent: string): boolean {
  return parent === '.' ? !folder.startsWith('..') : folder === parent || folder.startsWith(`${parent}/`);
}

/** What came of removing leftovers. */
export interface Pruned {
  readonly removed: number;
  /** What was not removed, and why. */
  readonly kept: readonly Diagnostic[];
}

export interface PruneTools {
  readonly workspace: Workspace;
  readonly out: string;
  readonly lock: (folder: string) => FolderLock;
  /** Called with all paths before the first is removed. */
  readonly show: (paths: readonly string[]) => void;
}

/**
 * Removes leftovers as they were written, each with its record; what somebody changed or signed stays and is named.
 * Throws `EnvironmentFailure` when the folder may not be written, or another run is writing to it.
 */
export function pruneLeftovers(leftovers: readonly Leftover[], tools: PruneTools): Pruned {
  const { workspace, out, lock, show } = tools;
  const sorted = leftovers.map((leftover) => ({ leftover, ...sortOutputs(leftover, workspace) }));
  const kept = sorted.flatMap(({ leftover, changed }) => [
    ...(leftover.mayGo ? [] : [leftoverFinding(leftover)]),
    ...changed.map((path) => changedFinding(path, workspace)),
  ]);
  const paths = sorted.flatMap(({ asWritten }) => asWritten);
  if (paths.length === 0) return { removed: 0, kept };
  const held = lock(out);
  try {
    show(paths);
    for (const path of paths) workspace.remove(path);
    const book = readManifests(workspace, out);
    book.forgetGone();
    book.save();
  } finally {
    held.release();
  }
  return { removed: paths.length, kept };
}

function sortOutputs({ outputs, mayGo }: Leftover, workspace: Workspace) {
  if (!mayGo) return { asWritten: [], changed: [] };
  const isAsWritten = ({ path, sha256 }: LeftOutput) => !workspace.isLink(path) && digestOf(workspace, path) === sha256;
  return {
    asWritten: outputs.filter(isAsWritten).map(({ path }) => path),
    changed: outputs.filter((output) => !isAsWritten(output)).map(({ path }) => path),
  };
}

/** The finding of a leftover: one for all the outputs of a document, for they have one cause. */
export function leftoverFinding(leftover: Leftover): Diagnostic {
  const { outputs, cause, mayGo } = leftover;
  const { message, hint } = causes[cause](leftover);
  const others = outputs.slice(1).map(({ path }) => `\`${path}\``);
  const with_ = (text: string, and: string) => (others.length === 0 ? text : `${text} (${and} ${others.join(' ')})`);
  return diagnostic(
    'W-LEFTOVER',
    { file: outputs[0]!.path },
    {
      message: { th: with_(message.th, 'รวมถึง'), en: with_(message.en, 'also') },
      hint: mayGo ? hint : noDataAtAll(leftover),
    },
  );
}

const pruneHint = ({ year }: Leftover): Localized => ({
  th: `สั่ง \`raingan build --year ${year} --prune\` เพื่อลบ`,
  en: `\`raingan build --year ${year} --prune\` removes it`,
});

const causes = {
  noData: (leftover: Leftover) => ({
    message: {
      th: `ไม่มีไฟล์ข้อมูล \`${leftover.dataFile}\` แล้ว แต่รายงานที่สร้างไว้ยังอยู่`,
      en: `left over: its data file \`${leftover.dataFile}\` is gone, or is of another fiscal year`,
    },
    hint: pruneHint(leftover),
  }),
  earlierData: (leftover: Leftover) => ({
    message: {
      th: `สร้างจากข้อมูลเก่ากว่ารายงาน \`${leftover.name}\` ชนิดอื่นที่อยู่ข้างกัน`,
      en: `left over: made from earlier data than the report \`${leftover.name}\` in another format beside it`,
    },
    hint: {
      th: `สร้างชนิดนี้ใหม่ด้วย \`--format\` หรือ${pruneHint(leftover).th}`,
      en: `build this format, too, with \`--format\`; or ${pruneHint(leftover).en}`,
    },
  }),
  draft: (leftover: Leftover) => ({
    message: {
      th: `ฉบับร่างของโครงการ \`${codeIn(leftover.name)}\` ซึ่งสร้างฉบับจริงแล้ว`,
      en: `left over: a draft beside the official report of \`${codeIn(leftover.name)}\``,
    },
    hint: pruneHint(leftover),
  }),
};

function noDataAtAll({ dataFile }: Leftover): Localized {
  const folder = posix.dirname(dataFile);
  return {
    th: `\`${folder}\` ไม่มีไฟล์ข้อมูลเหลือเลย จึงไม่ลบให้ ถ้าย้ายข้อมูลไปที่อื่นให้ย้ายรายงานด้วย ถ้าไม่ใช้แล้วให้ลบเอง`,
    en: `\`${folder}\` holds no data at all, so nothing is removed; move the reports along with their data, or remove them yourself`,
  };
}

function changedFinding(path: string, workspace: Workspace): Diagnostic {
  const isSigned = !workspace.isLink(path) && holdsSignature(workspace.readBytes(path));
  return diagnostic(
    'W-LEFTOVER',
    { file: path },
    {
      message: isSigned
        ? { th: 'ไฟล์ค้างนี้ลงนามแล้ว จึงไม่ได้ลบ', en: 'left over and signed; it was not removed' }
        : {
            th: 'ไฟล์ค้างนี้ถูกแก้ไขหลังจากสร้าง จึงไม่ได้ลบ',
            en: 'left over, and changed after it was built; it was not removed',
          },
      hint: { th: 'ย้ายไปเก็บที่อื่น หรือลบเอง', en: 'move it elsewhere, or remove it yourself' },
    },
  );
}
