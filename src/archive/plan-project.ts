import { posix } from 'node:path';
import { documentName } from '../batch/document-name.ts';
import type { DocumentEntry, Manifest } from '../batch/manifest.ts';
import { stops } from '../batch/source-result.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { ownText } from '../model/own-text.ts';
import { joinPath } from '../model/paths.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { lastReport } from '../project/last-report.ts';
import { loadProject } from '../project/load-project.ts';
import { readDataFile } from '../project/read-data-file.ts';
import type { Reporter } from '../report.ts';
import { yamlReading } from '../resources.ts';
import { projectState } from '../summary/project-state.ts';
import { type BagFile, folders } from './bag.ts';
import type { IndexRow } from './index-page.ts';
import { hints, otherIngredients, reasons } from './refusals.ts';

export interface PackRequest {
  readonly fiscalYear: number;
  /** Folders of data files; `data` when empty. */
  readonly paths: readonly string[];
  /** Folder of the built reports, and of the signed ones. */
  readonly outputs: string;
  readonly signed: string;
  readonly strict: boolean;
  /** As the command line names it, for the hints. */
  readonly template?: string;
}

/** What of one project goes into a bag. */
export interface ProjectPlan {
  readonly code: string;
  readonly fiscalYear: number;
  readonly files: readonly BagFile[];
  readonly row?: IndexRow;
  readonly refused: readonly Diagnostic[];
}

/** What the reports of a bag must have been made with. */
export interface PackTools {
  readonly reporter: Reporter;
  readonly toolDigest: string;
}

export interface YearTools extends PackTools {
  readonly manifest: Manifest | undefined;
  /** Signed files, by the code of their project. */
  readonly signed: ReadonlyMap<string, readonly string[]>;
}

/** The files of one project, or why they do not go into a bag. */
export async function planProject(
  file: string,
  workspace: Workspace,
  request: PackRequest,
  { reporter, toolDigest, manifest, signed }: YearTools,
): Promise<ProjectPlan> {
  const { fiscalYear } = request;
  const read = readDataFile(workspace, file);
  const checked = read.value ? await reporter.check({ file, bytes: read.value }) : { diagnostics: read.diagnostics };
  const loaded = read.value && loadProject(file, read.value, yamlReading(workspace)).value;
  if (!loaded || !('value' in checked) || !checked.value || stops(checked.diagnostics, request.strict)) {
    const failing = refusal('E-PACK-FAILING', file, reasons.failing, hints.check(file));
    return { code: posix.parse(file).name, fiscalYear, files: [], refused: [failing] };
  }
  const { project, source } = loaded;
  const again = hints.build(file, request.template);
  const code = ownText(project.project.code);
  const known = { code, fiscalYear: project.project.fiscalYear, files: [] };
  if (project.draft) {
    return { ...known, refused: [refusal('E-PACK-DRAFT', file, reasons.isDraft, hints.finish)] };
  }
  const name = documentName(code, false, reporter.suffix);
  const entry = manifest?.documents.get(name);
  const recipe = entry && manifest?.recipes.get(entry.recipe);
  if (!entry || !recipe) {
    const hasDraft = manifest?.documents.has(documentName(code, true, reporter.suffix));
    const missing = hasDraft
      ? refusal('E-PACK-DRAFT', file, reasons.onlyDraft, again)
      : refusal('E-PACK-STALE', file, reasons.notBuilt, again);
    return { ...known, refused: [missing] };
  }
  const refused: Diagnostic[] = [];
  if (recipe.options.draft) refused.push(refusal('E-PACK-DRAFT', file, reasons.onlyDraft, again));
  if (entry.data.sha256 !== source.digest) refused.push(refusal('E-PACK-STALE', file, reasons.ofOtherData, again));
  const other = otherIngredients(recipe, reporter.ingredients(), toolDigest);
  if (other) refused.push(refusal('E-PACK-STALE', file, other, again));
  const found = outputFiles(workspace, request, name, entry);
  refused.push(...found.wrong.map((path) => refusal('E-PACK-STALE', path, reasons.changed, again)));
  const signedFiles = (signed.get(code) ?? []).map((path) => {
    const pdf = found.files.find((each) => each.path.endsWith('.pdf'));
    if (!pdf || !beginsWith(workspace, path, pdf))
      refused.push(refusal('E-PACK-STALE', path, reasons.signedOther, hints.sign));
    return onDisk(workspace, path, `${folders.signed}/${fiscalYear}/${posix.basename(path)}`);
  });
  const data = onDisk(workspace, file, `${folders.data}/${fiscalYear}/${code}.yaml`);
  const files = [...found.files, ...signedFiles, data];
  const row: IndexRow = {
    code,
    name: ownText(project.project.name),
    agency: ownText(project.organization.path.join(' / ')),
    received: project.project.budget.received,
    spent: project.project.budget.spent,
    progress: lastReport(project.reports)?.progress ?? null,
    state: projectState(project),
    files: files.map(({ path }) => path),
  };
  return { ...known, files, row, refused };
}

/** A finding that keeps the year from being packed. */
export function refusal(code: DiagnosticCode, file: string, message: Localized, hint: Localized): Diagnostic {
  return diagnostic(code, { file }, { message, hint });
}

function outputFiles(
  workspace: Workspace,
  { outputs, fiscalYear }: PackRequest,
  name: string,
  entry: DocumentEntry,
): { readonly files: readonly BagFile[]; readonly wrong: readonly string[] } {
  const files: BagFile[] = [];
  const wrong: string[] = [];
  for (const [format, expected] of Object.entries(entry.outputs)) {
    const file = joinPath(outputs, String(fiscalYear), `${name}.${format}`);
    const found = workspace.digestOf(file);
    if (found?.sha256 !== expected.sha256) wrong.push(file);
    else files.push({ path: `${folders.reports}/${fiscalYear}/${name}.${format}`, file, ...found });
  }
  if (Object.keys(entry.outputs).length === 0) wrong.push(joinPath(outputs, String(fiscalYear), `${name}.pdf`));
  return { files, wrong };
}

/** A signed file is the file that was signed, with the signature behind it. */
function beginsWith(workspace: Workspace, signed: string, pdf: BagFile): boolean {
  const whole = workspace.readBytes(signed, sizeLimits.imported);
  const first = 'file' in pdf ? workspace.readBytes(pdf.file, sizeLimits.imported) : pdf.content;
  return Buffer.compare(whole.subarray(0, first.length), first) === 0;
}

/** A file of the workspace as one of a bag. */
export function onDisk(workspace: Workspace, file: string, path: string): BagFile {
  const { bytes, sha256 } = workspace.digestOf(file)!;
  return { path, file, bytes, sha256 };
}
