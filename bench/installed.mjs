// The package as npm installs it, but for what it depends on, which is the clone's own: without V8's bytecode.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Gives the command line's start file, and a program of three lines that calls the library: `node PROGRAM YAML PDF`. */
export function installPackage() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'raingan-installed-'));
  const installed = path.join(folder, 'node_modules/raingan');
  const options = ['pack', '--ignore-scripts', '--pack-destination', folder, '--json'];
  const [{ filename }] = JSON.parse(execFileSync('npm', options, { cwd: root, encoding: 'utf8' }));
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', installed, '--strip-components', '1']);
  symlinkSync(path.join(root, 'node_modules'), path.join(installed, 'node_modules'));
  const program = path.join(folder, 'program.mjs');
  writeFileSync(program, source);
  return { folder, main: path.join(installed, 'dist/cli/main.cjs'), program };
}

const source = `import { readFileSync, writeFileSync } from 'node:fs';
import { renderReport } from 'raingan';
const { pdf } = await renderReport(readFileSync(process.argv[2]), { formats: ['pdf'] });
writeFileSync(process.argv[3], pdf);
`;
