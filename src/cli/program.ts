import { currentFolder } from '../host/current-folder.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { endingSignals } from '../host/when-ending.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import type { Workspace } from '../model/workspace.ts';
import { requestedLanguage, runCommand } from './run-command.ts';
import { chooseLanguage } from './terminal/choose-language.ts';
import { sayError, type TextStream } from './terminal/terminal.ts';

/** Runs the command line of this process; its exit status becomes that of the process. */
export async function program(packageRoot: string): Promise<void> {
  // A reader that went away (`raingan schema | head -1`) is no failure; any other loss of output is.
  const args = process.argv.slice(2);
  const languageHere = () =>
    chooseLanguage(requestedLanguage(args), createWorkspace({ root: packageRoot, packageRoot }));
  for (const stream of [process.stdout, process.stderr]) {
    let isLost = false;
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EPIPE') return;
      process.exitCode = 3;
      if (stream === process.stderr || isLost) return;
      isLost = true;
      sayError(process.stderr, languageHere(), outputLost(code), makeSpace);
    });
  }
  let root: string;
  try {
    root = currentFolder();
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    sayError(process.stderr, languageHere(), error.text, error.hint);
    process.exitCode = 3;
    return;
  }
  const workspace = createWorkspace({ root, packageRoot });
  const status = await runCommand(args, {
    workspace,
    stdout: process.stdout,
    stderr: await fitted(process.stderr, workspace),
    interruption() {
      const controller = new AbortController();
      const interrupt = () => {
        if (controller.signal.aborted) process.exit(130); // a second one ends at once, and with it every process started
        controller.abort();
      };
      for (const signal of endingSignals) process.on(signal, interrupt);
      return controller.signal;
    },
  });
  process.exitCode ||= status;
}

function outputLost(code = 'unknown'): Localized {
  return {
    th: `เขียนผลลัพธ์ออกทางเอาต์พุตมาตรฐานไม่ได้ (${code}) สิ่งที่พิมพ์ไปแล้วจึงไม่ครบ`,
    en: `standard output could not be written (${code}); what was printed is not whole`,
  };
}

const makeSpace: Localized = {
  th: 'ดูว่าดิสก์ที่เก็บผลลัพธ์เต็มหรือไม่ แล้วสั่งใหม่',
  en: 'see whether the disk that it goes to is full, then run again',
};

/** Only a terminal has a width: what goes into a file stays one line a message. */
async function fitted(stream: TextStream, workspace: Workspace): Promise<TextStream> {
  if (!stream.isTTY) return stream;
  const { createFittedStream } = await import('./terminal/fitted-stream.ts');
  return createFittedStream(stream, workspace);
}
