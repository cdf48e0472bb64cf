import { join, posix } from 'node:path';
import { readYear, type YearData } from '../batch/read-year.ts';
import { compareManifest } from '../batch/recorded-year.ts';
import type { Localized } from '../model/localized.ts';
import { settingsInForce } from '../project/settings.ts';
import { openSettings, sayOverridden } from './open-settings.ts';
import { requireYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { printFindings } from './print-findings.ts';
import { defaultOut, readReportOptions } from './run-options.ts';
import type { Language, Terminal, TextStream } from './terminal.ts';
import { commandPath, sayError, sayLine, useColor } from './terminal.ts';

/** `raingan summary`: the summary of a fiscal year; none as long as a data file of the year has errors. */
export async function summary(given: Arguments, language: Language, { workspace, stdout, stderr }: Terminal) {
  const fiscalYear = requireYear(given, 'summary');
  readReportOptions(given, workspace); // wrong usage is reported before anything is looked for
  const color = useColor(given.has('no-color'), stderr, workspace);
  const show = { reporter: 'pretty', stream: stderr, workspace, language, verbose: false, color } as const;
  const loaded = await openSettings(workspace, (found) => printFindings(found, show));
  if (!loaded) return 1;
  const { template: _, ...settings } = settingsInForce(loaded.office, fiscalYear); // the template of reports is not a summary's
  const { template, ...report } = readReportOptions(given, workspace, { settings });
  const out = given.value('out') ?? settings.out ?? defaultOut;
  if (!given.has('quiet')) sayOverridden(given, [{ settings }], stderr, language);

  const data = readYear(workspace, given.paths, fiscalYear);
  printFindings(data.misnamed, show);
  if (data.broken.length > 0 || data.diagnostics.length > 0) {
    printFindings(data.diagnostics, show);
    for (const { text, hint } of data.failures) sayError(stderr, language, text, hint);
    sayError(stderr, language, notSummed(data), checkHint(data));
    return data.failures.length > 0 ? 3 : 1;
  }
  for (const { source } of data.strangers) sayLine(stderr, language, ofAnotherYear(source.file, fiscalYear));

  const { buildSummary } = await import('../summary/build-summary.ts');
  const { value: built, diagnostics } = await buildSummary(workspace, data.projects, {
    formats: report.formats,
    fiscalYear,
    template: template ?? join(workspace.packageRoot, 'templates', 'fiscal-year-summary'),
    ...(report.fonts !== undefined && { fonts: report.fonts }),
    ...(report.pdf !== undefined && { pdf: report.pdf }),
    ...(report.date !== undefined && { date: report.date }),
  });
  printFindings(diagnostics, show);
  if (!built) return 1;

  for (const { format, bytes, pages } of built.outputs) {
    const path = posix.join(out, String(fiscalYear), `summary-${fiscalYear}.${format}`);
    workspace.writeWhole(path, bytes);
    sayLine(stdout, language, {
      th: `${path}  ${pages} หน้า`,
      en: `${path}  ${pages} ${pages === 1 ? 'page' : 'pages'}`,
    });
  }
  if (!given.has('quiet')) {
    const codes = data.projects.map(({ project }) => project.project.code);
    printDifference(compareManifest(workspace, out, fiscalYear, codes), stderr, language);
    const { projectCount } = built.summary.total;
    sayLine(stderr, language, { th: `สรุปจาก ${projectCount} โครงการ`, en: `projects in the summary: ${projectCount}` });
  }
  return 0;
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

const notSummed = ({ files }: YearData): Localized => ({
  th: 'ไม่ได้สร้างสรุป เพราะยอดรวมจะไม่ครบทุกโครงการ',
  en: `no summary: its totals would not cover all ${files.length} data files`,
});

const checkHint = ({ broken: [file] }: YearData): Localized => ({
  th: `แก้ข้อผิดพลาดข้างต้นแล้วสั่งใหม่${file ? ` ตรวจด้วย \`raingan check ${commandPath(file)}\`` : ''}`,
  en: `correct the errors above, then run again${file ? `; \`raingan check ${commandPath(file)}\` checks` : ''}`,
});

const ofAnotherYear = (file: string, year: number): Localized => ({
  th: `ไม่นับ ${file} เพราะไม่ใช่โครงการของปีงบประมาณ ${year}`,
  en: `not counted: ${file} is no project of fiscal year ${year}`,
});
