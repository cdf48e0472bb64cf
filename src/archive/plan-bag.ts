import { posix } from 'node:path';
import { codeIn, documentName } from '../batch/document-name.ts';
import { findLeftovers, type Leftover, type PresentFile } from '../batch/leftovers.ts';
import { type DocumentEntry, manifestName } from '../batch/manifest.ts';
import { readManifest, readManifests } from '../batch/manifest-book.ts';
import { plannedFolders, planRun } from '../batch/plan.ts';
import type { Recipe } from '../batch/recipe.ts';
import { stops } from '../batch/source-result.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { ownText } from '../model/own-text.ts';
import { joinPath } from '../model/paths.ts';
import type { Ingredients } from '../model/report-options.ts';
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

/** What of a year goes into a bag, or why it does not. */
export interface YearPlan {
  readonly files: readonly BagFile[];
  readonly rows: readonly IndexRow[];
  /** Every report that keeps the year from being packed. */
  readonly refused: readonly Diagnostic[];
}

/**
 * Looks at each report of a year: its data has no errors, the outputs are those of this data, this program, this template and
 * these fonts, byte for byte, and no draft; the signed file begins with the output. One project at a time is in memory.
 */
export function planYear(
  workspace: Workspace,
  request: PackRequest,
  { reporter, toolDigest }: { readonly reporter: Reporter; readonly toolDigest: string },
): YearPlan {
  const { fiscalYear, paths, outputs, strict } = request;
  const folder = joinPath(outputs, String(fiscalYear));
  const manifestPath = joinPath(folder, manifestName);
  const manifest = workspace.exists(manifestPath) ? readManifest(workspace, manifestPath) : undefined;
  const files: BagFile[] = [];
  const rows: IndexRow[] = [];
  const refused: Diagnostic[] = [];
  const codes = new Set<string>();
  const present: PresentFile[] = [];
  const refuse = (code: Parameters<typeof diagnostic>[0], file: string, message: Localized, hint: Localized) =>
    void refused.push(diagnostic(code, { file }, { message, hint }));
  const reading = yamlReading(workspace);
  const signedFiles = signedByCode(workspace, request, reporter.suffix);

  for (const file of planRun(workspace, { paths, year: fiscalYear })) {
    const read = readDataFile(workspace, file);
    const checked = read.value ? reporter.check({ file, bytes: read.value }) : { diagnostics: read.diagnostics };
    const loaded = read.value && loadProject(file, read.value, reading).value;
    if (!loaded || !('value' in checked) || !checked.value || stops(checked.diagnostics, strict)) {
      codes.add(posix.parse(file).name);
      present.push({ file, fiscalYear });
      refuse('E-PACK-FAILING', file, failing, {
        th: `ดูด้วย \`raingan check ${file}\``,
        en: `see \`raingan check ${file}\``,
      });
      continue;
    }
    const { project, source } = loaded;
    const again = buildAgain(file, request.template);
    const code = ownText(project.project.code);
    codes.add(code);
    present.push({ file, fiscalYear: project.project.fiscalYear });
    if (project.draft) {
      refuse('E-PACK-DRAFT', file, isDraft, finish);
      continue;
    }
    const name = documentName(code, false, reporter.suffix);
    const entry = manifest?.documents.get(name);
    const recipe = entry && manifest?.recipes.get(entry.recipe);
    const draft = manifest?.documents.get(documentName(code, true, reporter.suffix));
    if (!entry || !recipe) {
      if (draft) refuse('E-PACK-DRAFT', file, onlyDraft, again);
      else refuse('E-PACK-STALE', file, notBuilt, again);
      continue;
    }
    if (recipe.options.draft) refuse('E-PACK-DRAFT', file, onlyDraft, again);
    if (entry.data.sha256 !== source.digest) refuse('E-PACK-STALE', file, ofOtherData, again);
    const other = otherIngredients(recipe, reporter.ingredients(), toolDigest);
    if (other) refuse('E-PACK-STALE', file, other, again);
    const found = outputFiles(workspace, request, name, entry);
    for (const path of found.wrong) refuse('E-PACK-STALE', path, changed, again);
    const signed = (signedFiles.get(code) ?? []).map((path) => {
      const pdf = found.files.find((each) => each.path.endsWith('.pdf'));
      if (!pdf || !beginsWith(workspace, path, pdf)) refuse('E-PACK-STALE', path, signedOther, signAgain);
      return onDisk(workspace, path, `${folders.signed}/${fiscalYear}/${posix.basename(path)}`);
    });
    const data = onDisk(workspace, file, `${folders.data}/${fiscalYear}/${code}.yaml`);
    files.push(...found.files, ...signed, data);
    rows.push({
      code,
      name: ownText(project.project.name),
      agency: ownText(project.organization.path.join(' / ')),
      received: project.project.budget.received,
      spent: project.project.budget.spent,
      progress: lastReport(project.reports)?.progress ?? null,
      state: projectState(project),
      files: [...found.files, ...signed, data].map(({ path }) => path),
    });
  }
  const plan = { paths, year: fiscalYear };
  const search = { workspace, out: outputs, folders: plannedFolders(workspace, plan), present };
  const leftovers = findLeftovers(readManifests(workspace, outputs), search).filter(({ year }) => year === fiscalYear);
  for (const { outputs: left, cause } of leftovers) {
    const others = left.slice(1).map(({ path }) => `\`${path}\``);
    const { th, en } = leftOver[cause];
    const all =
      others.length === 0
        ? leftOver[cause]
        : { th: `${th} และ ${others.join(' ')}`, en: `${en}; likewise ${others.join(' ')}` };
    refuse('E-PACK-LEFTOVER', left[0]!.path, all, prune(fiscalYear));
  }
  const named = new Set(leftovers.map(({ name }) => name));
  for (const [name] of manifest?.documents ?? []) {
    // One that an earlier version recorded says nothing of its data file's folder.
    if (!codes.has(codeIn(name)) && !named.has(name))
      refuse('E-PACK-LEFTOVER', joinPath(folder, name), leftOver.noData, prune(fiscalYear));
  }
  if (manifest) files.push(onDisk(workspace, manifestPath, `${folders.reports}/${fiscalYear}/${manifestName}`));
  return { files, rows, refused };
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

/** Signed files by project: `<code>.pdf`, and `<code>-2.pdf` that was signed again; the template's suffix is behind the code. */
function signedByCode(
  workspace: Workspace,
  { signed, fiscalYear }: PackRequest,
  suffix: string | undefined,
): ReadonlyMap<string, string[]> {
  const folder = joinPath(signed, String(fiscalYear));
  const found = new Map<string, string[]>();
  if (!workspace.exists(folder) || !workspace.isFolder(folder)) return found;
  for (const name of workspace.list(folder)) {
    const [, code, rest] = /^(\d{8}-\d{3,})(.*?)(?:-\d{1,2})?\.pdf$/.exec(name) ?? [];
    if (code !== undefined && rest === (suffix === undefined ? '' : `-${suffix}`))
      found.set(code, [...(found.get(code) ?? []), joinPath(folder, name)]);
  }
  return found;
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

function otherIngredients(recipe: Recipe, own: Ingredients, tool: string): Localized | undefined {
  const other = [
    recipe.tool.sha256 === tool ? undefined : { th: 'โปรแกรมรุ่นอื่น', en: 'another program' },
    recipe.template === own.template ? undefined : { th: 'แม่แบบอื่น', en: 'another template' },
    recipe.fonts === own.fonts ? undefined : { th: 'แบบอักษรอื่น', en: 'other fonts' },
    recipe.dictionary === own.dictionary ? undefined : { th: 'พจนานุกรมอื่น', en: 'another dictionary' },
  ].flatMap((each) => each ?? []);
  if (other.length === 0) return undefined;
  return {
    th: `รายงานสร้างด้วย${other.map(({ th }) => th).join(' และ')}`,
    en: `the report was built with ${other.map(({ en }) => en).join(' and ')}`,
  };
}

const failing: Localized = { th: 'ข้อมูลมีข้อผิดพลาด', en: 'the data has errors' };
const isDraft: Localized = { th: 'เป็นฉบับร่าง', en: 'it is a draft' };
const onlyDraft: Localized = { th: 'มีเฉพาะฉบับร่างที่สร้างไว้', en: 'only a draft of it is built' };
const finish: Localized = {
  th: 'ลบ `draft: true` เมื่อรายงานเสร็จแล้ว แล้วสร้างใหม่',
  en: 'delete `draft: true` when the report is final, and build it',
};
const notBuilt: Localized = { th: 'ยังไม่ได้สร้างรายงาน', en: 'no report of it is built' };
const ofOtherData: Localized = {
  th: 'รายงานที่สร้างไว้เป็นของข้อมูลเก่า',
  en: 'the report that is built is of earlier data',
};
const changed: Localized = {
  th: 'ไฟล์ไม่อยู่ หรือไม่เหมือนกับที่สร้างไว้',
  en: 'the file is gone, or not as it was built',
};
const signedOther: Localized = {
  th: 'ไฟล์ที่ลงนามไม่ใช่รายงานที่สร้างไว้ในขณะนี้',
  en: 'the signed file is not of the report that is built now',
};
const signAgain: Localized = {
  th: 'ลงนามรายงานปัจจุบันใหม่ หรือย้ายไฟล์ที่ลงนามเดิมออกจากโฟลเดอร์',
  en: 'sign the present report, or move the earlier signed file out of the folder',
};
const leftOver: Readonly<Record<Leftover['cause'], Localized>> = {
  noData: { th: 'รายงานไม่มีไฟล์ข้อมูลแล้ว', en: 'the report has no data file any more' },
  earlierData: { th: 'ไฟล์เป็นของข้อมูลเก่า', en: 'the file is of earlier data' },
  draft: { th: 'เป็นฉบับร่างข้างรายงานจริง', en: 'the file is a draft beside the official report' },
};
const prune = (year: number): Localized => ({
  th: `ลบด้วย \`raingan build --year ${year} --prune\` หรือนำไฟล์ข้อมูลกลับมา`,
  en: `\`raingan build --year ${year} --prune\` removes it; or bring its data file back`,
});

function buildAgain(file: string, template: string | undefined): Localized {
  const command = `raingan build ${template === undefined ? '' : `--template ${template} `}${file}`;
  return { th: `สร้างใหม่ด้วย \`${command}\``, en: `build it with \`${command}\`` };
}
