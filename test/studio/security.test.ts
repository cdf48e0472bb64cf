import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedStudio, openStudio } from './open-studio.ts';

const seed = readFileSync('data/2564/21000000-3230.yaml');
const seedFile = 'data/2564/21000000-3230.yaml';
let opened: OpenedStudio;

beforeAll(async () => {
  opened = await openStudio({
    files: { [seedFile]: seed, 'secret.yaml': 'a: 1', 'raingan.yaml': 'planStatuses: [ก]\n' },
  });
});
afterAll(() => opened.close());

const file = (name: string) => `/api/file?file=${encodeURIComponent(name)}`;

test('the page itself is answered', async () => {
  const { status, body } = await opened.request('/');
  expect(status).toBe(200);
  expect(body.toString()).toContain('<html lang="th">');
  expect((await opened.request(file(seedFile))).status).toBe(200);
});

describe('loopback only', () => {
  test('no other address of the machine answers', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((each) => each && !each.internal && each.family === 'IPv4');
    for (const { address } of others as { address: string }[]) {
      await expect(connects(opened.studio.port, address)).resolves.toBe(false);
    }
    expect(await connects(opened.studio.port, '127.0.0.1')).toBe(true);
    expect(await connects(opened.studio.port, '127.0.0.2')).toBe(false);
  });
});

function connects(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 2000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

describe('only who came with the token', () => {
  test.each(['/', '/studio.js', '/api/setup', file(seedFile)])('without a cookie %s is refused', async (target) => {
    const { status, headers, body } = await opened.raw(target);
    expect([status, headers['x-refused']]).toEqual([403, 'stranger']);
    expect(body.toString()).not.toContain('schemaVersion');
  });

  test('the token is worth something once, and a newer one ends an older', async () => {
    await opened.raw('/'); // a first stranger makes the terminal show a new address, which would end these
    const first = new URL(opened.studio.address());
    const second = new URL(opened.studio.address());
    expect((await opened.raw(first.pathname + first.search)).status).toBe(403);
    const welcome = await opened.raw(second.pathname + second.search);
    expect([welcome.status, welcome.headers.location]).toEqual([303, '/']);
    expect((await opened.raw(second.pathname + second.search)).status).toBe(403);
  });

  test('the cookie is unreadable for scripts and goes with no request of another site', async () => {
    const address = new URL(opened.studio.address());
    const { headers } = await opened.raw(address.pathname + address.search);
    expect(String(headers['set-cookie'])).toMatch(/^raingan-studio-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test.each(['', 'x', 'A'.repeat(43), '%00', '=', 'ก'])('token %j is refused', async (token) => {
    expect((await opened.raw(`/?token=${encodeURIComponent(token)}`)).status).toBe(403);
  });

  test.each(['', 'A'.repeat(43), '"', '; ;'])('cookie %j is refused', async (value) => {
    const name = `raingan-studio-${opened.studio.port}`;
    expect((await opened.raw('/', { headers: { cookie: `${name}=${value}` } })).status).toBe(403);
  });

  test('a token does not open anything but the page', async () => {
    const { search } = new URL(opened.studio.address());
    expect((await opened.raw(`/api/setup${search}`)).status).toBe(403);
  });

  test('the terminal reports a stranger, not of each', async () => {
    const other = await openStudio();
    await other.raw('/');
    await other.raw('/');
    await other.raw('/api/setup');
    expect(other.shown).toHaveLength(1);
    const { pathname, search } = new URL(other.shown[0]!);
    expect((await other.raw(pathname + search)).status).toBe(303);
    await other.close();
  });
});

describe('no other page', () => {
  test.each([
    'attacker.example',
    'attacker.example:25640',
    'localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    '[::1]',
    '127.0.0.1.nip.io',
  ])('Host %s is refused', async (host) => {
    const { status, headers } = await opened.request('/api/setup', { headers: { host } });
    expect([status, headers['x-refused']]).toEqual([421, 'host']);
  });

  test.each(['http://attacker.example', 'null', 'https://127.0.0.1', 'http://localhost:25640', ''])(
    'Origin %j is refused',
    async (origin) => {
      for (const method of ['GET', 'POST', 'PUT']) {
        const { status, headers } = await opened.request(file(seedFile), { method, headers: { origin } });
        expect([status, headers['x-refused']]).toEqual([403, 'origin']);
      }
    },
  );

  test('what changes something needs an Origin', async () => {
    const before = readdirSync(path.join(opened.root, 'data'));
    const address = new URL(opened.studio.address());
    const cookie = String((await opened.raw(address.pathname + address.search)).headers['set-cookie']).split(';')[0]!;
    for (const target of ['/api/new?code=21000000-9999&year=2599', '/api/build', '/api/zip']) {
      const { status, headers } = await opened.raw(target, { method: 'POST', headers: { cookie } });
      expect([status, headers['x-refused']]).toEqual([403, 'origin']);
    }
    expect(readdirSync(path.join(opened.root, 'data'))).toEqual(before);
  });

  test.each(['cross-site', 'same-site', 'none'])('Sec-Fetch-Site %s is refused for data', async (site) => {
    const { status, headers } = await opened.request(file(seedFile), { headers: { 'sec-fetch-site': site } });
    expect([status, headers['x-refused']]).toEqual([403, 'site']);
  });

  test('a link on another page does not even open the page', async () => {
    expect((await opened.request('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await opened.request('/', { headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
  });
});

describe('the page runs nothing but its own files', () => {
  test('CSP without unsafe-inline, and a nonce that is new each time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await opened.request('/')).headers['content-security-policy']!),
    );
    for (const policy of policies) {
      expect(policy).not.toMatch(/unsafe|\*|http|data:/);
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}';/);
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
    }
    expect(policies[0]).not.toBe(policies[1]);
  });

  test.each(['/', '/studio.js', '/api/setup', '/nothing', file('data/2564/none.yaml'), file('../x.yaml')])(
    'all headers on %s',
    async (target) => {
      const { headers } = await opened.request(target);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  test('the page has no script and no style in itself', async () => {
    const html = (await opened.request('/')).body.toString();
    expect(html).not.toMatch(/<style|\son\w+=|javascript:|\sstyle=|https?:/);
    for (const [, attributes, inner] of html.matchAll(/<script([^>]*)>([^<]*)/g)) {
      expect(attributes).toContain('src="/');
      expect(inner!.trim()).toBe('');
    }
  });
});

describe('no path outside data and output', () => {
  const escapes = [
    '../secret.yaml',
    'data/../secret.yaml',
    'data/2564/../../secret.yaml',
    'data/./2564/21000000-3230.yaml',
    'data//2564/21000000-3230.yaml',
    '/etc/passwd',
    '/data/2564/21000000-3230.yaml',
    'secret.yaml',
    'raingan.yaml',
    'data/raingan.yaml',
    'data',
    'data/',
    'data/2564',
    'data/2564/.hidden.yaml',
    'data/.git/x.yaml',
    'data\\2564\\21000000-3230.yaml',
    'data/2564\\..\\..\\secret.yaml',
    'data/2564/x.yaml\0.txt',
    'data/2564/21000000-3230.yaml\0',
    'data/2564/x.yaml:stream',
    'data/C:/x.yaml',
    'data/2564/x.txt',
    'data/2564/x.yaml.',
    'data/2564/x.yaml ',
    `data/${'a/'.repeat(20)}x.yaml`,
    `data/${'a'.repeat(500)}.yaml`,
    'output/2564/manifest.json',
    '~/x.yaml',
    '',
  ];

  test.each(escapes)('%j is neither read, nor written, nor built', async (name) => {
    const secret = readFileSync(path.join(opened.root, 'secret.yaml'));
    const before = readdirSync(opened.root, { recursive: true }).sort();
    const body = 'a: 2';
    for (const answer of [
      await opened.request(file(name)),
      await opened.request(`${file(name)}&base=none`, { method: 'PUT', body }),
      await opened.request(file(name).replace('file', 'render'), { method: 'POST', body }),
      await opened.request(file(name).replace('file', 'fix'), { method: 'POST', body }),
      await opened.request(`${file(name).replace('file', 'rollover')}&code=21000000-0001&year=2570`, {
        method: 'POST',
      }),
      await opened.request('/api/build', { method: 'POST', body: JSON.stringify([name]) }),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body.toString()).not.toContain('root:');
    }
    expect(readFileSync(path.join(opened.root, 'secret.yaml'))).toEqual(secret);
    expect(readdirSync(opened.root, { recursive: true }).sort()).toEqual(before);
  });

  test.each([
    ['2564', '../../secret.yaml'],
    ['../data', '2564'],
    ['..', 'secret.yaml'],
    ['2564', 'manifest.json'],
    ['2564', '.raingan-lock'],
    ['2564', '21000000-3230.pdf/../../secret.yaml'],
    ['2564\0', '21000000-3230.pdf'],
    ['2564', '21000000-3230.pdf\0'],
    ['', ''],
  ])('output %j %j is not read', async (year, name) => {
    const query = new URLSearchParams({ year, name });
    expect((await opened.request(`/api/output?${query}`)).status).toBe(403);
  });

  test.each([
    '/../secret.yaml',
    '/..%2fsecret.yaml',
    '/%2e%2e/secret.yaml',
    '/..%5csecret.yaml',
    '/studio.js%00',
    '/%73tudio.js',
    '//etc/passwd',
    'http://attacker.example/',
    '/api/../api/setup',
    '/api//setup',
    '/index.html/../../package.json',
  ])('%s is no address of the page', async (target) => {
    const { status, body } = await opened.request(target);
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toMatch(/a: 1|"raingan"/);
  });

  test('the page is not sent without its nonce', async () => {
    expect((await opened.request('/index.html')).status).toBe(404);
  });

  test('links are not followed', async () => {
    const at = (...parts: string[]) => path.join(opened.root, ...parts);
    mkdirSync(at('elsewhere'));
    writeFileSync(at('elsewhere/21000000-0001.yaml'), 'a: 1');
    mkdirSync(at('data/2566'), { recursive: true });
    symlinkSync(at('secret.yaml'), at('data/2566/21000000-0002.yaml'));
    symlinkSync(at('elsewhere'), at('data/2567'));
    for (const name of ['data/2566/21000000-0002.yaml', 'data/2567/21000000-0001.yaml']) {
      expect((await opened.request(file(name))).status).toBe(403);
      expect((await opened.request(`${file(name)}&base=none`, { method: 'PUT', body: 'b: 1' })).status).toBe(403);
    }
    expect((await opened.request('/api/new?code=21000000-0003&year=2567', { method: 'POST' })).status).toBe(403);
    expect(readdirSync(at('elsewhere'))).toEqual(['21000000-0001.yaml']);
    expect(readFileSync(at('secret.yaml'), 'utf8')).toBe('a: 1');
  });

  test('a folder of outputs that is a link gets no reports', async () => {
    const other = await openStudio({ files: { [seedFile]: seed, 'elsewhere/x': '' } });
    mkdirSync(path.join(other.root, 'output'));
    symlinkSync(path.join(other.root, 'elsewhere'), path.join(other.root, 'output/2564'));
    const body = JSON.stringify([seedFile]);
    expect((await other.request('/api/build', { method: 'POST', body })).status).toBe(403);
    expect(readdirSync(path.join(other.root, 'elsewhere'))).toEqual(['x']);
    await other.close();
  });
});

describe('nothing too large, nothing unknown', () => {
  test.each([
    ['PUT', `${file('data/2564/21000000-7777.yaml')}&base=none`, 1_000_001],
    ['POST', file(seedFile).replace('file', 'render'), 1_000_001],
    ['POST', file(seedFile).replace('file', 'fix'), 1_000_001],
    ['POST', '/api/build', 4_000_001],
    ['POST', '/api/verify?name=x.pdf', 50_000_001],
    ['POST', '/api/import', 50_100_001],
  ])('%s %s of %i bytes is refused', async (method, target, size) => {
    const announced = await opened
      .request(target, { method, headers: { 'content-length': String(size) } })
      .catch(() => undefined);
    expect(announced?.status ?? 413).toBe(413);
    const body = Buffer.alloc(size, 0x20);
    const sent = await opened
      .request(target, { method, body, headers: { 'transfer-encoding': 'chunked' } })
      .catch((error: NodeJS.ErrnoException) => error.code);
    expect(typeof sent === 'object' ? sent.status : sent).toSatisfy((each) =>
      [413, 'ECONNRESET', 'EPIPE'].includes(each as never),
    );
    expect(readdirSync(path.join(opened.root, 'data/2564'))).toEqual(['21000000-3230.yaml']);
  });

  test.each(['DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'HEAD'])('%s is refused', async (method) => {
    expect((await opened.request(file(seedFile), { method })).status).toBe(405);
  });

  test('a save that does not say what it changes is refused', async () => {
    for (const base of ['', '&base=', '&base=../x', '&base=NONE']) {
      expect((await opened.request(file(seedFile) + base, { method: 'PUT', body: 'x' })).status).toBe(400);
    }
    expect(readFileSync(path.join(opened.root, seedFile))).toEqual(seed);
  });

  test.each(['[]', '{}', 'x', '', '[1]', '"data"'])('a list of files %j is refused', async (body) => {
    expect((await opened.request('/api/build', { method: 'POST', body })).status).toBe(400);
  });

  test('a header that never ends is refused', async () => {
    const { status } = await opened.request('/', { headers: { cookie: 'a'.repeat(20_000) } });
    expect(status).toBe(431);
  });
});
