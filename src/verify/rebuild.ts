import type { IsoDate } from '../model/project.ts';
import type { ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import { openReporter, type Reporter } from '../report.ts';
import { shippedTemplates } from '../template/shipped-folder.ts';
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
  /** Name of the data file. */
  readonly name: string;
}

/**
 * Builds a report again from its data, as `making-of.json` says that it was built; runs in a process of its own, for the
 * data may be anybody's. What settings decide of a report's bytes is among the options that it names.
 */
export async function rebuild(data: Uint8Array, options: RebuildOptions, workspace: Workspace): Promise<Built> {
  const { making, name } = options;
  const reporter = await openMaker(options, workspace);
  if (!reporter) return { kind: 'other', what: ['template'] };
  const what = otherIngredients(making, reporter, toolDigest(workspace));
  const detail = what.includes('tool')
    ? `raingan ${making.tool.version} ${making.tool.sha256?.slice(0, 12)}`
    : undefined;
  if (what.length > 0) return { kind: 'other', what, ...(detail !== undefined && { detail }) };
  const { value, diagnostics } = await reporter.build({ file: name, bytes: data });
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

function otherIngredients(making: ReportFacts['making'], reporter: Reporter, tool: string): OtherIngredient[] {
  const own = reporter.ingredients();
  const pairs: readonly (readonly [OtherIngredient, string | undefined, string])[] = [
    ['tool', making.tool.sha256, tool],
    ['template', making.template.sha256, own.template],
    ['fonts', making.fonts.sha256, own.fonts],
    ['dictionary', making.dictionary.sha256, own.dictionary],
  ];
  return pairs.filter(([, theirs, ours]) => theirs !== ours).map(([name]) => name);
}
