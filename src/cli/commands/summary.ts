import { channel } from 'node:diagnostics_channel';
import { readYear, type YearData } from '../../batch/read-year.ts';
import { builtDocuments, compareManifest } from '../../batch/recorded-year.ts';
import type { Localized } from '../../model/localized.ts';
import { joinPath } from '../../model/paths.ts';
import { sha256Of } from '../../model/sha256.ts';
import type { Workspace } from '../../model/workspace.ts';
import { type OfficeSettings, type Settings, settingsInForce } from '../../project/settings.ts';
import { type ProjectRow, projectRow } from '../../summary/project-row.ts';
import { type CountedProject, type SummedProject, summedProject } from '../../summary/summed-project.ts';
import { summaryTemplate } from '../../template/shipped-folder.ts';
import { openSettings, sayOverridden } from '../options/open-settings.ts';
import { readYear as readYearOption } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readOrder, readSelection } from '../options/query-options.ts';
import { defaultOut, readReportOptions } from '../options/run-options.ts';
import { createFindingsPrinter, type FindingsPrinter } from '../terminal/print-findings.ts';
import type { Language, Terminal, TextStream } from '../terminal/terminal.ts';
import { commandPath, sayError, sayLine, UsageMistake } from '../terminal/terminal.ts';

/** `raingan summary`: the summary of a fiscal year, or of each; none as long as a data file of the year has errors. */
export async function summary(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace } = terminal;
  readReportOptions(given, workspace); // wrong usage is reported before anything is looked for
  const year = readYearOption(given);
  const conditions = given.values('where').join(', ');
  readSelection(given);
  readOrder(given);
  const print = createFindingsPrinter(given, language, terminal);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const tools = { given, language, terminal, print, office: loaded.office, conditions };
  let status = 0;
  for (const each of year === undefined ? yearsOfData(workspace, given.paths) : [year])
    status = Math.max(status, await summaryOf(each, tools));
  return status;
}

interface SummaryTools {
  readonly given: Arguments;
  readonly language: Language;
  readonly terminal: Terminal;
  readonly print: FindingsPrinter;
  readonly office: OfficeSettings;
  /** Of `--where`. */
  readonly conditions: string;
}

async function summaryOf(fiscalYear: number, tools: SummaryTools): Promise<number> {
  const { given, language, terminal, print, office, conditions } = tools;
  const { workspace, stdout, stderr } = terminal;
  // The template of reports is not a summary's.
  const { template: _, ...settings } = settingsInForce(office, fiscalYear);
  const { template, ...report } = readReportOptions(given, workspace, { settings });
  const out = given.value('out') ?? settings.out ?? defaultOut;
  if (!given.has('quiet')) sayOverridden(given, [{ settings }], stderr, language);

  const { selected, codes, status } = readSelected(fiscalYear, { out, settings }, tools);
  if (!selected) return status;
  if (codes.length === 0) return sayNoProjects(fiscalYear, tools);
  summaryBegins.publish(selected.length);
  const place = new Map<CountedProject, number>(selected.map((project, index) => [project, index]));
  const { buildSummary } = await import('../../summary/build-summary.ts');
  const { value: built, diagnostics } = await buildSummary(workspace, selected, {
    formats: report.formats,
    fiscalYear,
    template: template ?? summaryTemplate(workspace),
    selection: {
      conditions: conditions || undefined,
      ...(given.has('sort') && { order: (a, b) => place.get(a)! - place.get(b)! }),
    },
    ...(report.fonts !== undefined && { fonts: report.fonts }),
    ...(report.pdf !== undefined && { pdf: report.pdf }),
    ...(report.date !== undefined && { date: report.date }),
  });
  print(diagnostics);
  if (!built) return 1;

  for (const { format, bytes, pages } of built.outputs) {
    const path = joinPath(out, String(fiscalYear), `summary-${fiscalYear}${mark(conditions)}.${format}`);
    workspace.writeWhole(path, bytes);
    sayLine(stdout, language, {
      th: `${path}  ${pages} หน้า`,
      en: `${path}  ${pages} ${pages === 1 ? 'page' : 'pages'}`,
    });
  }
  if (!given.has('quiet')) {
    printDifference(compareManifest(workspace, out, fiscalYear, codes), stderr, language);
    const { projectCount } = built.summary.total;
    sayLine(stderr, language, { th: `สรุปจาก ${projectCount} โครงการ`, en: `projects in the summary: ${projectCount}` });
  }
  return 0;
}

/** A summary of nothing would look as one of a year without money. A folder that waits for its files is no mistake. */
function sayNoProjects(fiscalYear: number, { given, language, terminal: { stderr } }: SummaryTools): number {
  const text = {
    th: `ปีงบประมาณ ${fiscalYear} ไม่มีโครงการ จึงไม่ได้สร้างสรุป`,
    en: `no projects in fiscal year ${fiscalYear}, and so no summary`,
  };
  if (readYearOption(given) !== undefined) {
    sayError(stderr, language, text, seeYears);
    return 3;
  }
  if (!given.has('quiet')) sayLine(stderr, language, text);
  return 0;
}

const seeYears: Localized = {
  th: 'ตรวจปีที่พิมพ์ `raingan list` แสดงโครงการของทุกปี',
  en: 'check the year; `raingan list` shows the projects of all years',
};

/** Announces a summary, with how many projects it adds up: a process may set itself up for many. */
const summaryBegins = channel('raingan:summary');

/**
 * Reads the projects of a year that meet `--where`, in the order of `--sort`, and the codes of all; where the data of one
 * has errors, reports them and gives the status to end with. The rows that the projects are selected by are not kept.
 */
function readSelected(
  fiscalYear: number,
  { out, settings }: { readonly out: string; readonly settings: Settings },
  { given, language, terminal: { workspace, stderr }, print }: SummaryTools,
): { readonly selected?: SummedProject[]; readonly codes: readonly string[]; readonly status: number } {
  const documentOf = builtDocuments(workspace, out, fiscalYear);
  const data = readYear(workspace, given.paths, fiscalYear, ({ project, source }) => {
    const summed = summedProject(project, source);
    return { summed, row: projectRow(project, source.file, documentOf(summed.figures.code, source.digest), settings) };
  });
  const { codes } = data;
  print(data.misnamed);
  if (data.broken.length > 0 || data.diagnostics.length > 0) {
    print(data.diagnostics);
    for (const { text, hint } of data.failures) sayError(stderr, language, text, hint);
    sayError(stderr, language, notSummed(data), checkHint(data));
    return { codes, status: data.failures.length > 0 ? 3 : 1 };
  }
  for (const file of data.strangers) sayLine(stderr, language, ofAnotherYear(file, fiscalYear));
  return { selected: selectProjects(given, data.projects), codes, status: 0 };
}

/** The projects of a year that meet `--where`, in the order of `--sort`. */
function selectProjects(
  given: Arguments,
  projects: readonly { readonly summed: SummedProject; readonly row: ProjectRow }[],
): SummedProject[] {
  const [test, order] = [readSelection(given), readOrder(given)];
  return projects
    .filter(({ row }) => test(row))
    .sort((a, b) => order(a.row, b.row))
    .map(({ summed }) => summed);
}

/** A summary of some projects has a file of its own for each selection: it is never taken for that of the year. */
function mark(conditions: string): string {
  return conditions === '' ? '' : `-${sha256Of(conditions).slice(0, 8)}`;
}

/** The fiscal years that have a folder below the paths, or below `data`. */
function yearsOfData(workspace: Workspace, paths: readonly string[]): number[] {
  const folders = (paths.length > 0 ? paths : ['data']).flatMap((path) => workspace.list(path));
  const years = [...new Set(folders.filter((name) => /^2[4-6]\d{2}$/.test(name)).map(Number))].sort();
  if (years.length > 0) return years;
  throw new UsageMistake(
    { th: 'ไม่มีโฟลเดอร์ของปีงบประมาณ', en: 'no folder of a fiscal year' },
    {
      th: 'ระบุโฟลเดอร์ที่มีปี เช่น `raingan summary data --year 2564`',
      en: 'name a folder with years in it, or add `--year 2564`',
    },
  );
}

function printDifference(difference: ReturnType<typeof compareManifest>, stderr: TextStream, language: Language): void {
  const { notBuilt = [], withoutData = [], draftOnly = [] } = difference ?? {};
  if (draftOnly.length > 0) {
    sayLine(stderr, language, {
      th: `โครงการที่นับในสรุปแต่สร้างไว้เพียงฉบับร่าง: ${draftOnly.join(' ')}`,
      en: `in the summary, but built as drafts only: ${draftOnly.join(' ')}`,
    });
  }
  if (notBuilt.length > 0) {
    sayLine(stderr, language, {
      th: `โครงการที่นับในสรุปแต่ยังไม่ได้สร้างรายงาน: ${notBuilt.join(' ')}`,
      en: `in the summary, but their reports are not built: ${notBuilt.join(' ')}`,
    });
  }
  if (withoutData.length > 0) {
    sayLine(stderr, language, {
      th: `รายงานที่สร้างไว้แต่ไม่มีไฟล์ข้อมูลแล้ว จึงไม่นับในสรุป: ${withoutData.join(' ')}`,
      en: `built reports without a data file, not in the summary: ${withoutData.join(' ')}`,
    });
  }
}

const notSummed = ({ files }: YearData<unknown>): Localized => ({
  th: 'ไม่ได้สร้างสรุป เพราะยอดรวมจะไม่ครบทุกโครงการ',
  en: `no summary: its totals would not cover all ${files.length} data files`,
});

const checkHint = ({ broken: [file] }: YearData<unknown>): Localized => ({
  th: `แก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่${file ? ` ตรวจด้วย \`raingan check ${commandPath(file)}\`` : ''}`,
  en: `correct the errors above, then run again${file ? `; \`raingan check ${commandPath(file)}\` checks` : ''}`,
});

const ofAnotherYear = (file: string, year: number): Localized => ({
  th: `ไม่นับ ${file} เพราะไม่ใช่โครงการของปีงบประมาณ ${year}`,
  en: `not counted: ${file} is no project of fiscal year ${year}`,
});
