import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { expectReference } from '../support/references.ts';
import { readSeed } from '../support/seed.ts';
import { tallEntry } from '../support/special-projects.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-debug-'));
  writeFileSync(path.join(root, 'seed.yaml'), readSeed());
  writeFileSync(path.join(root, 'tall.yaml'), projectYaml(tallEntry()));
  writeFileSync(path.join(root, 'broken.yaml'), readSeed().replace('fiscalYear: 2564', 'fiscalYear: soon'));
});
afterAll(() => rmSync(root, { recursive: true }));

async function debug(...args: string[]) {
  const [out, err] = [[] as string[], [] as string[]];
  const status = await runCommand(['debug', ...args, '--lang', 'en'], {
    workspace: createWorkspace({ root, packageRoot }),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    interruption: () => new AbortController().signal,
  });
  return { status, out: out.join(''), err: err.join('') };
}

describe('what each stage made of a report', () => {
  test.each(['project', 'document', 'boxes', 'lines', 'pages', 'tags'])('%s', async (stage) => {
    const { status, out } = await debug('seed.yaml', '--stage', stage);
    expect(status).toBe(0);
    expectReference(`debug-${stage}.txt`, out);
  });

  test('as JSON, a line for each thing, with the same texts', async () => {
    const { out } = await debug('seed.yaml', '--stage', 'pages', '--page', '2', '--json');
    const facts = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { page: number; text?: string });
    expect(new Set(facts.map(({ page }) => page))).toEqual(new Set([2]));
    expect(facts.some(({ text }) => text === '1.4 วัตถุประสงค์ของโครงการ')).toBe(true);
  });

  test('of invalid data, as far as it goes, with its findings', async () => {
    const project = await debug('broken.yaml', '--stage', 'project');
    expect(project.status).toBe(1);
    expect(project.err).toContain('project.fiscalYear');
    expect(project.out).toContain('project.code: "21000000-3230"');
    const pages = await debug('broken.yaml', '--stage', 'pages');
    expect(pages).toMatchObject({ status: 1, out: '' });
    expect(pages.err).toContain('stage `pages` was not reached');
  });
});

describe('why a page begins where it does', () => {
  test('names the place, the rules with their prices, and what ended the page before', async () => {
    const { status, out } = await debug('seed.yaml', '--why', 'page:3');
    expect(status).toBe(0);
    expect(out).toMatch(/^page 3 begins with #\d+\.0 รายงานครั้งที่4\n/);
    expect(out.match(/^ {2}or with /gm)).toHaveLength(3);
    expect(out).toMatch(/not with the next, .*\n.*singleLine 1,000,000 \+ entrySplit 10,000,000,000/);
  });

  test('says which rule was broken where none could be kept', async () => {
    const { out } = await debug('tall.yaml', '--why', 'page:4', '--json');
    const places = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; cost: number });
    expect(places[0]).toMatchObject({ kind: 'chosen', page: 4 });
    const others = places.filter(({ kind }) => kind === 'next-best').map(({ cost }) => cost);
    expect(others).toEqual([...others].sort((a, b) => a - b));
    expect(others[0]!).toBeGreaterThanOrEqual(places[0]!.cost);
  });
});

describe('an overlay', () => {
  test('has the text of the report, and prices beside it', async () => {
    const { status } = await debug('seed.yaml', '--overlay', 'overlay.pdf');
    expect(status).toBe(0);
    const bytes = readFileSync(path.join(root, 'overlay.pdf'));
    const pages = await readWithPdfium(bytes, (all) =>
      all.map(({ characters }) => characters.map(({ text }) => text).join('')),
    );
    expect(pages).toHaveLength(4);
    expect(pages[1]).toContain('1.4 วัตถุประสงค์ของโครงการ');
    expect(pages[1]).toContain('1e+10');
  });

  test.each(['output/overlay.pdf', 'output/2564/21000000-3230.pdf', './output/x/../y.pdf'])(
    'is not written among the reports: %s',
    async (file) => {
      const { status, err } = await debug('seed.yaml', '--overlay', file);
      expect(status).toBe(2);
      expect(err).toContain('outside `output`');
    },
  );
});

test.each([
  [['--page', '5', '--stage', 'lines'], 'the report has 4 pages'],
  [['--why', 'page:5'], 'the report has 4 pages'],
  [['--why', 'page:1'], 'from 2 on'],
  [['--page', '0'], 'from 1 on'],
  [['--stage', 'glyphs'], 'project, document, boxes, lines, pages, tags'],
  [['second.yaml'], 'as in `raingan debug'],
])('wrong use: %s', async (args, hint) => {
  const { status, out, err } = await debug('seed.yaml', ...args);
  expect(status).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(hint);
});
