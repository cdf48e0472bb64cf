import { posix } from 'node:path';
import { manifestName, parseManifest } from '../../batch/manifest.ts';
import { joinPath } from '../../model/paths.ts';
import { sha256Of } from '../../model/sha256.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { loadProject } from '../../project/load-project.ts';
import { publicDataLike } from '../../project/public-copy.ts';
import type { ReportFacts } from '../../verify/facts.ts';
import type { AtHand } from '../../verify/judge-report.ts';
import type { VerifyTools } from '../../verify/verify-file.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { compareFolder, compareManifest } from './year-at-hand.ts';

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
