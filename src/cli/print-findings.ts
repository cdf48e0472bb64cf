import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { github } from '../diagnostics/reporters/github.ts';
import { json } from '../diagnostics/reporters/json.ts';
import { pretty } from '../diagnostics/reporters/pretty.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Language, TextStream } from './terminal.ts';

export const reporterNames = ['pretty', 'json', 'github'] as const;
export type ReporterName = (typeof reporterNames)[number];

export interface FindingsOptions {
  readonly reporter: ReporterName;
  readonly stream: TextStream;
  readonly workspace: Workspace;
  readonly language: Language;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** Writes findings of one file in the requested format, with the lines they are in. */
export function printFindings(diagnostics: readonly Diagnostic[], options: FindingsOptions): void {
  const texts = new Map<string, string | undefined>(); // of this call: a file with findings has several
  const sources = (file: string) => {
    if (!texts.has(file)) texts.set(file, sourceText(options.workspace, file));
    return texts.get(file);
  };
  const text = { json, github, pretty }[options.reporter](diagnostics, {
    ...options,
    sources,
    summary: false,
    columns: options.stream.isTTY ? options.stream.columns : undefined,
  });
  if (text) options.stream.write(text);
}

function sourceText(workspace: Workspace, file: string): string | undefined {
  try {
    return workspace.readText(file);
  } catch {
    return undefined; // the finding is printed without its line
  }
}
