import { posix } from 'node:path';
import { inflateSync } from 'node:zlib';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { manifestName, outputPath, parseManifest } from './manifest.ts';

/** Says how many pages the built report of a project has: as the year's manifest says, else as its PDF does. */
export function pageCounts(workspace: Workspace, out: string, year: number): (code: string) => number | undefined {
  const recorded = recordedDocuments(workspace, out, year);
  return (code) => {
    const outputs = recorded?.get(code)?.outputs;
    const pages = outputs?.pdf?.pages ?? outputs?.docx?.pages;
    return pages ?? pdfPages(workspace, outputPath(out, year, code, 'pdf'));
  };
}

/** What the manifest of a fiscal year records, by project code; undefined when there is none that can be read. */
export function recordedDocuments(workspace: Workspace, out: string, year: number) {
  const path = posix.join(out, String(year), manifestName);
  return workspace.exists(path) ? parseManifest(workspace.readText(path))?.documents : undefined;
}

function pdfPages(workspace: Workspace, path: string): number | undefined {
  try {
    return workspace.exists(path) ? countPages(workspace.readBytes(path)) : undefined;
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}

/** Number of pages as the page tree of a PDF of ours says, which lies in an object stream; undefined for other files. */
function countPages(bytes: Uint8Array): number | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  for (const { 0: head, 1: length, index } of text.matchAll(objectStream)) {
    const start = index + head.length;
    const pages = pageTree.exec(inflated(bytes.subarray(start, start + Number(length))));
    if (pages) return Number(pages[1]);
  }
  return undefined;
}

const objectStream = /<<\/Type \/ObjStm[^>]*\/Length (\d+)>>\nstream\n/g;
const pageTree = /<<\/Type \/Pages\/Kids \[[^\]]*\]\/Count (\d+)>>/;

function inflated(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('latin1');
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
  return {
    notBuilt: codes.filter((code) => !recorded.has(code)).sort(),
    withoutData: [...recorded.keys()].filter((code) => !codes.includes(code)).sort(),
  };
}
