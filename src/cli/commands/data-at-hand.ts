import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Manifest, manifestName, parseManifest } from '../../batch/manifest.ts';
import { readYear } from '../../batch/read-year.ts';
import { joinPath } from '../../model/paths.ts';
import { sha256Of } from '../../model/sha256.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { loadProject } from '../../project/load-project.ts';
import { publicDataLike } from '../../project/public-copy.ts';
import { agencyOf } from '../../summary/summarise.ts';
import type { CountedProject } from '../../summary/summary-numbers.ts';
import { summedProject } from '../../summary/summed-project.ts';
import type { NumbersFacts, ReportFacts } from '../../verify/facts.ts';
import type { AtHand } from '../../verify/judge-report.ts';
import type { YearAtHand } from '../../verify/judge-summary.ts';
import type { VerifyTools } from '../../verify/verify-file.ts';
import type { Arguments } from '../options/parse-arguments.ts';

/** What the data in a PDF is compared with: the data files below `--data`, or the manifest beside the PDF. */
export function dataAtHand(
  file: string,
  given: Arguments,
  workspace: Workspace,
): Required<Pick<VerifyTools, 'atHand' | 'yearAtHand'>> {
  const folder = given.value('data');
  const pdf = file.replaceAll('\\', '/');
  if (folder !== undefined) {
    return {
      atHand: (report) => dataFileOf(report, folder, posix.basename(posix.dirname(pdf)), workspace),
      yearAtHand: (numbers) => compareFolder(numbers, folder, workspace),
    };
  }
  const manifest = joinPath(posix.dirname(pdf), manifestName);
  const documents = workspace.exists(manifest) ? parseManifest(workspace.readText(manifest))?.documents : undefined;
  return {
    atHand({ data }) {
      const names = [posix.basename(pdf, '.pdf'), data.name.replace(/\.ya?ml$/, '')];
      const entry = names.map((name) => documents?.get(name)).find((each) => each !== undefined);
      return entry && { file: manifest, sha256: entry.data.sha256 };
    },
    yearAtHand: (numbers) => documents && compareManifest(numbers, documents, manifest),
  };
}

function dataFileOf(report: ReportFacts, folder: string, year: string, workspace: Workspace): AtHand {
  const years = [year, ...workspace.list(folder)].filter((each) => /^\d{4}$/.test(each));
  const candidates = [
    ...years.map((each) => joinPath(folder, each, report.data.name)),
    joinPath(folder, report.data.name),
  ];
  const found = candidates.find((each) => workspace.exists(each));
  return { file: found ?? candidates.at(0)!, sha256: found && digestAtHand(found, report, workspace) };
}

/** Of the data file; for a public copy, of what the data file gives when the same is left out. */
function digestAtHand(file: string, { making, data }: ReportFacts, workspace: Workspace): string | undefined {
  if (making.options.public !== true) return workspace.digestOf(file)?.sha256;
  const own = loadProject(file, workspace.readBytes(file, sizeLimits.data)).value;
  const copy = loadProject(data.name, data.bytes).value;
  return own && copy && sha256Of(publicDataLike(own.project, copy.project));
}

/** Reads all data files of the year again: the same bytes must give the same figures, too. */
function compareFolder(
  { fiscalYear, projects, isOfAll }: NumbersFacts,
  folder: string,
  workspace: Workspace,
): YearAtHand {
  // The folder of the year itself may be named.
  const above = posix.basename(folder) === String(fiscalYear) ? posix.dirname(folder) : folder;
  const data = readYear(workspace, [above], fiscalYear, ({ project, source }) => summedProject(project, source));
  const found = new Map(data.projects.map((each) => [each.figures.code, countedAs(each)]));
  const counted = new Set(projects.map(({ figures }) => figures.code));
  return {
    place: folder,
    ...compare(projects, found, isDeepStrictEqual),
    added: isOfAll ? data.codes.filter((code) => !counted.has(code)) : [],
  };
}

const countedAs = ({ file: _, ...summed }: ReturnType<typeof summedProject>): CountedProject => ({
  ...summed,
  agency: agencyOf(summed),
});

/** By the digests alone; a report that is built and not counted may be that of a project which is no more. */
function compareManifest({ projects }: NumbersFacts, documents: Manifest['documents'], place: string): YearAtHand {
  const isSame = ({ sha256 }: CountedProject, entry: { readonly data: { readonly sha256: string } }) =>
    entry.data.sha256 === sha256;
  return { place, ...compare(projects, documents, isSame), added: [] };
}

function compare<T>(
  projects: readonly CountedProject[],
  found: ReadonlyMap<string, T>,
  isSame: (project: CountedProject, other: T) => boolean,
): Pick<YearAtHand, 'different' | 'missing'> {
  const codes = (test: (other: T | undefined, project: CountedProject) => boolean) =>
    projects.filter((each) => test(found.get(each.figures.code), each)).map(({ figures }) => figures.code);
  return {
    different: codes((other, project) => other !== undefined && !isSame(project, other)),
    missing: codes((other) => other === undefined),
  };
}
