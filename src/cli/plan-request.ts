import type { PlanRequest } from '../batch/plan.ts';
import type { Workspace } from '../model/workspace.ts';
import { readShard, readYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { UsageMistake } from './usage-mistake.ts';

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
