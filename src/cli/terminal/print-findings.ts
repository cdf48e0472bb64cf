import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileReporterName } from '../../diagnostics/reporters/reporter-names.ts';
import { fileReporters } from '../../diagnostics/reporters/reporters.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { type Language, type Terminal, type TextStream, useColor } from './terminal.ts';

export interface FindingsOptions {
  readonly reporter: FileReporterName;
  readonly stream: TextStream;
  readonly workspace: Pick<Workspace, 'readText'>;
  readonly language: Language;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** Prints findings for people on the error stream, as the options of a command say. */
export type FindingsPrinter = (diagnostics: readonly Diagnostic[], sources?: Pick<Workspace, 'readText'>) => void;

/** `sources`, where given, has the lines that findings are in; the workspace has them otherwise. */
export function createFindingsPrinter(
  given: Pick<Arguments, 'has'>,
  language: Language,
  { workspace, stderr }: Pick<Terminal, 'workspace' | 'stderr'>,
): FindingsPrinter {
  const color = useColor(given.has('no-color'), stderr, workspace);
  const verbose = given.has('verbose');
  return (diagnostics, sources = workspace) =>
    printFindings(diagnostics, { reporter: 'pretty', stream: stderr, workspace: sources, language, verbose, color });
}

/** Writes findings of one file in the requested format, with the lines they are in. */
export function printFindings(diagnostics: readonly Diagnostic[], options: FindingsOptions): void {
  const texts = new Map<string, string | undefined>(); // of this call: a file with findings has several
  const sources = (file: string) => {
    if (!texts.has(file)) texts.set(file, sourceText(options.workspace, file));
    return texts.get(file);
  };
  const columns = options.stream.isTTY ? options.stream.columns : undefined;
  const text = fileReporters[options.reporter](diagnostics, { ...options, sources, summary: false, columns });
  if (text) options.stream.write(text);
}

/** The text of a file that findings are in; undefined where it cannot be read, and they are printed without their lines. */
export function sourceText(workspace: Pick<Workspace, 'readText'>, file: string): string | undefined {
  try {
    return workspace.readText(file);
  } catch {
    return undefined;
  }
}
