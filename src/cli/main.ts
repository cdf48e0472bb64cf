#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { openWorkspace } from '../workspace/node-workspace.ts';
import { runCommand } from './run-command.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

// A reader that went away (`raingan schema | head -1`) is no failure; any other loss of output is.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 3;
  });
}

const status = await runCommand(process.argv.slice(2), {
  workspace: openWorkspace({ root: process.cwd(), packageRoot }),
  stdout: process.stdout,
  stderr: process.stderr,
  interruption() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => controller.abort());
    return controller.signal;
  },
});
process.exitCode ||= status;
