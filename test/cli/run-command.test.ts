import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { displayWidth } from '../../src/diagnostics/reporters/display-width.ts';
import { testTerminal } from './test-terminal.ts';

const thai = { environment: { LANG: 'th_TH.UTF-8' } };

async function runWith(line: string, memory = {}) {
  const terminal = testTerminal(memory);
  const status = await runCommand(line === '' ? [] : line.split(' '), terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

describe('wrong usage is exit status 2, with a message and a hint in both languages', () => {
  test.each([
    ['--lang', 'no command', '--help'],
    ['buid', '`buid`', '`build`'],
    ['frobnicate', '`frobnicate`', '--help'],
    ['--year 2564 build', 'no command', '--help'],
    ['build --fromat pdf', '`--fromat`', '`--format`'],
    ['build --frobnicate', '`--frobnicate`', 'build --help'],
    ['build -x', '`-x`', 'build --help'],
    ['build --out', '`--out`', '`--out '],
    ['build --out --json', '`--out`', '`--out '],
    ['build --out=', '`--out`', '`--out '],
    ['build --year', '`--year`', '--year 2565'],
    ['build --json=yes', '`--json`', '`--json`'],
    ['build --jobs 0', '`0`', '--jobs 2'],
    ['build --jobs two', '`two`', '--jobs 2'],
    ['build --jobs 1.5', '`1.5`', '--jobs 2'],
    ['build --jobs -1', '`--jobs`', '`--jobs '],
    ['build --shard 9/4', '`9/4`', '--shard 1/4'],
    ['build --shard 5/4', '`5/4`', '--shard 1/4'],
    ['build --shard 0/4', '`0/4`', '--shard 1/4'],
    ['build --shard 1', '`1`', '--shard 1/4'],
    ['build --year 65', '`65`', '--year 2565'],
    ['build –-year 2565', '`–-year`', '`--year`'],
    ['build —strict', '`—strict`', '`--strict`'],
    ['build --year 2021', '`2021`', '--year 2564'],
    ['build --format odt', '`odt`', 'pdf, docx'],
    ['build --format pdf,,docx', '``', 'pdf, docx'],
    ['build --docx-pages fixed', '`fixed`', 'lock, flow'],
    ['build --lang fr', '`fr`', 'th, en'],
    ['check --reporter xml', '`xml`', 'pretty, json, github'],
    ['check --jobs 2', '`--jobs`', 'check --help'],
    ['build --reporter xml', '`xml`', 'pretty, json, github'],
    ['merge', 'no folder', 'raingan merge shard-1'],
    ['merge shard-1 --year 64', '`64`', '--year 2564'],
    ['schema data', '`data`', ''],
    ['help nothing', '`nothing`', '--help'],
  ])('raingan %s', async (line, named, hinted) => {
    for (const memory of [{}, thai]) {
      const { status, out, err } = await runWith(line, memory);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toContain(memory === thai ? 'คำแนะนำ: ' : 'hint: ');
      expect(err).toContain(hinted);
      if (!named.startsWith('no ')) expect(err).toContain(named);
      expect(/[\u0e00-\u0e7f]/.test(err)).toBe(memory === thai);
    }
  });

  test('a wrong SOURCE_DATE_EPOCH', async () => {
    for (const value of ['today', '7258118400']) {
      const { status, err } = await runWith('build', { environment: { SOURCE_DATE_EPOCH: value } });
      expect(status).toBe(2);
      expect(err).toContain('SOURCE_DATE_EPOCH');
    }
  });

  test('a misspelt fast path', async () => {
    const { status, err } = await runWith('build --lang en', {
      environment: { RAINGAN_FAST: 'bundle, shaping-tabel' },
    });
    expect(status).toBe(2);
    expect(err).toContain('`shaping-tabel`');
    expect(err).toContain('off, bundle, plain-yaml');
    const known = await runWith('schema', { environment: { RAINGAN_FAST: 'bundle, shaping-table,' } });
    expect(known.status).toBe(0);
  });

  test('a year with a file', async () => {
    const { status, err } = await runWith('build a.yaml --year 2564', { files: { 'a.yaml': '' } });
    expect(status).toBe(2);
    expect(err).toContain('`a.yaml`');
  });
});

test.each(['build nowhere', 'check nowhere', 'build --year 2599'])(
  'raingan %s: a path that is not there is exit status 3',
  async (line) => {
    const { status, out, err } = await runWith(line, { files: { 'data/2564/a.yaml': '' } });
    expect(status).toBe(3);
    expect(out).toBe('');
    expect(err).toMatch(/cannot find `(nowhere|data\/2599)`/);
  },
);

test.each(['build', 'check', 'watch', 'build --year 2565', 'list --year 2565', 'summary --year 2565', 'check data'])(
  'raingan %s in a folder without data names the folder and says where to go',
  async (line) => {
    const { status, err } = await runWith(line, { files: { 'notes.txt': 'x' } });
    expect(status).toBe(3);
    expect(err).toContain('this folder (/) has no folder `data`');
    expect(err).toContain('`raingan new 50140000-1024 --year 2565`');
  },
);

test.each(['check 2565', 'build ๒๕๖๕'])('raingan %s: a year without --year', async (line) => {
  const { status, err } = await runWith(line, { files: { 'data/2565/a.yaml': '' } });
  expect([status, err]).toEqual([2, expect.stringContaining('`--year 2565`')]);
});

describe('what is certain is taken as it is meant, with a note', () => {
  const memory = { files: { 'data/2565/50140000-1024.yaml': 'x' } };

  test.each([
    ['new ๕๐๑๔๐๐๐๐-๑๐๒๕ --year ๒๕๖๕', '`๒๕๖๕` is taken as `2565`', 'data/2565/50140000-1025.yaml'],
    ['new 50140000–1025 --year 2565', '`50140000–1025` is taken as `50140000-1025`', 'data/2565/50140000-1025.yaml'],
  ])('raingan %s', async (line, note, path) => {
    const { status, out, err } = await runWith(line, memory);
    expect([status, out]).toEqual([0, `${path}\n`]);
    expect(err).toContain(note);
    expect((await runWith(`${line} --quiet`, memory)).err).toBe('');
  });

  test('raingan check --reporter JSON --lang TH', async () => {
    const { err } = await runWith('check --reporter JSON --lang TH nowhere', memory);
    expect(err).toContain('อ่าน `JSON` เป็น `json`\nอ่าน `TH` เป็น `th`\nผิดพลาด: ไม่พบ `nowhere`');
  });

  test('a folder keeps its capitals and Thai digits', async () => {
    expect((await runWith('check ๒๕๖๕A', memory)).err).toBe((await runWith('check ๒๕๖๕A --quiet', memory)).err);
  });
});

describe('language of messages', () => {
  test.each([
    [{}, 'no command given'],
    [{ LANG: 'th_TH.UTF-8' }, 'ไม่ได้ระบุคำสั่ง'],
    [{ LANG: 'th' }, 'ไม่ได้ระบุคำสั่ง'],
    [{ LANG: 'the_XX' }, 'no command given'],
    [{ LANG: 'th_TH.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'no command given'],
    [{ LANG: 'th_TH.UTF-8', LC_MESSAGES: '' }, 'ไม่ได้ระบุคำสั่ง'],
    [{ LC_MESSAGES: 'en_US.UTF-8', LC_ALL: 'th_TH.UTF-8' }, 'ไม่ได้ระบุคำสั่ง'],
    [{ LANG: 'th_TH.UTF-8', LC_ALL: 'C' }, 'ไม่ได้ระบุคำสั่ง'],
    [{ LANG: 'C.UTF-8' }, 'no command given'],
    [{ LANG: 'en_US.UTF-8', RAINGAN_LANG: 'th' }, 'ไม่ได้ระบุคำสั่ง'],
    [{ LANG: 'th_TH.UTF-8', RAINGAN_LANG: 'en' }, 'no command given'],
  ])('under %j', async (environment, text) => {
    expect((await runWith('--year', { environment })).err).toContain(text);
  });

  const settings = (text: string) => ({ files: { 'raingan.yaml': text } });

  test.each([
    ['raingan.yaml', settings('lang: th\n'), 'ผิดพลาด'],
    ['raingan.yaml with quotes and a comment', settings('pdf: "2.0"\r\nlang: "th" # ทุกเครื่อง\r\n'), 'ผิดพลาด'],
    ['raingan.yaml with mistakes elsewhere', settings('pdf: 9\nlang: th\nfrob: [\n'), 'ผิดพลาด'],
    ['raingan.yaml before the locale', { ...settings('lang: en\n'), environment: { LANG: 'th_TH' } }, 'error'],
    ['RAINGAN_LANG before raingan.yaml', { ...settings('lang: en\n'), environment: { RAINGAN_LANG: 'th' } }, 'ผิดพลาด'],
    ['a Windows in Thai', { locale: 'th-TH' }, 'ผิดพลาด'],
    [
      'a Windows in Thai, with C in the environment',
      { locale: 'th-TH', environment: { LANG: 'C.UTF-8', LC_ALL: 'POSIX' } },
      'ผิดพลาด',
    ],
    ['a locale before the system', { locale: 'th-TH', environment: { LANG: 'en_US' } }, 'error'],
  ])('%s', async (_, memory, word) => {
    expect((await runWith('build --jobs 0', memory)).err).toContain(`${word}: `);
  });

  test.each([
    ['studio', { environment: { LANG: 'en_US.UTF-8' } }, 'ผิดพลาด'],
    ['studio --lang en', {}, 'error'],
    ['studio', { environment: { RAINGAN_LANG: 'en' } }, 'error'],
  ])('%s is Thai as its page is, unless a language is chosen: %j', async (command, memory, word) => {
    expect((await runWith(`${command} --port x`, memory)).err).toContain(`${word}: `);
  });

  test.each(['thai', 'ไทย', 'th-TH'])('--lang %s is refused in Thai', async (name) => {
    const { status, err } = await runWith(`build --lang ${name}`);
    expect([status, err]).toEqual([2, expect.stringContaining('คำแนะนำ: เลือกได้: th, en')]);
  });

  test.each(['--lang th build --jobs 0', 'build --jobs 0 --lang th', 'build --lang=th --jobs 0'])(
    'raingan %s is answered in Thai',
    async (line) => {
      expect((await runWith(line)).err).toContain('ผิดพลาด: ');
    },
  );

  test('--lang en wins over a Thai locale', async () => {
    expect((await runWith('build --jobs 0 --lang en', thai)).err).toContain('error: ');
  });
});

/** An option whose help needs several lines has them in one here. */
const unwrapped = (help: string): string => help.replace(/\n {8,}/g, ' ');

describe('help', () => {
  test.each(commands.map(({ name, options, summary }) => ({ name, options, summary })))(
    'of $name names every option, in both languages, from column to column',
    async ({ name, options, summary }) => {
      for (const language of ['th', 'en'] as const) {
        const { status, out, err } = await runWith(`${name} --help --lang ${language}`);
        expect([status, err]).toEqual([0, '']);
        expect(out).toContain(summary[language]);
        const starts = options.map((option) => {
          const named = new RegExp(`^ +(?:-\\w, )?--${option.name}(?![a-z-])`);
          const line = unwrapped(out)
            .split('\n')
            .find((each) => named.test(each));
          return line && displayWidth(line.slice(0, line.indexOf(option.help[language])));
        });
        expect(new Set(starts).size).toBe(1);
        expect(starts[0]).toBeGreaterThan(0);
      }
    },
  );

  test.each(commands)('docs/command-line.md shows raingan $name', ({ name }) => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
    expect(new RegExp(`raingan ${name}\\b`).test(page), `raingan ${name} is not in docs/command-line.md`).toBe(true);
  });

  test('in Thai has no English placeholder', async () => {
    const own = /^(?:PDF|DOCX|CSV|JSON|XLSX|YAML|TXT|PEM|CRL|OCSP|PIN)$/;
    for (const { name, options } of commands) {
      const { out } = await runWith(`${name} --help --lang th`);
      const [usage] = out.split('\n').filter((line) => line.startsWith('วิธีใช้:'));
      expect(usage).not.toMatch(/[A-Z]/);
      for (const option of options.filter(({ value }) => value !== undefined)) {
        const line = out.split('\n').find((each) => each.slice(6).startsWith(`--${option.name} `))!;
        const written = line.slice(6, line.indexOf(option.help.th)).match(/[A-Z]{2,}/g) ?? [];
        expect(
          written.filter((word) => !own.test(word)),
          line,
        ).toEqual([]);
      }
    }
  });

  test.each(['--help', '-h', 'help', '--lang en --help'])('raingan %s lists the commands', async (line) => {
    const { status, out } = await runWith(line);
    expect(status).toBe(0);
    for (const { name } of commands) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  test.each(['', '--lang en'])('raingan %s alone prints the help', async (line) => {
    expect(await runWith(line)).toEqual(await runWith('--help'));
    expect(await runWith(line)).toMatchObject({ status: 0, err: '', out: expect.stringContaining('usage: raingan') });
  });

  test('raingan help build is raingan build --help', async () => {
    expect(await runWith('help build')).toEqual(await runWith('build --help'));
  });

  test('no line is wider than 100 columns', async () => {
    for (const { name } of commands) {
      for (const language of ['th', 'en']) {
        const { out } = await runWith(`${name} --help --lang ${language}`);
        for (const line of out.split('\n')) expect(line.replace(/\p{Mn}/gu, '').length).toBeLessThanOrEqual(100);
      }
    }
  });
});

test.each(['--version', '-V', 'version'])('raingan %s prints the version alone', async (line) => {
  expect(await runWith(line)).toEqual({ status: 0, out: '1.2.3\n', err: '' });
});

test.each(['99990000-001', '99990000-001.yaml', '๙๙๙๙๐๐๐๐-๐๐๑'])(
  '%s, a project without its path, is answered with its file',
  async (word) => {
    const files = { 'data/2564/99990000-001.yaml': '', 'data/2564/99990000-002.yaml': '' };
    const { status, err } = await runWith(`build ${word}`, { files });
    expect(status).toBe(2);
    expect(err).toContain(`cannot find \`${word}\``);
    expect(err).toContain('did you mean `data/2564/99990000-001.yaml`?');
    expect((await runWith('build 99990000-009', { files })).status).toBe(3);
  },
);
