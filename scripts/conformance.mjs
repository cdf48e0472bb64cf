// Judges the built documents with programs that are not ours: veraPDF, poppler, MuPDF, qpdf, LibreOffice and other Nodes.
//   npm run conformance               all checks
//   node scripts/conformance.mjs --tools      only sees to the programs
//   npm run conformance -- text       only check files whose path contains `text`
//   RAINGAN_UPDATE=1 npm run conformance -- structure     stores the tags seen now as references
// Needs `npm run build` before. As root on Debian it installs what is missing; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideSignatureJudges } from './signature-judges.mjs';

/** Programs, Debian's package for each, and how to get them elsewhere. */
const TOOLS = [
  {
    programs: ['java', 'javac'],
    debian: 'default-jdk-headless',
    elsewhere: 'a Java development kit, 17 or later (brew install openjdk)',
  },
  { programs: ['mvn'], debian: 'maven', elsewhere: 'Apache Maven (brew install maven)' },
  {
    programs: ['pdftotext', 'pdfinfo', 'pdfdetach', 'pdffonts', 'pdfsig'],
    debian: 'poppler-utils',
    elsewhere: 'poppler (brew install poppler)',
  },
  { programs: ['qpdf', 'fix-qdf'], debian: 'qpdf', elsewhere: 'qpdf (brew install qpdf)' },
  { programs: ['mutool'], debian: 'mupdf-tools', elsewhere: 'MuPDF (brew install mupdf-tools)' },
  { programs: ['soffice'], debian: 'libreoffice-writer-nogui', elsewhere: 'LibreOffice with `soffice` on the PATH' },
  { programs: ['openssl'], debian: 'openssl', elsewhere: 'OpenSSL 3 (brew install openssl)' },
  { programs: ['softhsm2-util'], debian: 'softhsm2', elsewhere: 'SoftHSM (brew install softhsm)' },
  { programs: ['fc-list'], debian: 'fontconfig', elsewhere: 'fontconfig (brew install fontconfig)' },
];

/** The newest veraPDF that is released as one jar; its checksum keeps the judge the same. */
const VERAPDF = {
  group: 'org.verapdf.apps',
  artifact: 'greenfield-apps',
  version: '1.28.2',
  sha256: '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6',
};

/** As the program itself: the environment failed. */
const ENVIRONMENT_FAILED = 3;

provideTools();
const jar = provideVeraPdf();
const judges = provideSignatureJudges();
if (process.argv.includes('--tools')) process.exit(0);
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', join(root, 'test', 'conformance', 'vitest.config.ts'), ...process.argv.slice(2)],
  { cwd: root, env: { ...process.env, RAINGAN_VERAPDF: jar, ...judges }, stdio: 'inherit' },
);
process.exitCode = status ?? 1;

function provideTools() {
  let missing = missingTools();
  if (missing.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
    const packages = missing.map(({ debian }) => debian);
    console.log(`conformance: installing ${packages.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env);
    missing = missingTools();
  }
  if (missing.length === 0) return;
  console.error('conformance: programs are missing');
  for (const { programs, debian, elsewhere } of missing) {
    const absent = programs.filter((program) => !isThere(program)).join(', ');
    console.error(`  ${absent}: Debian's package ${debian}; elsewhere ${elsewhere}`);
  }
  process.exit(ENVIRONMENT_FAILED);
}

function missingTools() {
  return TOOLS.filter(({ programs }) => !programs.every(isThere));
}

function isThere(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

/** Path of veraPDF's jar in the local Maven repository, fetched when it is not there. */
function provideVeraPdf() {
  const { group, artifact, version, sha256 } = VERAPDF;
  const repository = join(homedir(), '.m2', 'repository');
  const file = join(repository, ...group.split('.'), artifact, version, `${artifact}-${version}.jar`);
  if (!existsSync(file)) {
    console.log(`conformance: fetching veraPDF ${version}`);
    const options = ['-B', '-q', `-Dmaven.repo.local=${repository}`, '-Dtransitive=false'];
    run('mvn', [...options, 'dependency:get', `-Dartifact=${group}:${artifact}:${version}`], process.env);
  }
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found === sha256) return file;
  console.error(`conformance: ${file} is not the veraPDF ${version} that was released: its SHA-256 is ${found}`);
  process.exit(ENVIRONMENT_FAILED);
}

function run(program, args, env) {
  const { status, error } = spawnSync(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  console.error(`conformance: ${program} ${args.join(' ')} failed: ${error?.message ?? `status ${status}`}`);
  process.exit(ENVIRONMENT_FAILED);
}
