import type { Failure } from '../../batch/source-result.ts';
import { printable, printableLines, printableMessage } from '../../diagnostics/reporters/printable.ts';
import type { Localized } from '../../model/localized.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { messageLanguages } from '../../project/settings.ts';

/** Where a command writes text; standard output and standard error of the process, or a test's own. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** All a command needs of the world around it. */
export interface Terminal {
  readonly workspace: Workspace;
  /** Results only. */
  readonly stdout: TextStream;
  /** Diagnostics and progress. */
  readonly stderr: TextStream;
  /** From the first call on, an interrupt (Ctrl+C) aborts the signal instead of ending the process; a second one ends it. */
  interruption(): AbortSignal;
}

/** A language of raingan's messages. */
export type Language = (typeof messageLanguages)[number];

/** The command line was used wrongly: exit status 2. Thrown by what reads arguments, caught in `runCommand` alone. */
export class UsageMistake extends Error {
  readonly text: Localized;
  readonly hint: Localized | undefined;

  constructor(text: Localized, hint?: Localized) {
    super(text.en);
    this.name = 'UsageMistake';
    this.text = text;
    this.hint = hint;
  }
}

/** Whether to colour what goes to `stream`: `--no-color`, NO_COLOR, FORCE_COLOR, else only on a terminal. */
export function useColor(refused: boolean, stream: TextStream, workspace: Workspace): boolean {
  if (refused || workspace.environment('NO_COLOR')) return false;
  const forced = workspace.environment('FORCE_COLOR');
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && workspace.environment('TERM') !== 'dumb';
}

/** Writes what went wrong, with its hint on a line of its own. */
export function sayError(stream: TextStream, language: Language, text: Localized, hint?: Localized): void {
  stream.write(`${language === 'th' ? 'ผิดพลาด' : 'error'}: ${printableMessage(text[language])}\n`);
  if (hint) stream.write(`  ${language === 'th' ? 'คำแนะนำ' : 'hint'}: ${printableMessage(hint[language])}\n`);
}

/** Writes one line in the user's language. */
export function sayLine(stream: TextStream, language: Language, text: Localized): void {
  stream.write(`${printableMessage(text[language])}\n`);
}

/** Writes the path of a result. */
export function sayPath(stream: TextStream, path: string): void {
  stream.write(`${printable(path)}\n`);
}

/** A path as a part of a command line that can be copied. */
export function commandPath(path: string): string {
  return /[\s'"()&;$`*?!]/.test(path) ? `"${path}"` : path;
}

/** Writes why a report failed that is not its data's fault; the stack of a bug only on request. */
export function printFailure(failure: Failure, stream: TextStream, language: Language, verbose: boolean): void {
  sayError(stream, language, failure.message, failure.hint);
  if (verbose && failure.stack) stream.write(printableLines(failure.stack));
}
