import { posix } from 'node:path';
import { planRun } from '../batch/plan.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { joinPath } from '../model/paths.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { isNumbersName } from '../model/year-summary.ts';
import { type AttachedFile, attachedFiles } from '../sign/read/attached.ts';
import { openPdf } from '../sign/read/open-pdf.ts';
import { PdfUnreadable } from '../sign/read/pdf-value.ts';

/** One side of a comparison: data by project, each read when it is needed. */
export type Side = ReadonlyMap<string, SideEntry>;

export interface SideEntry {
  /** The file, as messages name it. */
  readonly file: string;
  /** A name of the content that is the same for equal content, where there is one. */
  readonly content?: string;
  /** The bytes of the file itself: equal ones need no second look. */
  read(): Uint8Array;
  /** The data file: the file itself, or what a PDF carries; `undefined` where it carries none. */
  data(): Uint8Array | undefined;
}

/**
 * Reads what a path names: a data file, a report as PDF, a folder of data files, or a folder of built reports. Projects
 * are known by the names of their files, which are their codes; a single file is called `''`, so that any two match.
 */
export function readSide(workspace: Workspace, path: string): Side {
  if (!workspace.exists(path)) throw failureOfKind('not-found', path);
  if (!workspace.isFolder(path)) return new Map([['', entryOf(workspace, path)]]);
  const files = filesBelow(workspace, path);
  return new Map(files.map((file) => [posix.basename(file).replace(/\.\w+$/, ''), entryOf(workspace, file)]));
}

function filesBelow(workspace: Workspace, folder: string): readonly string[] {
  const reports = pdfsBelow(workspace, folder);
  if (reports.length > 0) return reports;
  try {
    return planRun(workspace, { paths: [folder] });
  } catch (error) {
    if (error instanceof EnvironmentFailure && error.kind === 'not-found') return [];
    throw error;
  }
}

/** Reports as raingan builds them, `<code>.pdf`; summaries carry no project. */
function pdfsBelow(workspace: Workspace, folder: string): string[] {
  return workspace.list(folder).flatMap((name) => {
    const path = joinPath(folder, name);
    if (workspace.isLink(path)) return [];
    if (workspace.isFolder(path)) return pdfsBelow(workspace, path);
    return /^\d{8}-\d{3,}(?:-[a-z]+)?\.pdf$/.test(name) ? [path] : [];
  });
}

function entryOf(workspace: Workspace, file: string): SideEntry {
  const isPdf = /\.pdf$/i.test(file);
  const read = () => workspace.readBytes(file, isPdf ? sizeLimits.imported : sizeLimits.data);
  return { file, read, data: () => (isPdf ? attachedData(read()) : read()) };
}

/** Whether a file is the summary of a year as PDF: it has no data of a project to compare. */
export function isSummary({ file, read }: SideEntry): boolean {
  return /\.pdf$/i.test(file) && attachments(read()).some(({ name }) => isNumbersName(name));
}

function attachedData(bytes: Uint8Array): Uint8Array | undefined {
  return attachments(bytes).find(({ name }) => /\.ya?ml$/.test(name))?.bytes;
}

function attachments(bytes: Uint8Array): AttachedFile[] {
  try {
    return attachedFiles(openPdf(bytes).state());
  } catch (error) {
    if (error instanceof PdfUnreadable) return [];
    throw error;
  }
}
