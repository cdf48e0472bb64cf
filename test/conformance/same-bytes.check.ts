import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import packageManifest from '../../package.json' with { type: 'json' };
import { nodeOfRange } from '../../scripts/pinned-node.mjs';
import { buildWithCli, type CliRun } from './support/build-with-cli.ts';
import { builtDocuments } from './support/built.ts';
import { runTool } from './support/run-tool.ts';

interface Surroundings extends Omit<CliRun, 'folder'> {
  readonly name: string;
  /** Name of the working folder. */
  readonly folder?: string;
  readonly args?: readonly string[];
}

/** The Nodes that are supported, but for the one that runs the checks and has built the documents; exact versions as in package.json. */
const otherNodes = Object.keys(packageManifest.nodeRange)
  .filter((version) => version !== process.versions.node)
  .map((version) => ({ name: `Node ${version}`, version, node: [nodeOfRange(version)] }));

/** Everything that may differ between two machines and must not show in a file. */
const surroundings: readonly Surroundings[] = [
  ...otherNodes,
  { name: 'Bangkok, in Thai', environment: { TZ: 'Asia/Bangkok', LC_ALL: 'th_TH.UTF-8' } },
  { name: 'New York, in German', environment: { TZ: 'America/New_York', LC_ALL: 'de_DE.UTF-8' } },
  { name: 'Kiritimati, in Turkish', environment: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' } },
  { name: 'another folder', folder: 'โฟลเดอร์ อื่น' },
  { name: 'one job', args: ['--jobs', '1'] },
  { name: 'two jobs', args: ['--jobs', '2'] },
];

/** 13 September 2020, 12:26 UTC; in Kiritimati it is already the 14th. */
const EPOCH = { SOURCE_DATE_EPOCH: '1600000000' };

const scratch = mkdtempSync(path.join(tmpdir(), 'raingan-bytes-'));
let reference: ReadonlyMap<string, string>;
beforeAll(() => {
  reference = digests(inject('workFolder'));
});
afterAll(() => rmSync(scratch, { recursive: true }));

test.each(surroundings)('$name: the same bytes', ({ name, folder = name, args = [], ...run }) => {
  expect(build(folder, args, run)).toEqual(reference);
  console.log(`PASS bytes  ${name.padEnd(24)} ${reference.size} files`);
});

test.each(otherNodes)('$name is what it says', ({ version, node: [program = '', ...args] }) => {
  expect(runTool(program, [...args, '--version']).toString()).toBe(`v${version}\n`);
});

test('SOURCE_DATE_EPOCH is the date of every file, the same in every zone', () => {
  const once = build('epoch', [], { environment: { ...EPOCH, TZ: 'Pacific/Kiritimati' } });
  const again = build('epoch again', [], { environment: { ...EPOCH, TZ: 'America/New_York' } });
  expect(again).toEqual(once);
  for (const [file, digest] of once) expect(digest, file).not.toBe(reference.get(file));
  for (const { pdf } of builtDocuments()) {
    const info = runTool('pdfinfo', ['-isodates', path.join(scratch, 'epoch', toOutput(pdf))]).toString();
    expect(info).toMatch(/^CreationDate: +2020-09-13T00:00:00Z$/m);
  }
});

/** Builds all documents in a folder of their own and returns the SHA-256 of each file. */
function build(name: string, args: readonly string[], run: Omit<CliRun, 'folder'>): Map<string, string> {
  const folder = path.join(scratch, name);
  const source = inject('workFolder');
  for (const part of ['data', 'all-styles'])
    cpSync(path.join(source, part), path.join(folder, part), { recursive: true });
  buildWithCli(['data', '--out', 'output', ...args], { folder, ...run });
  buildWithCli(['all-styles/data', '--template', 'all-styles/template', '--out', 'output', ...args], {
    folder,
    ...run,
  });
  return digests(folder);
}

/** SHA-256 by path. */
function digests(folder: string): Map<string, string> {
  const files = builtDocuments().flatMap(({ pdf, docx }) => [pdf, docx]);
  const relative = files.map(toOutput);
  return new Map(
    relative.map((file) => {
      const absolute = path.join(folder, file);
      if (!existsSync(absolute)) throw new Error(`${file} was not built`);
      return [file, createHash('sha256').update(readFileSync(absolute)).digest('hex')];
    }),
  );
}

function toOutput(file: string): string {
  return path.relative(inject('workFolder'), file);
}
