import path from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { createCollection } from '../../diagnostics/reporters/collection.ts';
import { shown } from '../../diagnostics/reporters/report-options.ts';
import {
  isRunReporter,
  type ReporterName,
  type RunReporterName,
  reporterNames,
  runReporterNames,
} from '../../diagnostics/reporters/reporter-names.ts';
import { runReporters } from '../../diagnostics/reporters/reporters.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readChoice, wrongValue } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { printFindings, sourceText } from './print-findings.ts';
import type { Language, Terminal, TextStream } from './terminal.ts';
import { useColor } from './terminal.ts';

/** Where the findings of a run go: to a stream as they come, or as one report when the run ends, and to a file besides. */
export interface FindingsOutput {
  readonly reporter: ReporterName;
  /** Programs read it, or a file of it: it has the findings of all files, those of unchanged reports, too. */
  readonly isForPrograms: boolean;
  /** Findings of the template, of settings, or of `of`, a file that is done. */
  add(diagnostics: readonly Diagnostic[], of?: FileDone): void;
  /** Writes the reports about the whole run. */
  end(): void;
}

export interface FileDone {
  readonly file: string;
  /** Why it failed that is not the data's fault. */
  readonly failure?: string | undefined;
  /** A person is given no more than their number. */
  readonly isCounted?: boolean;
  /** Its text, where that is not what lies on disk. */
  readonly text?: string | undefined;
}

/** Opens the output that `--reporter` and `--report` request; `streamOf` says where a reporter writes. */
export function openFindings(
  given: Arguments,
  language: Language,
  { workspace }: Terminal,
  streamOf: (reporter: ReporterName) => TextStream,
): FindingsOutput {
  const reporter = readChoice(given, 'reporter', reporterNames);
  const files = readReports(given);
  const verbose = given.has('verbose');
  const stream = streamOf(reporter);
  const color = useColor(given.has('no-color'), stream, workspace);
  const collects = isRunReporter(reporter) || files.length > 0;
  const collection = createCollection();
  const write = (name: RunReporterName) =>
    runReporters[name](collection, {
      language,
      toolVersion: version(workspace),
      pathOf: pathFromRepository(workspace),
    });

  return {
    reporter,
    isForPrograms: reporter !== 'pretty' || files.length > 0,
    add(diagnostics, of) {
      const texts = of?.text === undefined ? workspace : { readText: () => of.text! };
      if (!isRunReporter(reporter) && !(reporter === 'pretty' && of?.isCounted))
        printFindings(diagnostics, { reporter, stream, workspace: texts, language, verbose, color });
      if (!collects || (diagnostics.length === 0 && !of)) return;
      const found = shown(diagnostics, { verbose });
      const text = found.length === 0 ? undefined : sourceText(texts, found[0]!.file);
      collection.add(of?.file, found, text, of?.failure);
    },
    end() {
      if (isRunReporter(reporter)) stream.write(write(reporter));
      for (const { name, file } of files) workspace.writeWhole(file, Buffer.from(write(name)));
    },
  };
}

/** The reports to write to files: `sarif=findings.sarif`. */
function readReports(given: Arguments): { readonly name: RunReporterName; readonly file: string }[] {
  return given.values('report').map((text) => {
    const at = text.indexOf('=');
    const [name, file] = [text.slice(0, at), text.slice(at + 1)];
    if (file !== '' && isRunReporter(name)) return { name, file };
    const known = runReporterNames.join(', ');
    throw wrongValue(
      'report',
      text,
      { th: `ต้องเป็นชื่อหนึ่งใน ${known} ตามด้วย = และชื่อไฟล์`, en: `it is one of ${known}, then = and a file` },
      '--report sarif=findings.sarif',
    );
  });
}

function version(workspace: Workspace): string {
  const text = workspace.readText(path.join(workspace.packageRoot, 'package.json'));
  return (JSON.parse(text) as { version: string }).version;
}

/**
 * Says the path of a file from the root of its repository, as services that show findings beside the code expect it: the
 * folder that the CI service names, else the nearest one that git keeps.
 */
function pathFromRepository(workspace: Workspace): (file: string) => string {
  const root = repositoryRoot(workspace);
  return (file) => {
    const inside = path.relative(root, path.resolve(workspace.root, file)).split(path.sep).join('/');
    return inside === '' || inside.startsWith('../../') || path.isAbsolute(inside) ? file : inside;
  };
}

function repositoryRoot(workspace: Workspace): string {
  for (const name of ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'BUILD_SOURCESDIRECTORY', 'WORKSPACE']) {
    const folder = workspace.environment(name);
    if (folder && isAbove(folder, workspace.root)) return folder;
  }
  for (let folder = workspace.root; ; folder = path.dirname(folder)) {
    if (workspace.exists(path.join(folder, '.git'))) return folder;
    if (folder === path.dirname(folder)) return workspace.root;
  }
}

function isAbove(folder: string, below: string): boolean {
  const inside = path.relative(folder, below);
  return !inside.startsWith('..') && !path.isAbsolute(inside);
}
