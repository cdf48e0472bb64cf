import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { documentName, outputPath } from '../../batch/document-name.ts';
import { environmentFailure } from '../../batch/explain-exception.ts';
import { planRun } from '../../batch/plan.ts';
import { readYear } from '../../batch/read-year.ts';
import { recipeOf } from '../../batch/recipe.ts';
import { recordedDocuments } from '../../batch/recorded-year.ts';
import { EnvironmentFailure } from '../../model/environment-failure.ts';
import { joinPath } from '../../model/paths.ts';
import { formats } from '../../model/report-options.ts';
import { lastReport } from '../../project/last-report.ts';
import { loadProject } from '../../project/load-project.ts';
import { readDataFile } from '../../project/read-data-file.ts';
import { yamlReading } from '../../resources.ts';
import { buildSummary } from '../../summary/build-summary.ts';
import { projectState } from '../../summary/project-state.ts';
import { summedProject } from '../../summary/summed-project.ts';
import { summaryTemplate } from '../../template/shipped-folder.ts';
import { framed, jsonLines } from '../answer.ts';
import { dataFolder } from '../confine.ts';
import type { CheckedRow, Handler, StudioContext } from '../context.ts';
import type { StudioTools } from '../open-tools.ts';
import type { SummaryHead, YearLine, YearRow } from '../protocol.ts';
import { Refused } from '../refused.ts';
import { reportOptions } from '../report-options.ts';

/** `GET /api/year?year=`: the projects of a fiscal year, line by line as they are read and checked. */
export const yearRows: Handler = ({ query }, context) => jsonLines(rowsOf(readYearParameter(query), context));

async function* rowsOf(year: number, context: StudioContext): AsyncGenerator<YearLine> {
  const { workspace } = context;
  const files = filesOf(year, context);
  yield { total: files.length };
  const tools = await context.tools(year);
  const isBuilt = builtStates(year, tools, context);
  let started = workspace.elapsed();
  for (const file of files) {
    const checked = await checkedRow(file, tools, context);
    yield { row: { ...checked.row, built: isBuilt(checked) } };
    if (workspace.elapsed() - started > mostStillMs) {
      await setImmediate(); // lets the requests of somebody who types in
      started = workspace.elapsed();
    }
  }
}

/** Milliseconds in which the server answers nobody else. */
const mostStillMs = 15;

/** The fiscal year (B.E.) of a request. Throws `Refused` with status 400. */
export function readYearParameter(query: URLSearchParams): number {
  const text = query.get('year') ?? '';
  if (/^2[4-6]\d\d$/.test(text)) return Number(text);
  throw new Refused(400, { th: 'ปีงบประมาณเป็น พ.ศ. สี่หลัก', en: 'a fiscal year is four digits in the Buddhist era' });
}

/** Data files in the year's folder; a year without one is an empty year. */
export function filesOf(year: number, { workspace }: StudioContext): readonly string[] {
  const folder = joinPath(dataFolder, String(year));
  if (workspace.isLink(dataFolder) || workspace.isLink(folder) || !workspace.isFolder(folder)) return [];
  try {
    return planRun(workspace, { paths: [dataFolder], year });
  } catch (error) {
    if (error instanceof EnvironmentFailure && error.kind === 'not-found') return [];
    throw error;
  }
}

/** A row as it was checked before, when the file is still the same. */
async function checkedRow(file: string, tools: StudioTools, { workspace, rows }: StudioContext): Promise<CheckedRow> {
  try {
    const { value: bytes, diagnostics } = readDataFile(workspace, file);
    const sha256 = createHash('sha256')
      .update(bytes ?? '')
      .digest('hex');
    const known = rows.get(file);
    if (known?.sha256 === sha256 && known.tools === tools) return known;
    const found = bytes ? (await tools.reporter.check({ file, bytes })).diagnostics : diagnostics;
    const loaded = bytes && loadProject(file, bytes, yamlReading(workspace));
    const project = (loaded?.value ?? loaded?.partial)?.project;
    const last = project && lastReport(project.reports);
    const row = {
      file,
      code: posix.parse(file).name,
      name: project?.project.name ?? '',
      agency: project?.organization.path[0] ?? '',
      progress: last?.progress ?? null,
      received: project?.project.budget.received ?? null,
      spent: project?.project.budget.spent ?? null,
      state: project ? projectState(project) : null,
      errors: found.filter(({ severity }) => severity === 'error').length,
      warnings: found.filter(({ severity }) => severity === 'warning').length,
      codes: [...new Set(found.filter(({ severity }) => severity !== 'info').map(({ code }) => code))],
    };
    const checked = { sha256, tools, row };
    rows.set(file, checked);
    return checked;
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    return { sha256: '', tools, row: unreadable(file, environmentFailure(error).message.th) };
  }
}

function unreadable(file: string, reason: string): CheckedRow['row'] {
  const nothing = { progress: null, received: null, spent: null, state: null, agency: '' };
  return {
    file,
    code: posix.parse(file).name,
    name: reason,
    ...nothing,
    errors: 1,
    warnings: 0,
    codes: ['E-FILE-KIND'],
  };
}

/** Says whether a project's documents are there as its data is now; their bytes are compared when they are built. */
function builtStates(year: number, { reporter, settings, out }: StudioTools, { workspace }: StudioContext) {
  const recorded = recordedDocuments(workspace, out, year);
  const recipe = recipeOf(workspace, reporter.ingredients(), reportOptions(workspace, settings, year)).id;
  return ({ row, sha256 }: CheckedRow): YearRow['built'] => {
    const name = [row.code, documentName(row.code, true)].find((each) => recorded?.has(each));
    const entry = name === undefined ? undefined : recorded?.get(name);
    if (name === undefined || !entry) return 'no';
    const isThere = formats.every(
      (format) => !entry.outputs[format] || workspace.exists(outputPath(out, year, name, format)),
    );
    if (!isThere) return 'no';
    return entry.data.sha256 === sha256 && entry.recipe === recipe ? 'built' : 'stale';
  };
}

/** `GET /api/summary?year=`: the year's figures, and its summary as PDF; nothing is written. */
export const summary: Handler = async ({ query }, context) => {
  const { workspace } = context;
  const fiscalYear = readYearParameter(query);
  if (filesOf(fiscalYear, context).length === 0) return framed(nothingToSum);
  const data = readYear(workspace, [dataFolder], fiscalYear, ({ project, source }) => summedProject(project, source));
  if (data.broken.length > 0 || data.diagnostics.length > 0) {
    return framed({ broken: data.broken, diagnostics: data.diagnostics.slice(0, 200) } satisfies SummaryHead);
  }
  // The office's template is one of reports; the summary has its own.
  const { template: _, docxTemplate: __, ...settings } = (await context.tools(fiscalYear)).settings;
  const { value: built, diagnostics } = await buildSummary(workspace, data.projects, {
    ...reportOptions(workspace, settings, fiscalYear, ['pdf']),
    fiscalYear,
    template: summaryTemplate(workspace),
  });
  const head: SummaryHead = { ...(built && { summary: built.summary }), broken: [], diagnostics };
  return framed(head, built?.outputs[0]?.bytes);
};

const nothingToSum: SummaryHead = { broken: [], diagnostics: [] };
