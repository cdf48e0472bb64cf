import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPki, issue, issueCrl, keyFile, nonRepudiation, type TestPki } from '../sign/support/test-pki.ts';
import { builtDocument } from './support/built.ts';
import { runTool } from './support/run-tool.ts';
import { describeFailures, type Flavour, validate } from './support/verapdf.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const judges = fileURLToPath(new URL('support/judges', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-signatures-'));
const at = (...names: string[]) => path.join(folder, ...names);

let pki: TestPki;
let authority: Server;
let tsa = '';

beforeAll(async () => {
  pki = await createPki();
  writeFileSync(at('key.pem'), pki.signer.keyPem + pki.signer.pem + pki.issuing.pem);
  writeFileSync(at('root.pem'), pki.root.pem);
  writeFileSync(at('root.crl'), await issueCrl(pki.root));
  writeFileSync(at('issuing.crl'), await issueCrl(pki.issuing));
  authority = await serveTimeStamps();
  tsa = `http://127.0.0.1:${(authority.address() as { port: number }).port}/`;
  await signAll();
});
afterAll(() => authority.close());

const kinds = [
  'invisible',
  'visible',
  'certified',
  'stamped',
  'complete',
  'second',
  'second-visible',
  'second-complete',
] as const;
const fileOf = (kind: (typeof kinds)[number]) => at(`${kind}.pdf`);

/** One file of each kind, signed with the program as it is installed. */
async function signAll(): Promise<void> {
  const seed = builtDocument('seed').pdf;
  const long = ['--tsa', tsa, '--lt', '--crl', `${at('root.crl')},${at('issuing.crl')}`, '--chain', at('root.pem')];
  await sign(seed, 'invisible', []);
  await sign(seed, 'visible', ['--visible']);
  await sign(seed, 'certified', ['--certify']);
  await sign(seed, 'stamped', ['--tsa', tsa]);
  await sign(seed, 'complete', [...long, '--visible']);
  await sign(fileOf('certified'), 'second', []);
  await sign(fileOf('invisible'), 'second-visible', ['--visible']);
  await sign(fileOf('complete'), 'second-complete', long);
}

async function sign(file: string, kind: (typeof kinds)[number], args: readonly string[]): Promise<void> {
  const key = args.includes('--pkcs11') ? [] : ['--key', at('key.pem')];
  const output = await raingan(['sign', file, ...key, ...args, '--out', at(kind), '--json']);
  const event = JSON.parse(output) as { output: string };
  writeFileSync(fileOf(kind), readFileSync(event.output));
}

function raingan(args: readonly string[], environment: Record<string, string> = {}, cwd = folder): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...environment }, cwd, encoding: 'utf8' } as const;
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) =>
      error ? reject(new Error(`${error.message}\n${stdout}${stderr}`)) : resolve(stdout),
    );
  });
}

/** OpenSSL's time stamp authority behind a web address. */
function serveTimeStamps(): Promise<Server> {
  writeFileSync(at('authority.pem'), pki.authority.pem);
  writeFileSync(at('serial'), '01\n');
  writeFileSync(
    at('tsa.cnf'),
    `[tsa]\ndefault_tsa = t\n[t]\nserial = ${at('serial')}\nsigner_cert = ${at('authority.pem')}\nsigner_key = ${keyFile('authority')}
signer_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256,sha384,sha512\naccuracy = secs:1\nordering = no\ntsa_name = yes\ness_cert_id_alg = sha256\n`,
  );
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      writeFileSync(at('query.tsq'), Buffer.concat(parts));
      const files = ['-queryfile', at('query.tsq'), '-out', at('reply.tsr')];
      execFile('openssl', ['ts', '-reply', '-config', at('tsa.cnf'), ...files], (error) => {
        response.writeHead(error ? 500 : 200, { 'content-type': 'application/timestamp-reply' });
        response.end(error ? String(error) : readFileSync(at('reply.tsr')));
      });
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

test.each<Flavour>(['3a', 'ua1'])('veraPDF: signed files stay %s', (flavour) => {
  const verdicts = validate(kinds.map(fileOf), flavour);
  expect([...verdicts.values()].filter(({ compliant }) => !compliant).map(describeFailures)).toEqual([]);
});

test('veraPDF: signed files of PDF 2.0 stay PDF/A-4f and PDF/UA-2', async () => {
  const data = builtDocument('seed').data;
  await raingan(['build', data, '--format', 'pdf', '--pdf', '2.0', '--out', at('second-edition')]);
  const report = at('second-edition', '2564', '21000000-3230.pdf');
  const files: string[] = [];
  for (const options of [[], ['--visible']]) {
    const out = at(`second-edition-signed-${options.length}`);
    const { output } = JSON.parse(
      await raingan(['sign', report, '--key', at('key.pem'), ...options, '--out', out, '--json']),
    );
    files.push(output);
  }
  for (const flavour of ['4f', 'ua2'] as const) {
    const verdicts = validate(files, flavour);
    expect([...verdicts.values()].filter(({ compliant }) => !compliant).map(describeFailures)).toEqual([]);
  }
});

describe.each(kinds)('%s', (kind) => {
  test('pdfsig says valid, and that the last signature is over the whole document', () => {
    const said = runTool('pdfsig', ['-nocert', fileOf(kind)]).toString('utf8');
    const signatures = said
      .split(/^Signature #/m)
      .slice(1)
      .filter((each) => !each.includes('not signed'));
    expect(signatures.length).toBe(kind.startsWith('second') ? 2 : 1);
    for (const each of signatures) expect(each).toContain('Signature is Valid');
    const hasStore = kind.endsWith('complete');
    expect(signatures.at(-1)).toContain(hasStore ? 'Not total document signed' : 'Total document signed');
  });

  test('raingan says yes to all that can be answered', async () => {
    const trust = ['--trust', at('root.pem')];
    const { answers } = JSON.parse(await raingan(['verify', fileOf(kind), ...trust, '--json']));
    const open = Object.entries<{ verdict: string }>(answers).filter(([, { verdict }]) => verdict !== 'yes');
    const expected = kind.endsWith('complete') ? [] : kind === 'stamped' ? ['revocation'] : ['revocation', 'timeStamp'];
    expect(open.map(([question]) => question)).toEqual([...expected, 'atHand', 'tool']);
  });
});

test('pyHanko says valid and trusted of all, and that later changes were allowed', () => {
  const python = process.env.RAINGAN_PYHANKO ?? '';
  const lines = runTool(python, [path.join(judges, 'pyhanko_judge.py'), at('root.pem'), ...kinds.map(fileOf)]);
  const said = lines
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(said).toHaveLength(11);
  for (const each of said) expect(each).toMatchObject({ valid: true, trusted: true });
  for (const each of said.filter(({ file }) => /stamped|complete/.test(file))) expect(each.stamp).toBe(true);
});

test('DSS says that each is what it claims to be: PAdES baseline B, T or LT', () => {
  const classes = path.join(process.env.RAINGAN_DSS ?? '', '*');
  const lists = [at('root.crl'), at('issuing.crl')];
  const files = [at('root.pem'), ...lists, ...kinds.map(fileOf)];
  const lines = runTool('java', ['-cp', classes, path.join(judges, 'Dss.java'), ...files])
    .toString('utf8')
    .trim()
    .split('\n');
  const said = lines
    .map((line) => line.split('\t'))
    .map(([file = '', level, indication]) => [path.basename(file), level, indication]);
  const levelOf = (file: string) => (/complete/.test(file) ? 'LT' : /stamped/.test(file) ? 'T' : 'B');
  expect(said).toHaveLength(11);
  for (const [file, level, indication] of said) {
    expect([file, level, indication]).toEqual([file, `PAdES-BASELINE-${levelOf(file!)}`, 'TOTAL_PASSED']);
  }
});

describe('a key that never leaves its token', () => {
  const module = '/usr/lib/softhsm/libsofthsm2.so';
  const environment = { SOFTHSM2_CONF: at('softhsm.conf'), RAINGAN_KEY_PASSWORD: '5678' };
  const tool = (args: readonly string[]) =>
    execFileSync('softhsm2-util', args, { env: { ...process.env, ...environment } });

  beforeAll(async () => {
    mkdirSync(at('tokens'));
    writeFileSync(at('softhsm.conf'), `directories.tokendir = ${at('tokens')}\nobjectstore.backend = file\n`);
    tool(['--init-token', '--free', '--label', 'raingan', '--so-pin', '1234', '--pin', '5678']);
    for (const [label, id, key] of [
      ['rsa', '01', 'signer'],
      ['curve', '02', 'signer-prime256v1'],
    ] as const) {
      tool(['--import', keyFile(key), '--token', 'raingan', '--label', label, '--id', id, '--pin', '5678']);
    }
    const curve = await issue({ name: 'โทเคน', key: 'signer-prime256v1', issuer: pki.issuing, usage: nonRepudiation });
    writeFileSync(at('rsa.pem'), pki.signer.pem);
    writeFileSync(at('curve.pem'), curve.pem);
  });

  test.each(['rsa', 'curve'])('signs: %s', async (label) => {
    const token = ['--pkcs11', module, '--token', 'raingan', '--key-label', label];
    const certificate = ['--cert', at(`${label}.pem`)];
    const args = ['sign', builtDocument('seed').pdf, ...token, ...certificate, '--out', at(`token-${label}`), '--json'];
    const { output } = JSON.parse(await raingan(args, environment, process.env.RAINGAN_PKCS11));
    expect(runTool('pdfsig', ['-nocert', output]).toString('utf8')).toContain('Signature is Valid');
  });

  test.each([
    ['a wrong PIN', /E-SIGN-PASSWORD/, { RAINGAN_KEY_PASSWORD: '0000' }, ['--key-label', 'rsa']],
    ['two keys and no label', /E-SIGN-TOKEN.*\n.*curve, rsa/, {}, []],
    ['no such token', /E-SIGN-TOKEN/, {}, ['--token', 'none']],
  ] as const)('%s is refused', async (_, expected, changes, args) => {
    const all = [
      'sign',
      builtDocument('seed').pdf,
      '--pkcs11',
      module,
      '--cert',
      at('rsa.pem'),
      ...args,
      '--out',
      at('none'),
    ];
    await expect(raingan(all, { ...environment, ...changes }, process.env.RAINGAN_PKCS11)).rejects.toThrow(expected);
  });
});
