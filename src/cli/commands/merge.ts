import { mergeOutputs } from '../../batch/merge.ts';
import { plannedFolders, planRun } from '../../batch/plan.ts';
import { githubError } from '../../diagnostics/reporters/github.ts';
import { lockFolder } from '../../host/lock-folder.ts';
import { settingsInForce } from '../../project/settings.ts';
import { openSettings, sayOverridden } from '../options/open-settings.ts';
import { readYear } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { defaultOut } from '../options/run-options.ts';
import { openFindings } from '../terminal/findings-output.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { sayError, sayLine, UsageMistake } from '../terminal/terminal.ts';
import { removedLine, sayToBeRemoved } from './review-after-build.ts';

/** `raingan merge`: unites what the shards of a run wrote, and says what is missing. */
export async function merge(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stderr } = terminal;
  if (given.paths.length === 0) throw noFolder();
  const year = readYear(given);
  const findings = openFindings(given, language, terminal, () => stderr);
  const loaded = await openSettings(workspace, findings.add);
  if (!loaded) {
    findings.end();
    return 1;
  }
  const settings = settingsInForce(loaded.office, year);
  const out = given.value('out') ?? settings.out ?? defaultOut;
  if (!given.has('quiet')) sayOverridden(given, [{ settings }], stderr, language);
  const data = given.value('data') ?? (year === undefined ? undefined : 'data');
  if (given.has('prune') && data === undefined) throw nothingToCompare();
  const plan = data === undefined ? undefined : { paths: [data], ...(year === undefined ? {} : { year }) };
  const { documents, copied, problems, notes, leftovers, removed } = mergeOutputs(
    {
      folders: given.paths,
      out,
      ...(plan && { expected: planRun(workspace, plan), dataFolders: plannedFolders(workspace, plan) }),
      ...(given.has('prune') && { prune: (paths) => sayToBeRemoved(paths, stderr, language) }),
    },
    workspace,
    (folder) => lockFolder(workspace.root, folder),
  );
  for (const problem of problems) {
    sayError(stderr, language, problem);
    if (findings.reporter === 'github') stderr.write(githubError(problem[language]));
  }
  findings.add(leftovers);
  findings.end();
  const wrong = problems.length + leftovers.length;
  if (given.has('prune') && !given.has('quiet')) sayLine(stderr, language, removedLine(removed));
  if (!given.has('quiet')) {
    for (const note of notes) sayLine(stderr, language, note);
    sayLine(stderr, language, {
      th: `รวมรายงาน ${documents} ฉบับ เขียนใหม่ ${copied} ไฟล์ พบปัญหา ${wrong} ข้อ`,
      en: `${count(documents, 'report')} united, ${count(copied, 'file')} written, ${count(wrong, 'problem')}`,
    });
  }
  return wrong > 0 ? 1 : 0;
}

const count = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`;

function nothingToCompare(): UsageMistake {
  return new UsageMistake(
    { th: '`--prune` ต้องรู้ว่าไฟล์ข้อมูลอยู่ที่ใด', en: '`--prune` needs to know the data files' },
    { th: 'ใส่ `--year 2564` หรือ `--data data` ด้วย', en: 'add `--year 2564` or `--data data`' },
  );
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
