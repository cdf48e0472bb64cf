// Runs biome and dependency-cruiser, each whatever the other finds: `npm run lint`.
import { spawnSync } from 'node:child_process';

const linters = [
  ['biome', 'check', '.'],
  ['depcruise', 'src', '--config', '.dependency-cruiser.mjs'],
];
// A shell, for on Windows npm's programs are scripts; all of the command is fixed.
const failed = linters.filter(
  (command) => spawnSync(command.join(' '), { shell: true, stdio: 'inherit' }).status !== 0,
);
for (const [name] of failed) console.error(`lint: ${name} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
