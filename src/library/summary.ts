import * as z from 'zod/mini';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import type { YearSummary } from '../model/year-summary.ts';
import { checkDuplicateCodes } from '../project/check-duplicate-codes.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { yamlReading } from '../resources.ts';
import { buildSummary } from '../summary/build-summary.ts';
import { summedProject } from '../summary/summed-project.ts';
import { summaryTemplate } from '../template/shipped-folder.ts';
import { requireList } from './check-argument.ts';
import { checkAgainst, shown } from './check-options.ts';
import { requireRoot, toolSetup } from './open-tools.ts';
import { OptionError } from './option-error.ts';
import { type Documents, expectations as ofReports, type RenderOptions, shape as shapeOfReports } from './options.ts';
import { ownBuffer } from './own-buffer.ts';
import { packageRoot } from './package-root.ts';
import { withPaths } from './path-findings.ts';
import { prepareInput, type ReportInput } from './read-input.ts';

export type { Diagnostic } from '../diagnostics/diagnostic.ts';
export type { BasisPoints, IsoDate, Satang } from '../model/project.ts';
export type {
  Agency,
  LateProject,
  Measures,
  ProjectFigures,
  ProjectState,
  Tally,
  YearSummary,
} from '../model/year-summary.ts';

export type { Documents, RenderOptions } from './options.ts';
export type { ReportInput } from './read-input.ts';

/** How the summary of a fiscal year is made. */
export interface SummaryOptions
  extends Pick<RenderOptions, 'formats' | 'template' | 'fonts' | 'pdf' | 'date' | 'root'> {
  /** B.E. */
  readonly fiscalYear: number;
}

/** The summary of a fiscal year, without one where a project has errors: its sums would not cover all. */
export interface SummaryResult extends Documents {
  /** Money in satang, percent in hundredths. */
  readonly summary?: YearSummary;
  /** Findings of all projects; `file` is `inputs[3]`, the place in what was given. */
  readonly diagnostics: readonly Diagnostic[];
  /** Codes of the projects that are of another fiscal year, which were not counted. */
  readonly otherYears: readonly string[];
}

const { formats, template, fonts, pdf, date, root } = shapeOfReports;
const shape = {
  formats,
  template,
  fonts,
  pdf,
  date,
  root,
  fiscalYear: z.int().check(z.minimum(2493), z.maximum(2693)),
};
const expectations = {
  ...ofReports,
  fiscalYear: { th: 'ปีงบประมาณ พ.ศ. เช่น 2564', en: 'a fiscal year in B.E. such as 2564' },
};

/**
 * Adds up the projects of a fiscal year and makes its summary. Mistakes in the data are findings. Rejects with an
 * `OptionError` for a wrong option and for mistakes in a template or font, and with a `TypeError` for inputs that are no list.
 */
export async function renderSummary(
  inputs: Iterable<ReportInput> | AsyncIterable<ReportInput>,
  options: SummaryOptions,
): Promise<SummaryResult> {
  const { fiscalYear, ...rest } = checkAgainst(shape, expectations, options) as SummaryOptions;
  requireList('renderSummary: inputs', inputs);
  const { root: folder, report } = toolSetup(rest);
  const workspace = createWorkspace({ root: folder, packageRoot });
  requireRoot(rest.root, workspace);
  const reading = yamlReading(workspace);
  const loaded: LoadedProject[] = [];
  const found: Diagnostic[] = [];
  let index = 0;
  for await (const input of inputs) {
    const { file, bytes, faults, isObject } = prepareInput(input, `inputs[${index}]`);
    index += 1;
    found.push(...faults);
    if (bytes === undefined) continue;
    const { value, diagnostics } = loadProject(file, bytes, reading, { isLabel: true });
    found.push(...(isObject ? withPaths(diagnostics, Buffer.from(bytes).toString(), reading) : diagnostics));
    if (value && faults.length === 0) loaded.push(value);
  }
  const projects = loaded.filter(({ project }) => project.project.fiscalYear === fiscalYear);
  const otherYears = loaded.filter((each) => !projects.includes(each)).map(({ project }) => project.project.code);
  const diagnostics = [...found, ...checkDuplicateCodes(projects)];
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, otherYears };

  const summed = projects.map(({ project, source }) => summedProject(project, source));
  const built = await buildSummary(workspace, summed, {
    ...report,
    fiscalYear,
    template: report.template ?? summaryTemplate({ packageRoot }),
  });
  const files = new Set(summed.map(({ file }) => file));
  if (!built.value && built.diagnostics.some(({ file }) => files.has(file))) {
    return { diagnostics: [...diagnostics, ...built.diagnostics], otherYears };
  }
  if (!built.value) {
    const option = report.template === undefined ? 'fonts' : 'template';
    const value = report[option];
    throw new OptionError([{ option, received: shown(value), value, expected: ofReports[option] }], built.diagnostics);
  }
  const documents = built.value.outputs.map(({ format, bytes }) => [format, ownBuffer(bytes)]);
  return {
    summary: built.value.summary,
    ...Object.fromEntries(documents),
    diagnostics: [...diagnostics, ...built.diagnostics],
    otherYears,
  };
}
