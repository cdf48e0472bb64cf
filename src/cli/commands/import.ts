import { join } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ImportSource } from '../../import/import-context.ts';
import type { ImportedFile, Note } from '../../import/imported.ts';
import { foreignFiles } from '../../import/open-foreign-files.ts';
import { EnvironmentFailure } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readImportedFile } from '../../project/read-data-file.ts';
import { type Settings, settingsFile, settingsInForce } from '../../project/settings.ts';
import { readTimeLimit } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { sayError, sayLine, sayPath, UsageMistake } from '../terminal/terminal.ts';
import type { MadeText } from './update.ts';

/** `raingan import`: turns printouts and tables into data files and says what was repaired and what is only suspected. */
export async function importCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  if (given.has('columns')) return writeColumns(given, language, terminal);
  checkUpdateOptions(given);
  if (given.paths.length === 0) throw noFile();
  const [{ importFiles }, { loadDictionary }] = await Promise.all([
    import('../../import/import-files.ts'),
    import('../../import/import-context.ts'),
  ]);
  const { sources, refused, unread } = readSources(given.paths, language, terminal);
  const settings = await readSettings(workspace);
  const seconds = readTimeLimit(given) ?? settings.timeLimit;
  const context = {
    workspace,
    dictionary: loadDictionary(workspace),
    out: given.value('out') ?? 'data',
    fromText: given.has('from-text'),
    includeHidden: given.has('include-hidden'),
    partial: given.has('partial'),
    settings,
    ...(await foreignFiles(workspace, seconds && seconds * 1000)),
  };
  const output = createImportOutput(given, language, terminal);
  let stopped = refused.length > 0;
  output.findings(refused);
  if (given.has('update')) {
    if (sources.length === 0) return unread ? 3 : 1;
    const { updateCommand } = await import('./update.ts');
    const status = await updateCommand(sources, context, output, { given, language, terminal });
    return unread ? 3 : stopped ? 1 : status;
  }
  for await (const { source, files, diagnostics, notes } of importFiles(sources, context)) {
    output.findings(diagnostics);
    for (const note of notes) sayLine(stderr, language, note);
    stopped ||= diagnostics.some(({ severity }) => severity === 'error');
    for (const file of files) {
      const outcome = writeNew(file, workspace, given);
      if (outcome === 'exists') sayError(stderr, language, exists(file.path).text, exists(file.path).hint);
      else {
        sayPath(stdout, file.path);
        output.file(source, file, outcome);
      }
      stopped ||= outcome === 'exists' || file.diagnostics.some(({ severity }) => severity === 'error');
    }
  }
  return unread ? 3 : stopped ? 1 : 0;
}

/** Writes tables to fill in: a workbook with drop-down lists and hints, or with `--csv` two CSV files. */
async function writeColumns(given: Arguments, language: Language, { workspace, stdout, stderr }: Terminal) {
  const { monthTemplate, templateFiles } = await import('../../import/table/template-files.ts');
  const folder = given.value('out') ?? '.';
  const files = await (given.has('month') ? monthTemplate : templateFiles)(
    given.has('csv') ? 'csv' : 'xlsx',
    await readSettings(workspace),
  );
  let status = 0;
  for (const { name, bytes } of files) {
    const path = join(folder, name).replaceAll('\\', '/');
    if (writeNew({ path, bytes }, workspace, given) === 'exists') {
      sayError(stderr, language, exists(path).text, exists(path).hint);
      status = 1;
    } else sayPath(stdout, path);
  }
  return status;
}

/** The office's own statuses; a `raingan.yaml` with mistakes is reported by the commands that build. */
async function readSettings(workspace: Workspace): Promise<Settings> {
  if (!workspace.exists(settingsFile)) return settingsInForce({});
  const { readSettings: read } = await import('../../project/load-settings.ts');
  return settingsInForce(read(workspace).value?.office ?? {});
}

/** Writes a file whole, unless another one is there or it is a dry run; the same bytes are left alone. */
function writeNew(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  workspace: Workspace,
  given: Arguments,
): 'written' | 'unchanged' | 'exists' {
  const there = workspace.exists(path);
  if (there && Buffer.compare(workspace.readBytes(path), bytes) === 0) return 'unchanged';
  if (there && !given.has('force')) return 'exists';
  if (given.has('dry-run')) return 'written';
  if (given.has('force')) workspace.writeWhole(path, bytes);
  else if (!workspace.writeNew(path, bytes)) return 'exists';
  return 'written';
}

/** A file the machine cannot read does not keep the others from being imported. */
function readSources(paths: readonly string[], language: Language, { workspace, stderr }: Terminal) {
  const sources: ImportSource[] = [];
  const refused: Diagnostic[] = [];
  let unread = false;
  for (const file of paths) {
    try {
      const { value: bytes, diagnostics } = readImportedFile(workspace, file);
      if (bytes) sources.push({ file, bytes });
      refused.push(...diagnostics);
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      sayError(stderr, language, error.text, error.hint);
      unread = true;
    }
  }
  return { sources, refused, unread };
}

/** The disk has another text, or none, where a run is dry: findings show the lines of the text that was made. */
function withText(workspace: Pick<Terminal['workspace'], 'readText'>, { file, text }: MadeText) {
  return { readText: (path: string) => (path === file ? text : workspace.readText(path)) };
}

function createImportOutput(given: Arguments, language: Language, terminal: Terminal) {
  const { workspace, stderr } = terminal;
  const quiet = given.has('quiet');
  const print = createFindingsPrinter(given, language, terminal);
  const findings = (diagnostics: readonly Diagnostic[], made?: MadeText) =>
    print(diagnostics, made ? withText(workspace, made) : workspace);
  return {
    findings,
    note: (note: Note) => sayNote(note, read),
    file(source: string, { path, bytes, provenance, diagnostics }: ImportedFile, outcome: 'written' | 'unchanged') {
      if (!quiet) sayLine(stderr, language, summary(source, outcome, provenance));
      const own = provenance?.suggestions.filter(({ id }) => !/^[WI]-/.test(id)) ?? []; // the others are findings
      for (const note of provenance?.applied ?? []) sayNote(note, { th: 'แก้แล้ว', en: 'repaired' });
      for (const note of own) sayNote(note, { th: 'ควรตรวจ', en: 'to check' });
      for (const { line, text } of provenance?.unparsed ?? []) {
        sayLine(stderr, language, {
          th: `  ไม่เข้าใจ (บรรทัด ${line}): ${text}`,
          en: `  not understood (line ${line}): ${text}`,
        });
      }
      findings(diagnostics, { file: path, text: new TextDecoder().decode(bytes) });
    },
  };

  function sayNote({ path, lines, text }: Note, kind: Localized): void {
    const where = [path, lines && `${language === 'th' ? 'บรรทัด' : 'line'} ${lines.join(', ')}`]
      .filter(Boolean)
      .join(', ');
    const line = `  ${kind[language]}: ${text[language]}${where ? ` (${where})` : ''}`;
    sayLine(stderr, language, { th: line, en: line });
  }
}

const read: Localized = { th: 'อ่านเป็น', en: 'read' };

function summary(source: string, outcome: 'written' | 'unchanged', provenance: ImportedFile['provenance']): Localized {
  const { applied = [], suggestions = [], unparsed = [] } = provenance ?? {};
  const counts = {
    th: `แก้ ${applied.length} ควรตรวจ ${suggestions.length} ไม่เข้าใจ ${unparsed.length} บรรทัด`,
    en: `${applied.length} repaired, ${suggestions.length} to check, ${unparsed.length} ${unparsed.length === 1 ? 'line' : 'lines'} not understood`,
  };
  const done = outcome === 'unchanged' ? { th: 'ไม่มีอะไรเปลี่ยน', en: 'nothing has changed' } : counts;
  return { th: `นำเข้า ${source}: ${done.th}`, en: `imported ${source}: ${done.en}` };
}

function exists(path: string): { text: Localized; hint: Localized } {
  return {
    text: {
      th: `มี \`${path}\` อยู่แล้วและเนื้อหาต่างกัน จึงไม่ได้เขียน`,
      en: `\`${path}\` is there already and differs; not written`,
    },
    hint: {
      th: 'เขียนทับด้วย `--force` หรือเลือกโฟลเดอร์อื่นด้วย `--out`',
      en: '`--force` overwrites it, `--out` chooses another folder',
    },
  };
}

/** Options that mean nothing without another one. */
function checkUpdateOptions(given: Arguments): void {
  const lone = (['spent', 'rejected'] as const).find((name) => given.has(name) && !given.has('update'));
  if (lone)
    throw new UsageMistake(
      { th: `\`--${lone}\` ใช้กับ \`--update\` เท่านั้น`, en: `\`--${lone}\` belongs to \`--update\`` },
      {
        th: 'เช่น `raingan import เดือน.xlsx --update --spent`',
        en: 'as in `raingan import month.xlsx --update --spent`',
      },
    );
  if (given.has('month'))
    throw new UsageMistake(
      { th: '`--month` ใช้กับ `--columns` เท่านั้น', en: '`--month` belongs to `--columns`' },
      { th: 'เช่น `raingan import --columns --month`', en: 'as in `raingan import --columns --month`' },
    );
}

function noFile(): UsageMistake {
  return new UsageMistake(
    { th: 'ไม่ได้ระบุไฟล์ที่จะนำเข้า', en: 'no file to import' },
    { th: 'เช่น `raingan import รายงาน.pdf`', en: 'as in `raingan import report.pdf`' },
  );
}
