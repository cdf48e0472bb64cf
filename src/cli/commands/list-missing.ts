import { displayWidth } from '../../diagnostics/reporters/display-width.ts';
import { printable, printableJson } from '../../diagnostics/reporters/printable.ts';
import { fiscalYearOf } from '../../model/fiscal-year.ts';
import type { Localized } from '../../model/localized.ts';
import { settingsInForce } from '../../project/settings.ts';
import { byAgency, type IsoMonth, type MissingReport, missingReport } from '../../summary/missing-reports.ts';
import { projectRow } from '../../summary/project-row.ts';
import { formatPercent } from '../../thai/baht.ts';
import { thaiDate } from '../../thai/dates.ts';
import { openSettings } from '../options/open-settings.ts';
import { readYear as readYearOption, requireYear, wrongValue } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readSelection } from '../options/query-options.ts';
import { defaultOut } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayLine, sayPath, type Terminal, UsageMistake } from '../terminal/terminal.ts';

/** `raingan list --missing`: who has not reported, in a month or at all, by agency. */
export async function listMissing(given: Arguments, language: Language, terminal: Terminal) {
  const { workspace, stdout, stderr } = terminal;
  for (const option of ['columns', 'sort']) if (given.has(option)) throw notHere(option);
  const month = readMonth(given);
  const year = yearOf(month, given);
  const [{ readYear }, { builtDocuments }] = await Promise.all([
    import('../../batch/read-year.ts'),
    import('../../batch/recorded-year.ts'),
  ]);
  const test = readSelection(given);
  const print = createFindingsPrinter(given, language, terminal);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const settings = settingsInForce(loaded.office, year);
  const built = builtDocuments(workspace, given.value('out') ?? settings.out ?? defaultOut, year);
  const data = readYear(workspace, given.paths, year, ({ project, source: { file, digest } }) => {
    if (!test(projectRow(project, file, built(project.project.code, digest), settings))) return undefined;
    return { missing: missingReport(project, month) };
  });
  const { broken, failures } = data;
  const projects = data.projects.flatMap((each) => each ?? []);
  const missing = byAgency(projects.flatMap((each) => each.missing ?? []));
  if (given.has('xlsx')) {
    const { missingXlsx } = await import('./list-missing-spreadsheet.ts');
    const file = given.value('xlsx')!;
    workspace.writeWhole(file, await missingXlsx(missing, titleOf(month, year).th));
    sayPath(stdout, file);
  } else if (given.has('csv') || given.has('bom') || given.has('raw')) {
    const { missingCsv } = await import('./list-missing-spreadsheet.ts');
    stdout.write(missingCsv(missing, { bom: given.has('bom'), raw: given.has('raw') }));
  } else if (given.has('json')) {
    for (const { last, ...entry } of missing)
      stdout.write(
        `${printableJson({ ...entry, lastNumber: last?.number ?? null, lastDate: last?.date ?? null, lastProgress: last ? formatPercent(last.progress) : null })}\n`,
      );
  } else stdout.write(missingTable(missing, language));
  sayLine(stderr, language, closing(missing.length, projects.length, titleOf(month, year)));
  for (const { text, hint } of failures) sayError(stderr, language, text, hint);
  for (const file of broken) sayLine(stderr, language, leftOut(file));
  return failures.length > 0 ? 3 : broken.length > 0 ? 1 : 0;
}

function notHere(option: string): UsageMistake {
  return new UsageMistake(
    {
      th: `\`--missing\` มีคอลัมน์และลำดับของตัวเอง จึงไม่รับ \`--${option}\``,
      en: `\`--missing\` has columns and an order of its own, and takes no \`--${option}\``,
    },
    { th: `ลบ \`--${option}\` ออก`, en: `leave \`--${option}\` out` },
  );
}

/** Reads a calendar month of the Buddhist era, `2565-03`. */
function readMonth(given: Arguments): IsoMonth | undefined {
  const text = given.value('month');
  if (text === undefined) return undefined;
  const [, year, month] = /^(2[4-6]\d\d)-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year !== undefined) return `${Number(year) - 543}-${month}`;
  throw wrongValue(
    'month',
    text,
    { th: 'เดือนเขียนเป็นปี พ.ศ. สี่หลัก ขีด เดือนสองหลัก', en: 'a month is a year in B.E., a hyphen, two digits' },
    '--month 2565-03',
  );
}

function yearOf(month: IsoMonth | undefined, given: Arguments): number {
  if (month === undefined) return requireYear(given, 'list');
  const own = fiscalYearOf(`${month}-01`);
  const year = readYearOption(given);
  if (year === undefined || year === own) return own;
  throw new UsageMistake(
    {
      th: `เดือนใน \`--month\` อยู่ในปีงบประมาณ ${own} ไม่ใช่ ${year}`,
      en: `the month of \`--month\` lies in fiscal year ${own}, not ${year}`,
    },
    { th: 'ไม่ต้องใส่ `--year`', en: 'leave `--year` out' },
  );
}

/** One agency after the other, its projects below it. */
function missingTable(missing: readonly MissingReport[], language: Language): string {
  const agencies = [...new Set(missing.map(({ agency }) => agency))];
  return agencies
    .map((agency) => {
      const projects = missing.filter((each) => each.agency === agency);
      const width = Math.max(...projects.map(({ code }) => displayWidth(code)));
      const lines = projects.map(
        (each) =>
          `  ${each.code.padEnd(width)}  ${printable(each.name.replace(/\s+/g, ' '))}\n  ${' '.repeat(width)}  ${printable(whom(each)[language])}\n`,
      );
      return `${printable(agency)} (${projects.length})\n${lines.join('')}`;
    })
    .join('\n');
}

function whom({ responsible, phone, last }: MissingReport): Localized {
  const person = phone === '' ? responsible : `${responsible} (${phone})`;
  if (!last) return { th: `${person} · ยังไม่เคยรายงาน`, en: `${person} · no report yet` };
  const date = last.date === null ? undefined : thaiDate(last.date);
  const percent = formatPercent(last.progress);
  return {
    th: `${person} · ล่าสุดครั้งที่ ${last.number} ${date ?? 'ไม่ระบุวันที่'} ${percent} %`,
    en: `${person} · last: report ${last.number}, ${date ?? 'no date'}, ${percent} %`,
  };
}

const titleOf = (month: IsoMonth | undefined, year: number): Localized => {
  if (month === undefined) return { th: `ปีงบประมาณ ${year}`, en: `fiscal year ${year}` };
  const thai = `${Number(month.slice(0, 4)) + 543}-${month.slice(5)}`;
  return { th: `เดือน ${thai}`, en: `month ${thai}` };
};

const closing = (missing: number, all: number, title: Localized): Localized => ({
  th: `${title.th}: ยังไม่รายงาน ${missing} จาก ${all} โครงการ`,
  en: `${title.en}: ${missing} of ${all} projects have not reported`,
});

const leftOut = (file: string): Localized => ({
  th: `ไม่แสดง ${file} เพราะมีข้อผิดพลาด ดูด้วย \`raingan check ${file}\``,
  en: `left out ${file}, which has errors; see \`raingan check ${file}\``,
});
