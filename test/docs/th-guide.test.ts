import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPicture, guideExample } from '../../scripts/guide-pictures.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { load } from '../project/example.ts';
import { diagnosticsOf } from '../project/rules/findings.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(path.join(packageRoot, 'docs/th/README.md'), 'utf8');

interface Block {
  readonly language: string;
  readonly text: string;
}
const blocks: readonly Block[] = Array.from(guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm), ([, language, text]) => ({
  language: language!,
  text: text!,
}));

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-คู่มือ-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Runs a command line of the guide in its folder, in Thai only where the guide says how. */
async function type(line: string) {
  const words = line.split(' ').slice(1);
  const [out, err]: [string[], string[]] = [[], []];
  const stop = new AbortController();
  const status = await runCommand(words, {
    workspace: {
      ...createWorkspace({ root, packageRoot }),
      environment: (name: string) => (name === 'RAINGAN_KEY_PASSWORD' ? 'รหัส-2569' : process.env[name]),
    },
    stdout: { write: (text) => out.push(text) },
    stderr: {
      write(text) {
        err.push(text);
        if (text.includes('Ctrl+C')) stop.abort();
      },
    },
    interruption: () => stop.signal,
  });
  return { status, out: out.join(''), err: err.join('') };
}

/** What the guide promises of a command, besides status 0. */
const promises: Readonly<Record<string, (ran: { out: string; err: string }) => void>> = {
  'raingan --version': ({ out }) => expect(out).toMatch(/^\d+\.\d+\.\d+\n$/),
  'raingan new ๕๐๑๔๐๐๐๐-๑๐๒๔ --year 2565': ({ out, err }) => {
    expect(out).toBe('data/2565/50140000-1024.yaml\n');
    expect(err).toContain('อ่าน `๕๐๑๔๐๐๐๐-๑๐๒๔` เป็น `50140000-1024`');
  },
  'raingan check': ({ err }) => expect(err).toBe('1 ไฟล์, ข้อผิดพลาด 0, คำเตือน 0\n'),
  'raingan build': () => {
    for (const format of ['pdf', 'docx'])
      expect(existsSync(path.join(root, `output/2565/50140000-1024.${format}`))).toBe(true);
  },
  'raingan check -v': ({ err }) => {
    expect(err).toContain('W-DATE-MISSING');
    expect(err).toContain('        report: 2\n        path: date\n');
  },
  'raingan watch': ({ err }) => expect(err).toMatch(/เวลา \d\d\.\d\d น\. กำลังเฝ้าดู 1 ไฟล์ กด Ctrl\+C เพื่อหยุด\n$/),
  'raingan list --year 2565': ({ out }) => expect(out).toContain('50140000-1024'),
  'raingan summary --year 2565': () => expect(existsSync(path.join(root, 'output/2565/summary-2565.pdf'))).toBe(true),
  'raingan rollover 50140000-1024 --to 2566 --code 50140000-1124': () => {
    const text = readFileSync(path.join(root, 'data/2566/50140000-1124.yaml'), 'utf8');
    expect(text).toContain('previousCode: "50140000-1024"');
  },
  'raingan sign output/2565/50140000-1024.pdf --key ลายมือชื่อ.p12 --visible': () =>
    expect(existsSync(path.join(root, 'signed/2565/50140000-1024.pdf'))).toBe(true),
};

test('every command and file of the guide, one after the other', { timeout: 120_000 }, async () => {
  const dataFile = path.join(root, 'data/2565/50140000-1024.yaml');
  copyFileSync(path.join(packageRoot, 'test/sign/keys/signer.p12'), path.join(root, 'ลายมือชื่อ.p12'));
  for (const { language, text } of blocks) {
    const named = /^# (\S+\.yaml)\n/.exec(text)?.[1];
    if (language === 'yaml' && named) {
      mkdirSync(path.dirname(path.join(root, named)), { recursive: true });
      writeFileSync(path.join(root, named), text);
    }
    if (language === 'yaml' && text.startsWith('accepted:'))
      writeFileSync(dataFile, readFileSync(dataFile, 'utf8') + text);
    for (const line of language === 'sh' ? text.trim().split('\n') : []) {
      if (line === 'raingan check -v') {
        writeFileSync(dataFile, guideExample().replace('date: 31/03/2565', 'date: null'));
      }
      const ran = await type(line);
      expect(ran.status, `${line}\n${ran.err}`).toBe(0);
      promises[line]?.(ran);
    }
  }
  // What was pasted makes a note of the warning.
  expect((await type('raingan check data/2565')).err).toBe('1 ไฟล์, ข้อผิดพลาด 0, คำเตือน 0\n');
});

describe('the twenty commonest mistakes', () => {
  const found = Array.from(
    guide.matchAll(/^\*\*(\d+)\. (.+)\*\* \(([EW]-[A-Z-]+)\)\n\n```diff\n([\s\S]*?)^```$/gm),
    ([, number, title, code, diff]) => ({ name: `${number}. ${title}`, code: code!, diff: diff! }),
  );
  const half = (diff: string, sign: string) =>
    diff
      .split('\n')
      .filter((line) => line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const look = (text: string) => {
    const { value, diagnostics } = load(text, 'data/2565/50140000-1024.yaml');
    return (value ? diagnosticsOf(text, 'data/2565/50140000-1024.yaml') : diagnostics).filter(
      ({ severity }) => severity !== 'info',
    );
  };
  /** The example with the right lines in place of those of the same field. */
  const righted = (right: string) => {
    const example = guideExample();
    if (example.includes(right)) return example;
    const key = /^ *(\w+): /.exec(right)![1]!;
    const old = {
      narrative: right.includes('หมายเหตุ') ? /^ {4}narrative: วาง.*\n/m : /^ {4}narrative: สำรวจ.*\n/m,
      phone: /^ {4}phone: .*\n/m,
    }[key]!;
    return example.replace(old, () => right);
  };

  test('are twenty', () => expect(found).toHaveLength(20));

  test.each(found)('$name', ({ code, diff }) => {
    const [wrong, right] = [half(diff, '-'), half(diff, '+')];
    const good = righted(right);
    expect(good).toContain(right);
    expect(look(good)).toEqual([]);
    expect(look(good.replace(right, () => wrong)).map((each) => each.code)).toEqual([code]);
  });
});

test('the picture of the terminal shows what is printed', async () => {
  expect(await checkPicture()).toBe(readFileSync(path.join(packageRoot, 'docs/th/images/check.svg'), 'utf8'));
});

test('links and pictures lead somewhere', () => {
  const headings = new Set(Array.from(guide.matchAll(/^## (.+)$/gm), ([, title]) => title!.replaceAll(' ', '-')));
  for (const [, target] of guide.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (target!.startsWith('#')) expect(headings).toContain(target!.slice(1));
    else if (!target!.startsWith('http'))
      expect(existsSync(path.join(packageRoot, 'docs/th', target!)), target).toBe(true);
  }
});

test('the program installs for all folders', { timeout: 60_000 }, () => {
  const options = ['--global', '--prefix', root, '--ignore-scripts', '--offline', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...options, packageRoot], { stdio: 'pipe' });
  const command = path.join(root, process.platform === 'win32' ? 'raingan.cmd' : 'bin/raingan');
  expect(execFileSync(command, ['--version'], { cwd: root, encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
});
