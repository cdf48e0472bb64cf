import { createWorkspace } from '../host/node-workspace.ts';
import { runCommand } from './run-command.ts';

/** Runs the command line of this process; its exit status becomes that of the process. */
export async function program(packageRoot: string): Promise<void> {
  // A reader that went away (`raingan schema | head -1`) is no failure; any other loss of output is.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = 3;
    });
  }
  const status = await runCommand(process.argv.slice(2), {
    workspace: createWorkspace({ root: process.cwd(), packageRoot }),
    stdout: process.stdout,
    stderr: process.stderr,
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
