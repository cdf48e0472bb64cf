// A worker without a program: it answers with what it was sent, or does what that says; `start` in its setup ends it before
// it is ready.

import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import os from 'node:os';

const setup = JSON.parse(process.argv[2]);
if (setup.start === 'exit') {
  writeSync(2, 'cannot begin\n');
  process.exit(4);
}
process.on('message', (task) => {
  if (task === 'exit') process.exit(7);
  if (task === 'kill') process.kill(process.pid, 'SIGKILL');
  if (task === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (task === 'say') {
    writeSync(2, `${'x'.repeat(5000)} last words \n`);
    process.exit(1);
  }
  if (task === 'say later') {
    spawn(process.execPath, ['-e', "setTimeout(() => console.error('later words'), 50)"], {
      stdio: ['ignore', 'ignore', 2],
    });
    process.exit(1);
  }
  process.send(task === 'setup' ? { setup, options: process.execArgv, priority: os.getPriority() } : { task });
});
process.send('ready');
