import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { documentName } from '../../batch/document-name.ts';
import type { Manifest } from '../../batch/manifest.ts';
import { readYear } from '../../batch/read-year.ts';
import { failureOfKind } from '../../model/environment-failure.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readSettings } from '../../project/load-settings.ts';
import { settingsInForce } from '../../project/settings.ts';
import { fieldsOfWhere, parseWhere, QueryMistake, type RowTest } from '../../summary/project-query.ts';
import { type BuiltDocument, type ProjectRow, projectRow } from '../../summary/project-row.ts';
import { agencyOf } from '../../summary/summarise.ts';
import { type CountedProject, summedProject } from '../../summary/summed-project.ts';
import type { NumbersFacts } from '../../verify/facts.ts';
import type { YearAtHand } from '../../verify/judge-summary.ts';

/** Reads all data files of the year again: the same bytes must give the same figures, too. */
export function compareFolder(numbers: NumbersFacts, folder: string, workspace: Workspace): YearAtHand {
  const { fiscalYear, projects, statuses } = numbers;
  if (!workspace.exists(folder)) throw failureOfKind('not-found', folder);
  if (!workspace.isFolder(folder)) throw failureOfKind('not-a-folder', folder);
  const data = readYear(workspace, [folderOfYears(folder, fiscalYear)], fiscalYear, ({ project, source }) => ({
    counted: countedAs(summedProject(project, source)),
    row: projectRow(project, source.file, unknownDocument, statuses),
  }));
  const twice = repeated(data.codes);
  const found = data.projects.filter(({ row }) => !twice.has(row.code));
  const shared = data.projects.filter(({ row }) => twice.has(row.code));
  const unread = [...data.broken, ...shared.map(({ row }) => row.file)].sort();
  // What is said of a file is not said of its project, too.
  const named = new Set([...data.broken.map((file) => posix.basename(file).replace(/\.ya?ml$/i, '')), ...twice]);
  const byCode = new Map(found.map(({ counted }) => [counted.figures.code, counted]));
  const { different, missing } = compare(projects, byCode, isDeepStrictEqual);
  return {
    place: folder,
    by: 'figures',
    different,
    missing: missing.filter((code) => !named.has(code)),
    ...compareSelection(numbers, found),
    unread,
    otherSettings: otherSettings(numbers, workspace),
  };
}

interface FoundProject {
  readonly counted: CountedProject;
  readonly row: ProjectRow;
}

function repeated(codes: readonly string[]): Set<string> {
  const [seen, twice] = [new Set<string>(), new Set<string>()];
  for (const code of codes) (seen.has(code) ? twice : seen).add(code);
  return twice;
}

/** The folder of the year itself may be named. */
function folderOfYears(folder: string, fiscalYear: number): string {
  const plain = folder.replaceAll('\\', '/');
  return posix.basename(plain) === String(fiscalYear) ? posix.dirname(plain) : folder;
}

/** Whether the summary counts the projects that meet its conditions, and no others. */
function compareSelection(
  { selection, projects }: NumbersFacts,
  found: readonly FoundProject[],
): Pick<YearAtHand, 'added' | 'unfit' | 'openConditions'> {
  const isMet = conditionsOn(selection ?? '');
  if (!isMet) return { openConditions: selection ?? '' };
  const counted = new Set(projects.map(({ figures }) => figures.code));
  const codes = (test: (row: ProjectRow) => boolean) => found.flatMap(({ row }) => (test(row) ? row.code : []));
  return {
    added: codes((row) => !counted.has(row.code) && isMet(row)),
    unfit: codes((row) => counted.has(row.code) && !isMet(row)),
  };
}

/** Conditions that the data alone decides; `undefined` for others, and for what this program does not read. */
function conditionsOn(text: string): RowTest | undefined {
  try {
    return fieldsOfWhere(text).some((field) => besideData.has(field)) ? undefined : parseWhere(text);
  } catch (error) {
    if (error instanceof QueryMistake) return undefined;
    throw error;
  }
}

/** Fields of a row that depend on where files lie and on what was built when the summary was made. */
const besideData: ReadonlySet<keyof ProjectRow> = new Set(['document', 'draft', 'stale', 'pages', 'file']);
const unknownDocument: BuiltDocument = { state: 'none', stale: false, pages: null };

/** Which statuses the settings here name otherwise: who is late depends on them. */
function otherSettings({ fiscalYear, statuses }: NumbersFacts, workspace: Workspace): string[] {
  const inForce = settingsInForce(readSettings(workspace).value?.office ?? {}, fiscalYear);
  const keys = ['planStatuses', 'targetStatuses', 'lateStatuses'] as const;
  return keys.filter((key) => !isDeepStrictEqual(statuses[key], inForce[key])).map((key) => `\`${key}\``);
}

const countedAs = ({
  file: _,
  acceptsMissingGlyphs: __,
  ...summed
}: ReturnType<typeof summedProject>): CountedProject => ({
  ...summed,
  agency: agencyOf(summed),
});

/** By the digests alone; a report that is built and not counted may be that of a project which is no more. */
export function compareManifest(
  { projects }: NumbersFacts,
  documents: Manifest['documents'],
  place: string,
): YearAtHand {
  const entries = projects.flatMap(({ figures: { code } }) => {
    const entry = documents.get(code) ?? documents.get(documentName(code, true));
    return entry ? [[code, entry.data] as const] : [];
  });
  return { place, by: 'digests', ...compare(projects, new Map(entries), (each, data) => each.sha256 === data.sha256) };
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
