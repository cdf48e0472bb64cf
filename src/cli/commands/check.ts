import { setImmediate } from 'node:timers/promises';
import { explainException } from '../../batch/explain-exception.ts';
import { groupBySettings, type SettingsGroup } from '../../batch/group-by-settings.ts';
import { leftoverFinding } from '../../batch/leftovers.ts';
import { misnamedFiles } from '../../batch/misnamed-files.ts';
import { plannedFolders, planRun } from '../../batch/plan.ts';
import { createSeenFiles, reviewOutputs } from '../../batch/review-outputs.ts';
import type { BuildOptions, Failure } from '../../batch/source-result.ts';
import { stops } from '../../batch/source-result.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { createCounts } from '../../diagnostics/reporters/counts.ts';
import { shown } from '../../diagnostics/reporters/report-options.ts';
import type { Localized } from '../../model/localized.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readDataFile } from '../../project/read-data-file.ts';
import type { Reporter } from '../../report.ts';
import { openSettings, sayOverridden } from '../options/open-settings.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readBuildOptions, readPlanRequest, readReportOptions } from '../options/run-options.ts';
import { type FileDone, openFindings } from '../terminal/findings-output.ts';
import { createOnce } from '../terminal/once.ts';
import type { Language, Terminal, TextStream } from '../terminal/terminal.ts';
import { printFailure, sayLine } from '../terminal/terminal.ts';

/** `raingan check`: says what is wrong with the data files, the template and the fonts, and builds nothing. */
export async function check(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  // What programs read is the command's result.
  const findings = openFindings(given, language, terminal, (name) => (name === 'pretty' ? stderr : stdout));
  const verbose = given.has('verbose');
  readReportOptions(given, workspace); // wrong usage is reported before anything is looked for
  const plan = readPlanRequest(given, workspace);
  const passedOver: string[] = [];
  const files = planRun(workspace, plan, (path) => passedOver.push(path));
  const ofSettings: Diagnostic[] = [];
  const loaded = await openSettings(workspace, (found) => ofSettings.push(...found));
  if (!loaded) {
    findings.add(ofSettings);
    findings.end();
    return 1;
  }
  const groups = groupBySettings(workspace, files, loaded.office);
  if (!given.has('quiet')) sayOverridden(given, groups, stderr, language);
  const tally = createTally();
  const counts = given.has('summary') ? createCounts() : undefined;
  const once = createOnce();
  const report = (found: readonly Diagnostic[], strict: boolean, of?: FileDone) => {
    const diagnostics = once(found, of?.file);
    tally.add(diagnostics, strict);
    if (counts) counts.add(shown(diagnostics, { verbose }));
    else findings.add(diagnostics, of);
  };
  const fixer = await loadFixer(given, language, terminal, findings.reporter === 'pretty' ? stdout : stderr);

  const [{ findDuplicates }, { openReporter }] = await Promise.all([
    import('../../batch/find-duplicates.ts'),
    import('../../report.ts'),
  ]);
  const seen = createSeenFiles();
  report(
    [...ofSettings, ...misnamedFiles(workspace, passedOver)],
    given.has('strict') || loaded.office.strict === true,
  );
  const signal = terminal.interruption();
  const duplicates = findDuplicates(workspace, files);
  for (const group of groups) {
    const { report: options, strict } = readBuildOptions(given, workspace, group);
    const opened = await openReporter(workspace, options);
    if (signal.aborted) break;
    report(opened.diagnostics, strict);
    for (const file of opened.value ? group.files : []) {
      let text: string | undefined; // of a file that was repaired, and perhaps not written
      const checked = await checkFile(workspace, opened.value!, file, (bytes) => {
        const repaired = fixer?.fix(file, bytes) ?? bytes;
        if (repaired !== bytes) text = new TextDecoder().decode(repaired);
        return repaired;
      });
      const { diagnostics, failure, report: made } = checked;
      const found = [...diagnostics, ...(duplicates.get(file) ?? [])];
      report(found, strict, { file, failure: failure?.message[language], text });
      seen.note(file, made ? { state: 'unchanged', made } : { state: 'failed' });
      if (failure) printFailure(failure, stderr, language, verbose);
      tally.finish(failure);
      await setImmediate(); // lets an interrupt in between two files
      if (signal.aborted) break;
    }
  }
  if (seen.present().length === files.length) {
    const folders = plannedFolders(workspace, plan);
    for (const { out, strict } of folders.length === 0 ? [] : outputFolders(given, workspace, groups)) {
      const { leftovers, otherRecipes } = reviewOutputs({ workspace, out, folders, seen });
      report([...leftovers.map(leftoverFinding), ...otherRecipes], strict);
    }
  }
  if (counts) stdout.write(findings.reporter === 'json' ? counts.json() : counts.text(language));
  else findings.end();
  fixer?.finish();
  if (!given.has('quiet')) sayLine(stderr, language, tally.line());
  return signal.aborted && tally.files() < files.length ? 130 : tally.status();
}

/** Loads the repairs where an option is about them. */
async function loadFixer(given: Arguments, language: Language, terminal: Terminal, diffs: TextStream) {
  if (!['fix', 'write', 'only'].some((option) => given.has(option))) return undefined;
  const { createFixer } = await import('./fix.ts');
  return createFixer(given, language, terminal, diffs);
}

/** The folders of outputs that the files belong to, each once. */
function outputFolders(given: Arguments, workspace: Workspace, groups: readonly SettingsGroup[]): BuildOptions[] {
  const options = groups.map((group) => readBuildOptions(given, workspace, group));
  return [...new Map(options.map((each) => [each.out, each])).values()];
}

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: Failure;
  /** The report that would be built. */
  readonly report?: { readonly fiscalYear: number; readonly name: string };
}

async function checkFile(
  workspace: Workspace,
  reporter: Reporter,
  file: string,
  fix: (bytes: Uint8Array) => Uint8Array,
): Promise<Checked> {
  try {
    const { value: bytes, diagnostics } = readDataFile(workspace, file);
    if (!bytes) return { diagnostics };
    const { value, diagnostics: found } = await reporter.check({ file, bytes: fix(bytes) });
    const report = value && { fiscalYear: value.fiscalYear, name: value.code };
    return { diagnostics: found, ...(report && { report }) };
  } catch (error) {
    return { diagnostics: [], failure: explainException(error, file) };
  }
}

function createTally() {
  const count = { files: 0, failures: 0, error: 0, warning: 0, info: 0, stopping: false };
  return {
    add(diagnostics: readonly Diagnostic[], strict: boolean) {
      for (const { severity } of diagnostics) count[severity] += 1;
      count.stopping ||= stops(diagnostics, strict);
    },
    finish(failure: Failure | undefined) {
      count.files += 1;
      if (failure) count.failures += 1;
    },
    files: () => count.files,
    status: () => (count.failures > 0 ? 3 : count.stopping ? 1 : 0),
    line: () => closingLine(count),
  };
}

type Count = Readonly<Record<'files' | 'failures' | 'error' | 'warning', number>>;

function closingLine({ files, failures, error, warning }: Count): Localized {
  const plural = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;
  const th = [`${files} ไฟล์`, `ข้อผิดพลาด ${error}`, `คำเตือน ${warning}`];
  const en = [plural(files, 'file'), plural(error, 'error'), plural(warning, 'warning')];
  if (failures > 0) {
    th.push(`ตรวจไม่ได้ ${failures}`);
    en.push(`${failures} not checked`);
  }
  return { th: th.join(', '), en: en.join(', ') };
}
