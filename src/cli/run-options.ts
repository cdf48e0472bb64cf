import type { PlanRequest } from '../batch/plan.ts';
import { sourceDate } from '../host/source-date.ts';
import { pdfEditions } from '../model/pdf-edition.ts';
import type { IsoDate } from '../model/project.ts';
import type { Format, ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import { readChoice, readList, readShard, readYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { UsageMistake } from './terminal.ts';

/** Which data files the command line asks for. */
export function readPlanRequest(given: Arguments, workspace: Workspace): PlanRequest {
  const year = readYear(given);
  const shard = readShard(given);
  const file = given.paths.find((path) => workspace.exists(path) && !workspace.isFolder(path));
  if (year !== undefined && file !== undefined) throw yearOfFile(file);
  return { paths: given.paths, ...(year === undefined ? {} : { year }), ...(shard === undefined ? {} : { shard }) };
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

const formats: readonly Format[] = ['pdf', 'docx'];

/** What the command line and the environment ask of every report. */
export function readReportOptions(given: Arguments, workspace: Workspace): ReportOptions {
  const template = given.value('template');
  const fonts = given.value('fonts');
  const docxTemplate = given.value('docx-template');
  const date = readDate(workspace);
  return {
    formats: readList(given, 'format', formats),
    draft: given.has('draft'),
    docxPages: readChoice(given, 'docx-pages', ['lock', 'flow']),
    ...(template === undefined ? {} : { template }),
    ...(fonts === undefined ? {} : { fonts }),
    ...(docxTemplate === undefined ? {} : { docxTemplate }),
    ...(given.value('pdf') === undefined ? {} : { pdf: readChoice(given, 'pdf', pdfEditions) }),
    ...(date === undefined ? {} : { date }),
  };
}

function readDate(workspace: Workspace): IsoDate | undefined {
  const date = sourceDate(workspace);
  if (date !== 'invalid') return date === 'absent' ? undefined : date;
  throw new UsageMistake(
    {
      th: '`SOURCE_DATE_EPOCH` ต้องเป็นจำนวนวินาทีนับจากปี ค.ศ. 1970',
      en: '`SOURCE_DATE_EPOCH` is not a number of seconds since 1970',
    },
    { th: 'แก้ค่า หรือลบตัวแปรนี้ออก', en: 'correct the variable, or unset it' },
  );
}
