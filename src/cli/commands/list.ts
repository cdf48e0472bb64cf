import { leftoverFinding } from '../../batch/leftovers.ts';
import { misnamedFiles } from '../../batch/misnamed-files.ts';
import { plannedFolders } from '../../batch/plan.ts';
import { planYears, readProjects } from '../../batch/read-year.ts';
import { builtDocuments } from '../../batch/recorded-year.ts';
import { createSeenFiles, reviewOutputs } from '../../batch/review-outputs.ts';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import type { Localized } from '../../model/localized.ts';
import { type OfficeSettings, settingsInForce } from '../../project/settings.ts';
import {
  type BuiltDocument,
  fieldOf,
  type ProjectField,
  type ProjectRow,
  projectFields,
  projectRow,
} from '../../summary/project-row.ts';
import { openSettings, sayOverridden } from '../options/open-settings.ts';
import { readYear } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readColumns, readOrder, readSelection } from '../options/query-options.ts';
import { defaultOut } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { commandPath, sayError, sayLine, sayPath, UsageMistake } from '../terminal/terminal.ts';
import { exactValue, listLines, listTable, tableColumns } from './list-formats.ts';

/** `raingan list`: projects as a table, lines, JSON, CSV or a workbook; data files with errors are named and left out. */
export async function list(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  if (given.has('missing') || given.has('month'))
    return (await import('./list-missing.ts')).listMissing(given, language, terminal);
  const { workspace, stdout, stderr } = terminal;
  const year = readYear(given);
  const format = readFormat(given);
  const query = { test: readSelection(given), order: readOrder(given), columns: readColumns(given) };
  const print = createFindingsPrinter(given, language, terminal);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const { office } = loaded;
  sayOverridden(given, [{ settings: settingsInForce(office, year) }], stderr, language);

  const { rows, broken, failures, misnamed, seen, years, outs } = readRows(given, terminal, year, office);
  const selected = rows.filter(query.test).sort(query.order);
  if (format === 'table') {
    if (rows.length === 0 && broken.length === 0) sayLine(stderr, language, noProjects(year));
    else stdout.write(table(selected, query.columns, years > 1, language, terminal));
  } else if (format === 'json') {
    for (const row of selected) stdout.write(`${printableJson(jsonEntry(row, query.columns ?? projectFields))}\n`);
  } else {
    const { listCsv, listXlsx, spreadsheetColumns } = await import('./list-spreadsheet.ts');
    const fields = query.columns ?? spreadsheetColumns.map((name) => fieldOf(name)!);
    if (format === 'csv') stdout.write(listCsv(selected, fields, { bom: given.has('bom'), raw: given.has('raw') }));
    else {
      const file = given.value('xlsx')!;
      workspace.writeWhole(file, await listXlsx(selected, fields, year));
      sayPath(stdout, file);
    }
  }

  for (const { text, hint } of failures) sayError(stderr, language, text, hint);
  print(misnamed);
  for (const file of broken) sayLine(stderr, language, leftOut(file));
  const plan = { paths: given.paths, ...(year === undefined ? {} : { year }) };
  const folders = plannedFolders(workspace, plan);
  for (const out of outs) {
    const { leftovers, otherRecipes } = reviewOutputs({ workspace, out, folders, seen });
    print([...leftovers.map(leftoverFinding), ...otherRecipes]);
  }
  return failures.length > 0 ? 3 : broken.length > 0 ? 1 : 0;
}

/** Reads the projects one by one, and keeps of each no more than its row. */
function readRows(given: Arguments, { workspace }: Terminal, year: number | undefined, office: OfficeSettings) {
  const rows: ProjectRow[] = [];
  const broken: string[] = [];
  const failures: { readonly text: Localized; readonly hint: Localized }[] = [];
  const seen = createSeenFiles();
  const documents = new Map<number, (code: string, digest: string) => BuiltDocument>();
  const outOf = (ofYear: number | undefined) => given.value('out') ?? settingsInForce(office, ofYear).out ?? defaultOut;
  const passedOver: string[] = [];
  const files = planYears(workspace, given.paths, year, (path) => passedOver.push(path));
  for (const { file, value, failure } of readProjects(workspace, files)) {
    if (failure) failures.push(failure);
    if (!value) {
      broken.push(file);
      seen.note(file, { state: 'failed' });
      continue;
    }
    const { project, source } = value;
    const { code, fiscalYear } = project.project;
    seen.note(file, { state: 'unchanged', made: { fiscalYear, name: code } });
    if (year !== undefined && fiscalYear !== year) continue;
    const documentOf = documents.get(fiscalYear) ?? builtDocuments(workspace, outOf(fiscalYear), fiscalYear);
    documents.set(fiscalYear, documentOf);
    rows.push(projectRow(project, file, documentOf(code, source.digest), settingsInForce(office, fiscalYear)));
  }
  const years = new Set(rows.map((row) => row.fiscalYear));
  const outs = new Set([outOf(year), ...[...years].map(outOf)]);
  rows.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.fiscalYear - b.fiscalYear));
  const misnamed = misnamedFiles(workspace, [...new Set(passedOver)]);
  return { rows, broken, failures, misnamed, seen, outs, years: years.size };
}

function table(
  rows: readonly ProjectRow[],
  chosen: readonly ProjectField[] | undefined,
  severalYears: boolean,
  language: Language,
  { stdout }: Terminal,
): string {
  const usual = tableColumns.filter((name) => name !== 'fiscalYear' || severalYears).map((name) => fieldOf(name)!);
  const columns = { fields: chosen ?? usual, isChosen: chosen !== undefined };
  return stdout.isTTY ? listTable(rows, columns, language, stdout.columns || 80) : listLines(rows, columns, language);
}

function readFormat(given: Arguments): 'table' | 'json' | 'csv' | 'xlsx' {
  const chosen = {
    json: given.has('json'),
    csv: given.has('csv') || given.has('bom') || given.has('raw'),
    xlsx: given.has('xlsx'),
  };
  const formats = (['json', 'csv', 'xlsx'] as const).filter((format) => chosen[format]);
  if (formats.length > 1) {
    const [one, other] = formats;
    throw new UsageMistake(
      { th: `\`--${one}\` ใช้พร้อมกับ \`--${other}\` ไม่ได้`, en: `\`--${one}\` and \`--${other}\` exclude each other` },
      { th: 'เลือกอย่างเดียว', en: 'choose one' },
    );
  }
  return formats[0] ?? 'table';
}

function jsonEntry(row: ProjectRow, fields: readonly ProjectField[]): object {
  return Object.fromEntries(fields.map((field) => [field.name, exactValue(field, row[field.name])]));
}

function noProjects(year: number | undefined): Localized {
  if (year === undefined) return { th: 'ไม่มีโครงการ', en: 'no projects' };
  return { th: `ปีงบประมาณ ${year} ไม่มีโครงการ`, en: `no projects in fiscal year ${year}` };
}

const leftOut = (file: string): Localized => ({
  th: `ไม่แสดง ${file} เพราะมีข้อผิดพลาด ดูด้วย \`raingan check ${commandPath(file)}\``,
  en: `left out ${file}, which has errors; see \`raingan check ${commandPath(file)}\``,
});
