// Gets the programs that judge signatures and bags, once, into a folder of the user's cache: pyHanko and the Library of
// Congress's bagit from PyPI, DSS of the European Commission from Maven, and pkcs11js from npm, with which raingan speaks to tokens.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(homedir(), '.cache', 'raingan-conformance');
const judges = fileURLToPath(new URL('../test/conformance/support/judges', import.meta.url));

/** Where each of them is, as variables of the environment that the checks read. */
export function provideSignatureJudges() {
  mkdirSync(cache, { recursive: true });
  const pyhanko = once('pyhanko-0.38.0', (folder) => {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', 'pyhanko==0.38.0']);
  });
  const bagit = once('bagit-1.9.0', (folder) => {
    run('python3', ['-m', 'venv', folder]);
    run(join(folder, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', 'bagit==1.9.0']);
  });
  const ci = once('ci-linters-1', (folder) => {
    run('python3', ['-m', 'venv', folder]);
    const packages = ['zizmor==1.32.0', 'check-jsonschema==0.39.0'];
    run(join(folder, 'bin', 'pip'), ['install', '-q', '--disable-pip-version-check', ...packages]);
  });
  const dss = once('dss-6.2', (folder) => {
    const options = ['-B', '-q', '-f', join(judges, 'pom.xml')];
    run('mvn', [...options, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`]);
  });
  const pkcs11 = once('pkcs11js-2.1.7', (folder) => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, 'pkcs11js@2.1.7']);
  });
  return {
    RAINGAN_PYHANKO: join(pyhanko, 'bin', 'python'),
    RAINGAN_BAGIT: join(bagit, 'bin', 'python'),
    RAINGAN_CI_LINTERS: join(ci, 'bin'),
    RAINGAN_DSS: dss,
    RAINGAN_PKCS11: pkcs11,
  };
}

/** Makes a folder if it was not made whole before. */
function once(name, make) {
  const folder = join(cache, name);
  const mark = `${folder}.complete`;
  if (existsSync(mark)) return folder;
  console.log(`conformance: getting ${name}`);
  make(folder);
  writeFileSync(mark, '');
  return folder;
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  console.error(`conformance: ${program} ${args.join(' ')} failed: ${error?.message ?? `status ${status}`}`);
  process.exit(3);
}
