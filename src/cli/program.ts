import { createWorkspace } from '../host/node-workspace.ts';
import type { Workspace } from '../model/workspace.ts';
import { runCommand } from './run-command.ts';
import type { TextStream } from './terminal/terminal.ts';

/** Runs the command line of this process; its exit status becomes that of the process. */
export async function program(packageRoot: string): Promise<void> {
  // A reader that went away (`raingan schema | head -1`) is no failure; any other loss of output is.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = 3;
    });
  }
  const workspace = createWorkspace({ root: process.cwd(), packageRoot });
  const status = await runCommand(process.argv.slice(2), {
    workspace,
    stdout: process.stdout,
    stderr: await fitted(process.stderr, workspace),
    interruption() {
      const controller = new AbortController();
      const interrupt = () => {
        if (controller.signal.aborted) process.exit(130); // a second one ends at once, and with it every process started
        controller.abort();
      };
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt);
      return controller.signal;
    },
  });
  process.exitCode ||= status;
}

/** Only a terminal has a width: what goes into a file stays one line a message. */
async function fitted(stream: TextStream, workspace: Workspace): Promise<TextStream> {
  if (!stream.isTTY) return stream;
  const { createFittedStream } = await import('./terminal/fitted-stream.ts');
  return createFittedStream(stream, workspace);
}
