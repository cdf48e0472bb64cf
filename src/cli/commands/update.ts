import { planRun } from '../../batch/plan.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ImportContext, ImportSource } from '../../import/import-context.ts';
import type { Note } from '../../import/imported.ts';
import type { RejectedRow } from '../../import/update/rejected-rows.ts';
import type { ProjectUpdate } from '../../import/update/update-files.ts';
import { failureOfKind } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { yamlReading } from '../../resources.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { type Language, sayError, sayLine, sayPath, type Terminal, UsageMistake } from '../terminal/terminal.ts';
import { filePatch } from './file-patch.ts';

/** `raingan import --update`: adds the reports of a month to the data files, and says what became of each. */
export async function updateCommand(
  sources: readonly ImportSource[],
  context: ImportContext,
  output: UpdateOutput,
  { given, language, terminal }: { given: Arguments; language: Language; terminal: Terminal },
): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const rejectedFile = given.value('rejected');
  const dryRun = given.has('dry-run');
  if (rejectedFile !== undefined && workspace.exists(rejectedFile)) throw rejectedIsThere(rejectedFile);
  const { openMonth, updateFiles } = await import('../../import/update/update-files.ts');
  const updating = {
    ...context,
    dataFiles: planRun(workspace, { paths: [context.out] }),
    force: given.has('force'),
    spent: given.has('spent'),
    reading: yamlReading(workspace),
  };
  const month = await openMonth(sources, updating);
  output.findings(month.diagnostics);
  for (const note of month.notes) sayLine(stderr, language, note);

  const count = { updated: 0, unchanged: 0, stopped: 0 };
  const rejected: RejectedRow[] = month.strays.map((row) => ({ row, reason: reasonOf(row, strayReason) }));
  for (const update of updateFiles(month, updating)) {
    const { file, change, updated } = update;
    const isWritten =
      update.state !== 'updated' || dryRun || workspace.replaceWhole(file!, change!.read, change!.bytes);
    const edited = isWritten ? undefined : failureOfKind('edited', file!);
    const state = edited ? 'stopped' : update.state;
    count[state] += 1;
    if (change && (dryRun || (updated?.changed.length ?? 0) > 0))
      stdout.write(filePatch(file!, change.before, change.after));
    if (state === 'updated' && !dryRun) sayPath(stdout, file!);
    if (edited) sayError(stderr, language, edited.text, edited.hint);
    if (state === 'stopped') {
      sayLine(stderr, language, notWritten(update));
      const reason = edited?.text ?? update.diagnostics[0]?.message ?? stoppedReason;
      rejected.push(...update.rows.map((row) => ({ row, reason: reasonOf(row, reason) })));
    } else if (!given.has('quiet')) sayLine(stderr, language, outcome(update, dryRun));
    if (edited) continue;
    for (const note of update.notes) output.note(note);
    output.findings(update.diagnostics, state === 'updated' ? { file: file!, text: change!.after } : undefined);
  }
  if (rejectedFile !== undefined && rejected.length > 0 && !dryRun) {
    const { rejectedWorkbook } = await import('../../import/update/rejected-rows.ts');
    if (!workspace.writeNew(rejectedFile, await rejectedWorkbook(rejected)))
      throw failureOfKind('edited', rejectedFile);
    sayPath(stdout, rejectedFile);
  }
  sayLine(stderr, language, closing(count, rejected.length, dryRun));
  const wrong = month.diagnostics.some(({ severity }) => severity === 'error');
  return count.stopped > 0 || wrong ? 1 : 0;

  function reasonOf({ problems }: RejectedRow['row'], otherwise: Localized): string {
    const own = problems.map(({ message }) => message[language]).join('\n');
    return own === '' ? otherwise[language] : own;
  }
}

/** How findings and notes are printed. */
export interface UpdateOutput {
  findings(diagnostics: readonly Diagnostic[], made?: MadeText): void;
  note(note: Note): void;
}

/** A data file's text that findings are about, before it is on the disk. */
export interface MadeText {
  readonly file: string;
  readonly text: string;
}

const strayReason: Localized = { th: 'ไม่รู้ว่าเป็นของโครงการใด', en: 'it is not clear which project the row belongs to' };
const stoppedReason: Localized = {
  th: 'บางแถวของโครงการนี้มีข้อผิดพลาด',
  en: 'some rows of the project have mistakes',
};

function notWritten({ code, file }: ProjectUpdate): Localized {
  const name = file ?? code;
  return { th: `ไม่ได้เขียน ${name}`, en: `not written: ${name}` };
}

function outcome({ code, updated, state }: ProjectUpdate, dryRun: boolean): Localized {
  if (state === 'unchanged' || !updated) return { th: `${code}: มีครบแล้ว`, en: `${code}: all there already` };
  const { added, changed, equal } = updated;
  const parts = [
    { numbers: added, th: dryRun ? 'จะเพิ่มครั้งที่' : 'เพิ่มครั้งที่', en: dryRun ? 'would add report' : 'added report' },
    { numbers: changed, th: dryRun ? 'จะแก้ครั้งที่' : 'แก้ครั้งที่', en: dryRun ? 'would change report' : 'changed report' },
    { numbers: equal, th: 'เหมือนเดิมครั้งที่', en: 'left report' },
  ].filter(({ numbers }) => numbers.length > 0);
  const list = (language: Language) =>
    parts.map((part) => `${part[language]} ${part.numbers.join(', ')}`).join(language === 'th' ? ' ' : ', ');
  const spentOnly = { th: 'แก้งบประมาณที่ใช้ไป', en: 'the sum spent is set' };
  const said = added.length + changed.length > 0 ? { th: list('th'), en: list('en') } : spentOnly;
  return { th: `${code}: ${said.th}`, en: `${code}: ${said.en}` };
}

function closing(
  { updated, unchanged, stopped }: Readonly<Record<ProjectUpdate['state'], number>>,
  rows: number,
  dryRun: boolean,
): Localized {
  return {
    th: `${dryRun ? 'จะเขียน' : 'เขียน'} ${updated} ไฟล์ มีครบแล้ว ${unchanged} ไม่ได้เขียน ${stopped} โครงการ (${rows} แถว)`,
    en: `${updated} files ${dryRun ? 'would be updated' : 'updated'}, ${unchanged} had it all, ${stopped} projects not written (${rows} rows)`,
  };
}

function rejectedIsThere(file: string): UsageMistake {
  return new UsageMistake(
    { th: `มี \`${file}\` อยู่แล้ว จึงยังไม่ได้ทำอะไร`, en: `\`${file}\` is there already; nothing was done` },
    { th: 'ให้ `--rejected` เป็นชื่อไฟล์อื่น', en: 'name another file with `--rejected`' },
  );
}
