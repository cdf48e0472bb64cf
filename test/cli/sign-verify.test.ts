import { spawnSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { writerInputs } from '../pdf/support/writer-inputs.ts';
import { createPki } from '../sign/support/test-pki.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { readSeed } from '../support/seed.ts';

// The program as it is installed: `npm test` compiles it first.
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const key = fileURLToPath(new URL('../sign/keys/signer.p12', import.meta.url));
const password = 'รหัส-2569';
const signed = 'signed/2564/21000000-3230.pdf';
const report = 'output/2564/21000000-3230.pdf';

/** A folder with the seed's data and its report, which each test gets a copy of. */
const built = mkdtempSync(path.join(tmpdir(), 'raingan-built-'));
beforeAll(() => {
  mkdirSync(path.join(built, 'data/2564'), { recursive: true });
  writeFileSync(path.join(built, 'data/2564/21000000-3230.yaml'), readSeed());
  expect(installed(['build', '--format', 'pdf'], {}, built).status).toBe(0);
});
afterAll(() => rmSync(built, { recursive: true }));

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-sign-'));
  cpSync(built, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

interface RunOptions {
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a command line in this process. */
async function raingan(args: readonly string[], { environment = {} }: RunOptions = {}) {
  const terminal = realTerminal(root);
  const variables: Readonly<Record<string, string>> = { LC_ALL: 'C', ...environment };
  const workspace = { ...terminal.workspace, environment: (name: string) => variables[name] };
  const status = await runCommand(args, { ...terminal, workspace });
  return { status, out: terminal.out(), err: terminal.err() };
}

/** Runs a command line with the program as it is installed; `secret` comes in as file descriptor 3. */
function installed(
  args: readonly string[],
  { environment = {}, secret }: RunOptions & { readonly secret?: string } = {},
  cwd = root,
) {
  const [program, ...words] =
    secret === undefined
      ? [process.execPath, main, ...args]
      : ['sh', '-c', `exec "$0" "$@" 3<secret`, process.execPath, main, ...args];
  if (secret !== undefined) writeFileSync(path.join(cwd, 'secret'), secret);
  const env = { LC_ALL: 'C', PATH: process.env.PATH, ...environment };
  const { status, stdout, stderr } = spawnSync(program!, words, { cwd, env, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

const withPassword = { environment: { RAINGAN_KEY_PASSWORD: password } };
const bytesOf = (file: string) => readFileSync(path.join(root, file));

test('a certificate that may not sign is one finding, at its own file, for any number of reports', async () => {
  const environment = { RAINGAN_KEY_PASSWORD: password, SOURCE_DATE_EPOCH: '4102444800' }; // in 2100
  const { status, err } = await raingan(['sign', report, report, '--key', key], { environment });
  expect(status).toBe(1);
  expect(err.match(/E-SIGN-CERT-EXPIRED/g)).toHaveLength(1);
  expect(err).toContain('signer.p12: error E-SIGN-CERT-EXPIRED');
  expect(existsSync(path.join(root, 'signed'))).toBe(false);
});

describe('raingan sign', async () => {
  test('signs into a folder of its own, and what was signed stays', async () => {
    const { status, out } = installed(['sign', report, '--key', key, '--visible'], withPassword);
    expect([status, out]).toEqual([0, `${signed}  B-B  signature 1\n`]);
    expect(Buffer.compare(bytesOf(signed).subarray(0, bytesOf(report).length), bytesOf(report))).toBe(0);
  });

  test('signs a signed file beside it, as JSON too', async () => {
    await raingan(['sign', report, '--key', key], withPassword);
    const { status, out } = await raingan(['sign', signed, '--key', key, '--json'], withPassword);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      event: 'signed',
      output: 'signed/2564/21000000-3230-2.pdf',
      signature: 2,
      level: 'B-B',
    });
  });

  test('gives the same bytes twice at one time', async () => {
    const options = { environment: { ...withPassword.environment, SOURCE_DATE_EPOCH: '1795957200' } };
    await raingan(['sign', report, '--key', key], options);
    await raingan(['sign', report, '--key', key, '--out', 'again'], options);
    expect(Buffer.compare(bytesOf(signed), bytesOf('again/2564/21000000-3230.pdf'))).toBe(0);
  });

  test('takes the password from a file descriptor, line end or not', async () => {
    expect(installed(['sign', report, '--key', key, '--password-fd', '3'], { secret: password }).status).toBe(0);
    for (const secret of [`${password}\n`, `${password}\r\nmore`]) {
      rmSync(path.join(root, 'signed'), { recursive: true });
      writeFileSync(path.join(root, 'secret'), secret);
      const descriptor = openSync(path.join(root, 'secret'), 'r');
      const { status } = await raingan(['sign', report, '--key', key, '--password-fd', String(descriptor)]);
      closeSync(descriptor);
      expect(status).toBe(0);
    }
  });

  test.each([
    ['no password', 2, [report, '--key', key], {}],
    ['no key', 2, [report], withPassword],
    ['no file', 2, ['--key', key], withPassword],
    ['B-LT without an authority', 2, [report, '--key', key, '--lt'], withPassword],
    ['a descriptor that is not open', 2, [report, '--key', key, '--password-fd', '9'], {}],
    ['a wrong password', 1, [report, '--key', key], { environment: { RAINGAN_KEY_PASSWORD: 'ผิดแน่นอน' } }],
    ['a dead authority', 1, [report, '--key', key, '--tsa', 'http://127.0.0.1:1/'], withPassword],
    ['a key that is not there', 3, [report, '--key', 'none.p12'], withPassword],
    ['a report that is not there', 3, ['none.pdf', '--key', key], withPassword],
    ['no module for tokens', 3, [report, '--pkcs11', '/none.so'], withPassword],
  ] as const)('%s: status %i, no file, and the password nowhere', async (_, expected, args, options: RunOptions) => {
    const { status, out, err } = await raingan(['sign', ...args], options);
    expect([status, out]).toEqual([expected, '']);
    expect(err).not.toBe('');
    expect(err).not.toContain('ผิดแน่นอน');
    expect(existsSync(path.join(root, 'signed'))).toBe(false);
  });

  test('a signed file that exists is left alone', async () => {
    await raingan(['sign', report, '--key', key], withPassword);
    const before = bytesOf(signed);
    const { status, err } = await raingan(['sign', report, '--key', key, '--certify'], withPassword);
    expect([status, err]).toEqual([1, expect.stringContaining('E-SIGN-EXISTS')]);
    expect(Buffer.compare(bytesOf(signed), before)).toBe(0);
  });

  test('build does not overwrite a signed file, and says so', async () => {
    await raingan(['sign', report, '--key', key], withPassword);
    const before = bytesOf(signed);
    const { status, err } = await raingan(['build', '--format', 'pdf', '--out', 'signed', '--force']);
    expect([status, err]).toEqual([1, expect.stringContaining('E-SIGN-OVERWRITE')]);
    expect(Buffer.compare(bytesOf(signed), before)).toBe(0);
  });
});

describe('raingan verify', async () => {
  test('prints one line a question, in Thai or English', async () => {
    await raingan(['sign', report, '--key', key], withPassword);
    writeFileSync(path.join(root, 'roots.pem'), (await createPki()).root.pem);
    const { status, out } = await raingan(['verify', signed, '--trust', 'roots.pem', '--data', 'data']);
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe(signed);
    expect(lines).toHaveLength(14);
    expect(out).toMatch(/yes +rebuilt from the data +equal, byte for byte/);
    expect(out).toMatch(/yes +the data file at hand/);
    expect((await raingan(['verify', signed, '--lang', 'th'])).out).toMatch(/ใช่ +สร้างใหม่แล้วเหมือนเดิม/);
  });

  test('only a "no" is status 1; with --strict what cannot be judged too', async () => {
    expect((await raingan(['verify', report])).status).toBe(0);
    expect((await raingan(['verify', report, '--strict'])).status).toBe(1);
    expect((await raingan(['verify', report, '--tool', '0'.repeat(64)])).status).toBe(1);
    expect((await raingan(['verify', report, '--tool', 'short'])).status).toBe(2);
    expect((await raingan(['verify', 'none.pdf'])).status).toBe(3);
    const folder = await raingan(['verify', 'output/2564']);
    expect([folder.status, folder.err]).toEqual([3, expect.stringContaining('`output/2564/*.pdf`')]);
    expect((await raingan(['verify'])).status).toBe(2);
  });

  test('the manifest beside a report names its data', async () => {
    expect((await raingan(['verify', report])).out).toMatch(/yes +the data file at hand +output\/2564\/manifest\.json/);
    writeFileSync(path.join(root, 'data/2564/21000000-3230.yaml'), `${readSeed()}# later\n`);
    const { status, out } = await raingan(['verify', report, '--data', 'data', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out).answers.atHand).toMatchObject({ verdict: 'no', code: 'E-VERIFY-AT-HAND' });
  });

  test('a file that is no report stops no other', async () => {
    writeFileSync(path.join(root, 'x.pdf'), 'not a PDF');
    const { status, out, err } = await raingan(['verify', 'x.pdf', report]);
    expect([status, err]).toEqual([1, expect.stringContaining('E-VERIFY-NOT-PDF')]);
    expect(out).toContain(report);
  });

  test.each([
    ['--template', 'nope'],
    ['--fonts', 'nope.yaml'],
  ])('%s that is not there is named, and no report is judged without it', async (option, name) => {
    const { status, out, err } = await raingan(['verify', report, option, name]);
    expect(out).toBe('');
    expect(err).toContain(`cannot find \`${name}\``);
    expect(status).toBe(3);
  });

  test('the report in another format is not requested again: the hint names the PDF', async () => {
    writeFileSync(path.join(root, 'x.docx'), 'PK');
    const { status, err } = await raingan(['verify', 'x.docx']);
    expect([status, err]).toEqual([1, expect.stringContaining('hint: verify the .pdf of the report')]);
  });

  test('one byte behind the file is one byte', async () => {
    writeFileSync(path.join(root, 'x.pdf'), Buffer.concat([readFileSync(path.join(root, report)), Buffer.from('x')]));
    expect((await raingan(['verify', 'x.pdf'])).out).toContain('1 byte was appended');
  });

  test('what differs is explained, with a picture beside the file', async () => {
    const { document, pages, options } = await writerInputs(readSeed(), (json) =>
      json.replaceAll('98.00 %', '97.00 %'),
    );
    writeFileSync(path.join(root, 'forged.pdf'), writePdf(document, pages, options));
    const { status, out, err } = installed(['verify', 'forged.pdf', '--diff']);
    expect(status).toBe(1);
    expect(out).toMatch(/NO +rebuilt from the data +differs at page \d/);
    expect(out).toMatch(/- .*97\.00 %\n(.*\n)*.*\+ .*98\.00 %/);
    const [picture = ''] = err.trim().split('\n');
    expect(picture).toMatch(/^forged\.page-\d\.differs\.png$/);
    expect(bytesOf(picture).subarray(1, 4).toString()).toBe('PNG');
  });
});

test('what only signing needs is loaded by no other command', async () => {
  const loadedBy = (args: readonly string[]) => {
    const folder = path.join(root, `coverage-${args[0]}`);
    const environment = { NODE_V8_COVERAGE: folder, ...withPassword.environment };
    expect(installed(args, { environment }).status).toBe(0);
    return readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { result: { url: string }[] };
      return result
        .map(({ url }) => url.replace('file://', ''))
        .filter((url) => /\.c?js$/.test(url) && existsSync(url));
    });
  };
  const libraries = (files: readonly string[]) =>
    files.filter((file) => /class CertificateChainValidationEngine|forge\.pki/.test(readFileSync(file, 'utf8')));
  expect(libraries(loadedBy(['sign', report, '--key', key]))).not.toEqual([]);
  expect(libraries(loadedBy(['build', '--force']))).toEqual([]);
});
