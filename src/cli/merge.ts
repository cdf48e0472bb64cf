import { mergeOutputs } from '../batch/merge.ts';
import { planRun } from '../batch/plan.ts';
import { lockFolder } from '../host/lock-folder.ts';
import { settingsInForce } from '../project/settings.ts';
import { openSettings, sayOverridden } from './open-settings.ts';
import { readYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { printFindings } from './print-findings.ts';
import { defaultOut } from './run-options.ts';
import type { Language, Terminal } from './terminal.ts';
import { sayError, sayLine, UsageMistake, useColor } from './terminal.ts';

/** `raingan merge`: unites what the shards of a run wrote, and says what is missing. */
export async function merge(given: Arguments, language: Language, { workspace, stderr }: Terminal): Promise<number> {
  if (given.paths.length === 0) throw noFolder();
  const year = readYear(given);
  const color = useColor(given.has('no-color'), stderr, workspace);
  const show = { reporter: 'pretty', stream: stderr, workspace, language, verbose: false, color } as const;
  const loaded = await openSettings(workspace, (found) => printFindings(found, show));
  if (!loaded) return 1;
  const settings = settingsInForce(loaded.office, year);
  const out = given.value('out') ?? settings.out ?? defaultOut;
  if (!given.has('quiet')) sayOverridden(given, [{ settings }], stderr, language);
  const data = given.value('data') ?? (year === undefined ? undefined : 'data');
  const expected = data && planRun(workspace, { paths: [data], ...(year === undefined ? {} : { year }) });
  const { documents, copied, problems } = mergeOutputs(
    { folders: given.paths, out, ...(expected ? { expected } : {}) },
    workspace,
    (folder) => lockFolder(workspace.root, folder),
  );
  for (const problem of problems) sayError(stderr, language, problem);
  if (!given.has('quiet')) {
    sayLine(stderr, language, {
      th: `รวมรายงาน ${documents} ฉบับ เขียนใหม่ ${copied} ไฟล์ พบปัญหา ${problems.length} ข้อ`,
      en: `${documents} ${documents === 1 ? 'report' : 'reports'} united, ${copied} files written, ${problems.length} problems`,
    });
  }
  return problems.length > 0 ? 1 : 0;
}

function noFolder(): UsageMistake {
  return new UsageMistake(
    { th: 'ไม่ได้ระบุโฟลเดอร์ที่จะรวม', en: 'no folder to unite' },
    {
      th: 'เช่น `raingan merge shard-1 shard-2 --out output`',
      en: 'as in `raingan merge shard-1 shard-2 --out output`',
    },
  );
}
