import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { IsoDate } from '../model/project.ts';
import type { Ingredients, ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import { isNumbersName } from '../model/year-summary.ts';
import { type BuiltReport, openReporter, type Reporter } from '../report.ts';
import { ingredientsOf, loadResources } from '../resources.ts';
import { drawSummary } from '../summary/build-summary.ts';
import { readNumbers } from '../summary/summary-numbers.ts';
import { summarySubject } from '../template/names.ts';
import { shippedTemplates, summaryTemplate } from '../template/shipped-folder.ts';
import { toolDigest } from '../tool-digest.ts';
import type { ReportFacts } from './facts.ts';

/** What building a report's data again gave, before it is compared: its bytes, or why there are none. */
export type Built =
  | { readonly kind: 'built'; readonly bytes: Uint8Array }
  | { readonly kind: 'other'; readonly what: readonly OtherIngredient[]; readonly detail?: string }
  | { readonly kind: 'not built'; readonly codes: readonly string[] }
  /** It took too much time or memory. */
  | { readonly kind: 'broke off' };

/** The same, compared with the given file. */
export type Rebuilt = { readonly kind: 'same' } | { readonly kind: 'differs' } | Exclude<Built, { kind: 'built' }>;

/** What this machine has otherwise than the one on which the report was built. */
export type OtherIngredient = 'tool' | 'template' | 'fonts' | 'dictionary';

export interface RebuildOptions extends Pick<ReportOptions, 'template' | 'fonts'> {
  readonly making: ReportFacts['making'];
  /** Name of the attached file that the bytes are. */
  readonly name: string;
}

/**
 * Builds a report again from its data, or a summary from its numbers, as `making-of.json` says that it was built; runs in a process of its own, for the
 * data may be anybody's. What settings decide of a report's bytes is among the options that it names.
 */
export async function rebuild(data: Uint8Array, options: RebuildOptions, workspace: Workspace): Promise<Built> {
  return isNumbersName(options.name)
    ? rebuildSummary(data, options, workspace)
    : rebuildReport(data, options, workspace);
}

async function rebuildReport(data: Uint8Array, options: RebuildOptions, workspace: Workspace): Promise<Built> {
  const { making, name } = options;
  const reporter = await openMaker(options, workspace);
  if (!reporter) return { kind: 'other', what: ['template'] };
  const other = otherIngredients(making, reporter.ingredients(), toolDigest(workspace));
  return other ?? builtFrom(await reporter.build({ file: name, bytes: data }));
}

async function rebuildSummary(data: Uint8Array, options: RebuildOptions, workspace: Workspace): Promise<Built> {
  const { making, template = summaryTemplate(workspace), fonts } = options;
  const drawing = { ...recordedOptions(making), template, ...(fonts !== undefined && { fonts }) };
  const { value: resources } = await loadResources(workspace, drawing, summarySubject);
  if (!resources) return { kind: 'other', what: ['template'] };
  const other = otherIngredients(making, ingredientsOf(resources), resources.toolDigest());
  if (other) return other;
  const numbers = readNumbers(data);
  if (!numbers) return { kind: 'not built', codes: ['E-VERIFY-ATTACHMENT'] };
  const { value: outputs, diagnostics } = await drawSummary(numbers, resources, drawing);
  return builtFrom({ ...(outputs && { value: { outputs } }), diagnostics });
}

function builtFrom({ value, diagnostics }: Outcome<Pick<BuiltReport, 'outputs'>>): Built {
  const output = value?.outputs[0];
  if (output) return { kind: 'built', bytes: output.bytes };
  return { kind: 'not built', codes: [...new Set(diagnostics.map(({ code }) => code))] };
}

/** What builds reports with the template that was used, if it comes with raingan or is given; else with another one. */
async function openMaker(
  { making, template, fonts }: RebuildOptions,
  workspace: Workspace,
): Promise<Reporter | undefined> {
  let found: Reporter | undefined;
  for (const each of template === undefined ? shippedTemplates : [template]) {
    const options = { template: each, ...(fonts !== undefined && { fonts }), ...recordedOptions(making) };
    const { value } = await openReporter(workspace, options);
    if (value?.ingredients().template === making.template.sha256) return value;
    found ??= value;
  }
  return found;
}

function recordedOptions({ options }: ReportFacts['making']): ReportOptions {
  return {
    formats: ['pdf'],
    pdf: options?.pdf === '2.0' ? '2.0' : '1.7',
    draft: options?.draft === true,
    ...(options?.public === true && { isPublicData: true }),
    ...(typeof options?.date === 'string' && { date: options.date as IsoDate }),
  };
}

/** What is otherwise here than where a file was made; nothing when all is the same. */
function otherIngredients(
  making: ReportFacts['making'],
  own: Ingredients,
  tool: string,
): Extract<Built, { kind: 'other' }> | undefined {
  const pairs: readonly (readonly [OtherIngredient, string | undefined, string])[] = [
    ['tool', making.tool.sha256, tool],
    ['template', making.template.sha256, own.template],
    ['fonts', making.fonts.sha256, own.fonts],
    ['dictionary', making.dictionary.sha256, own.dictionary],
  ];
  const what = pairs.filter(([, theirs, ours]) => theirs !== ours).map(([name]) => name);
  if (what.length === 0) return undefined;
  const { version, sha256 } = making.tool;
  return {
    kind: 'other',
    what,
    ...(what.includes('tool') && { detail: `raingan ${version} ${sha256?.slice(0, 12)}` }),
  };
}
