import { inflateSync } from 'node:zlib';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { joinPath } from '../model/paths.ts';
import { formats } from '../model/report-options.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import type { BuiltDocument } from '../summary/project-row.ts';
import { codeIn, documentName, outputPath } from './document-name.ts';
import { manifestName } from './manifest.ts';
import { readManifest } from './manifest-book.ts';

/** Says what lies among the outputs of a project: as the year's manifest records it, else what its PDF shows. */
export function builtDocuments(
  workspace: Workspace,
  out: string,
  year: number,
): (code: string, dataDigest: string) => BuiltDocument {
  const recorded = recordedDocuments(workspace, out, year);
  return (code, dataDigest) => {
    const official = recorded?.get(code);
    const entry = official ?? recorded?.get(documentName(code, true));
    if (!entry) {
      const pages = pdfPages(workspace, outputPath(out, year, code, 'pdf')) ?? null;
      return { state: pages === null ? 'none' : 'unrecorded', stale: false, pages };
    }
    const stale = entry.data.sha256 !== dataDigest;
    const [output] = formats.flatMap((format) => entry.outputs[format] ?? []);
    return { state: official ? (stale ? 'stale' : 'current') : 'draft', stale, pages: output?.pages ?? null };
  };
}

/** What the manifest of a fiscal year records, by the names of the documents; undefined when there is none that can be read. */
export function recordedDocuments(workspace: Workspace, out: string, year: number) {
  const path = joinPath(out, String(year), manifestName);
  return workspace.exists(path) ? readManifest(workspace, path)?.documents : undefined;
}

function pdfPages(workspace: Workspace, path: string): number | undefined {
  try {
    return workspace.exists(path) ? countPages(workspace.readBytes(path, sizeLimits.imported)) : undefined;
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}

/** Number of pages as the page tree of a PDF of ours says, which lies in an object stream; undefined for other files. */
export function countPages(bytes: Uint8Array): number | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  let left = mostInflated;
  for (const { 0: head, 1: length, index } of text.matchAll(objectStream)) {
    const start = index + head.length;
    const stream = inflated(bytes.subarray(start, start + Number(length)), left);
    const pages = pageTree.exec(stream);
    if (pages) return Number(pages[1]);
    left -= stream.length;
    if (left <= 0) return undefined;
  }
  return undefined;
}

const objectStream = /<<\/Type \/ObjStm[^>]{0,300}\/Length (\d+)>>\nstream\n/g;
const pageTree = /<<\/Type \/Pages\/Kids \[[^\]]*\]\/Count (\d+)>>/;

/** Bytes of all object streams of a file together; those of a long report have some 100 kB. */
const mostInflated = 20_000_000;

function inflated(bytes: Uint8Array, most: number): string {
  try {
    return inflateSync(bytes, { maxOutputLength: most }).toString('latin1');
  } catch {
    return '';
  }
}

/** How the built reports of a year differ from its projects, by code. */
export interface ManifestDifference {
  /** Projects without a built report. */
  readonly notBuilt: readonly string[];
  /** Built reports whose project is no longer among the data. */
  readonly withoutData: readonly string[];
  /** Projects whose only built report is a draft. */
  readonly draftOnly: readonly string[];
}

/** Compares the codes of a year's projects with those its manifest records; undefined without a readable manifest. */
export function compareManifest(
  workspace: Workspace,
  out: string,
  year: number,
  codes: readonly string[],
): ManifestDifference | undefined {
  const recorded = recordedDocuments(workspace, out, year);
  if (!recorded) return undefined;
  const known = new Set(codes);
  return {
    notBuilt: codes.filter((code) => !recorded.has(code) && !recorded.has(documentName(code, true))).sort(),
    withoutData: [...recorded.keys()].filter((name) => !known.has(codeIn(name))).sort(),
    draftOnly: codes.filter((code) => !recorded.has(code) && recorded.has(documentName(code, true))).sort(),
  };
}
