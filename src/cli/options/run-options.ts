import { publicFolder } from '../../batch/document-name.ts';
import type { SettingsGroup } from '../../batch/group-by-settings.ts';
import type { PlanRequest } from '../../batch/plan.ts';
import type { BuildOptions } from '../../batch/source-result.ts';
import { sourceDate } from '../../host/source-date.ts';
import { readOptions } from '../../library/options.ts';
import type { Localized } from '../../model/localized.ts';
import { joinPath } from '../../model/paths.ts';
import type { IsoDate } from '../../model/project.ts';
import { chosenFormats, type ReportOptions } from '../../model/report-options.ts';
import type { Workspace } from '../../model/workspace.ts';
import { lastYear } from '../../project/date.ts';
import { arabicDigits } from '../../project/decimal.ts';
import { UsageMistake } from '../terminal/terminal.ts';
import { asMeant } from './as-meant.ts';
import { readShard, readTimeLimit, readYear, wrongValue } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';

/** Which data files the command line names. */
export function readPlanRequest(given: Arguments, workspace: Workspace): PlanRequest {
  const year = readYear(given);
  const shard = readShard(given);
  const file = given.paths.find((path) => workspace.exists(path) && !workspace.isFolder(path));
  if (year !== undefined && file !== undefined) throw yearOfFile(file);
  const yearAlone = given.paths.find((path) => /^[2๒][4-6๔-๖][\d๐-๙]{2}$/.test(path) && !workspace.exists(path));
  if (yearAlone !== undefined) throw yearAsPath(yearAlone);
  for (const path of given.paths) {
    const meant = workspace.exists(path) ? [] : filesOfCode(path, workspace);
    if (meant.length > 0) throw codeAsPath(path, meant);
  }
  return { paths: given.paths, ...(year === undefined ? {} : { year }), ...(shard === undefined ? {} : { shard }) };
}

/** Data files of a project that is named by its code, or by its file's name alone. */
function filesOfCode(word: string, workspace: Workspace): readonly string[] {
  const code = /^(\d{8}-\d{3,})(?:\.ya?ml)?$/i.exec(arabicDigits(word))?.[1];
  if (code === undefined || !workspace.isFolder(dataFolder)) return [];
  const years = workspace.list(dataFolder).filter((name) => /^\d{4}$/.test(name));
  return years.map((year) => joinPath(dataFolder, year, `${code}.yaml`)).filter((path) => workspace.exists(path));
}

const dataFolder = 'data';

function codeAsPath(word: string, files: readonly string[]): UsageMistake {
  const named = files.map((file) => `\`${file}\``);
  return new UsageMistake(
    { th: `ไม่พบ \`${word}\``, en: `cannot find \`${word}\`` },
    { th: `หมายถึง ${named.join(' หรือ ')} หรือไม่`, en: `did you mean ${named.join(' or ')}?` },
  );
}

function yearAsPath(path: string): UsageMistake {
  const option = `--year ${asMeant(path, 'year')}`;
  return new UsageMistake(
    { th: `ไม่พบ \`${path}\``, en: `cannot find \`${path}\`` },
    { th: `ปีงบประมาณเขียนเป็น \`${option}\``, en: `a fiscal year is written \`${option}\`` },
  );
}

function yearOfFile(file: string): UsageMistake {
  return new UsageMistake(
    {
      th: `\`--year\` ใช้กับโฟลเดอร์เท่านั้น แต่ \`${file}\` เป็นไฟล์`,
      en: `\`--year\` chooses in a folder, and \`${file}\` is a file`,
    },
    { th: 'ลบ `--year` ออก หรือระบุเป็นโฟลเดอร์', en: 'leave `--year` out, or name a folder' },
  );
}

/** The settings that are in force for some files, and a year with them. */
type GivenGroup = Partial<Pick<SettingsGroup, 'settings' | 'fiscalYear'>>;

/**
 * What the command line and the environment set for every report, and what `raingan.yaml` sets where they do not;
 * checked as the options of the library are.
 */
export function readReportOptions(
  given: Arguments,
  workspace: Workspace,
  { settings, fiscalYear }: GivenGroup = {},
): ReportOptions {
  const words = given
    .value('format')
    ?.split(',')
    .map((word) => word.trim());
  const asked = {
    formats: words,
    draft: given.has('draft'),
    docxPages: given.value('docx-pages') ?? 'lock',
    template: given.value('template') ?? settings?.template,
    fonts: given.value('fonts') ?? settings?.fonts,
    docxTemplate: given.value('docx-template') ?? settings?.docxTemplate,
    pdf: given.value('pdf'),
    date: readDate(workspace),
    timeLimit: readTimeLimit(given),
  };
  if (given.has('public') && given.has('draft')) throw publicDraft();
  const { value, issues } = readOptions(asked);
  const [issue] = issues;
  if (issue) throw wrongOption(issue.option, issue.value, issue.expected);
  const defined = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
  return {
    ...defined,
    formats: chosenFormats(words ?? settings?.formats),
    ...(fiscalYear !== undefined && { fiscalYear }),
    ...(given.has('public') && { public: true }),
  };
}

/** How the files of one group of settings are built. */
export function readBuildOptions(given: Arguments, workspace: Workspace, group: GivenGroup): BuildOptions {
  const out = given.value('out') ?? group.settings?.out ?? defaultOut;
  return {
    report: readReportOptions(given, workspace, group),
    out: given.has('public') ? joinPath(out, publicFolder) : out,
    strict: given.has('strict') || group.settings?.strict === true,
  };
}

/** The folder of the outputs where nothing else is said. */
export const defaultOut = 'output';

function wrongOption(option: string, value: unknown, expected: Localized): UsageMistake {
  const { flag, example } = flags[option] ?? { flag: option, example: '' };
  return wrongValue(flag, String(value), expected, `--${flag} ${example}`);
}

function publicDraft(): UsageMistake {
  return new UsageMistake(
    { th: '`--public` ใช้พร้อมกับ `--draft` ไม่ได้', en: '`--public` and `--draft` exclude each other' },
    { th: 'สำเนาเผยแพร่ทำจากรายงานที่เสร็จแล้ว', en: 'public copies are made of final reports' },
  );
}

/** How the command line writes an option of the library. */
const flags: Readonly<Record<string, { readonly flag: string; readonly example: string }>> = {
  formats: { flag: 'format', example: 'pdf' },
  docxPages: { flag: 'docx-pages', example: 'lock' },
  pdf: { flag: 'pdf', example: '1.7' },
  docxTemplate: { flag: 'docx-template', example: 'letterhead.docx' },
  template: { flag: 'template', example: 'my-template' },
  fonts: { flag: 'fonts', example: 'fonts.yaml' },
  timeLimit: { flag: 'time-limit', example: '60' },
};

function readDate(workspace: Workspace): IsoDate | undefined {
  const date = sourceDate(workspace);
  if (date !== 'invalid') return date === 'absent' ? undefined : date;
  throw new UsageMistake(
    {
      th: `\`SOURCE_DATE_EPOCH\` ต้องเป็นจำนวนวินาทีนับจากปี ค.ศ. 1970 และไม่เกินปี ค.ศ. ${lastYear}`,
      en: `\`SOURCE_DATE_EPOCH\` is not a number of seconds since 1970, up to the year ${lastYear}`,
    },
    { th: 'แก้ค่า หรือลบตัวแปรนี้ออก', en: 'correct the variable, or unset it' },
  );
}
