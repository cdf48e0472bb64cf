import type { Failure } from '../batch/source-result.ts';
import type { Language } from './language.ts';
import { sayError } from './say.ts';
import type { TextStream } from './terminal.ts';

/** Writes why a report failed that is not its data's fault; the stack of a bug only on request. */
export function printFailure(failure: Failure, stream: TextStream, language: Language, verbose: boolean): void {
  sayError(stream, language, failure.message, failure.hint);
  if (verbose && failure.stack) stream.write(`${failure.stack}\n`);
}
