import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImportSource } from '../import/import-source.ts';
import type { ImportedFile } from '../import/imported.ts';
import type { Note } from '../import/provenance.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import type { Arguments } from './parse-arguments.ts';
import { printFindings } from './print-findings.ts';
import type { Language, Terminal } from './terminal.ts';
import { sayError, sayLine, UsageMistake, useColor } from './terminal.ts';

/** `raingan import`: turns printouts and tables into data files and says what was repaired and what is only suspected. */
export async function importCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  if (given.has('columns')) return sayColumns(terminal);
  if (given.paths.length === 0) throw noFile();
  const [{ importFiles }, { loadDictionary }, { writeNew }] = await Promise.all([
    import('../import/import-files.ts'),
    import('../import/import-context.ts'),
    import('../import/write-new.ts'),
  ]);
  const { sources, unread } = readSources(given.paths, language, terminal);
  const context = {
    workspace,
    dictionary: loadDictionary(workspace),
    out: given.value('out') ?? 'data',
    fromText: given.has('from-text'),
  };
  const output = createImportOutput(given, language, terminal);
  let stopped = false;
  for await (const { source, files, diagnostics, failure } of importFiles(sources, context)) {
    if (failure) sayError(stderr, language, failure.text, failure.hint);
    output.findings(diagnostics);
    stopped ||= failure !== undefined || diagnostics.some(({ severity }) => severity === 'error');
    for (const file of files) {
      const outcome = writeNew(file, workspace, given.has('force'));
      if (outcome === 'exists') sayError(stderr, language, exists(file.path).text, exists(file.path).hint);
      else {
        stdout.write(`${file.path}\n`);
        output.file(source, file, outcome);
      }
      stopped ||= outcome === 'exists' || file.diagnostics.some(({ severity }) => severity === 'error');
    }
  }
  return unread ? 3 : stopped ? 1 : 0;
}

async function sayColumns({ stdout }: Terminal): Promise<number> {
  const { columnTemplate } = await import('../import/table/column-template.ts');
  stdout.write(columnTemplate());
  return 0;
}

/** A file the machine cannot read does not keep the others from being imported. */
function readSources(paths: readonly string[], language: Language, { workspace, stderr }: Terminal) {
  const sources: ImportSource[] = [];
  let unread = false;
  for (const file of paths) {
    try {
      sources.push({ file, bytes: workspace.readBytes(file) });
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      sayError(stderr, language, error.text, error.hint);
      unread = true;
    }
  }
  return { sources, unread };
}

function createImportOutput(given: Arguments, language: Language, { workspace, stderr }: Terminal) {
  const quiet = given.has('quiet');
  const verbose = given.has('verbose');
  const color = useColor(given.has('no-color'), stderr, workspace);
  const findings = (diagnostics: readonly Diagnostic[]) =>
    printFindings(diagnostics, { reporter: 'pretty', stream: stderr, workspace, language, verbose, color });
  return {
    findings,
    file(source: string, { provenance, diagnostics }: ImportedFile, outcome: 'written' | 'unchanged') {
      if (!quiet) sayLine(stderr, language, summary(source, outcome, provenance));
      const own = provenance?.suggestions.filter(({ id }) => !/^[WI]-/.test(id)) ?? []; // the others are findings
      if (!quiet) for (const note of provenance?.applied ?? []) sayNote(note, { th: 'แก้แล้ว', en: 'repaired' });
      for (const note of own) sayNote(note, { th: 'ควรตรวจ', en: 'to check' });
      for (const { line, text } of provenance?.unparsed ?? []) {
        sayLine(stderr, language, {
          th: `  ไม่เข้าใจ (บรรทัด ${line}): ${text}`,
          en: `  not understood (line ${line}): ${text}`,
        });
      }
      findings(diagnostics);
    },
  };

  function sayNote({ path, lines, text }: Note, kind: Localized): void {
    const where = [path, lines && `${language === 'th' ? 'บรรทัด' : 'line'} ${lines.join(', ')}`]
      .filter(Boolean)
      .join(', ');
    stderr.write(`  ${kind[language]}: ${text[language]}${where ? ` (${where})` : ''}\n`);
  }
}

function summary(source: string, outcome: 'written' | 'unchanged', provenance: ImportedFile['provenance']): Localized {
  const { applied = [], suggestions = [], unparsed = [] } = provenance ?? {};
  const counts = {
    th: `แก้ ${applied.length} ควรตรวจ ${suggestions.length} ไม่เข้าใจ ${unparsed.length} บรรทัด`,
    en: `${applied.length} repaired, ${suggestions.length} to check, ${unparsed.length} lines not understood`,
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

function noFile(): UsageMistake {
  return new UsageMistake(
    { th: 'ไม่ได้ระบุไฟล์ที่จะนำเข้า', en: 'no file to import' },
    { th: 'เช่น `raingan import รายงาน.pdf`', en: 'as in `raingan import report.pdf`' },
  );
}
