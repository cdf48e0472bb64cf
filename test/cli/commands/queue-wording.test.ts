import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Opened } from '../../../src/cli/commands/open-queue-and-store.ts';
import { runCommand } from '../../../src/cli/run-command.ts';
import type { Queues } from '../../../src/queue/open-queue.ts';
import { openStore } from '../../../src/queue/open-store.ts';
import { queueDown } from '../../../src/queue/queue-failure.ts';
import { reasons } from '../../../src/queue/reasons.ts';
import { objectName, putEnd, putObject, putYearManifest } from '../../../src/queue/stored.ts';
import { contentOf, digestOf, entryOf, recipe } from '../../batch/made-manifests.ts';
import { exampleText } from '../../project/example.ts';
import { realTerminal } from '../../summary/real-terminal.ts';

/** What the queue holds: ids of jobs, and years that are not finished. */
const held = vi.hoisted(() => ({ jobs: new Set<string>(), unfinished: [] as number[] }));

// No server: a queue in memory, except at the port where nobody answers.
vi.mock('../../../src/cli/commands/open-queue-and-store.ts', async (original) => {
  const real = await original<typeof import('../../../src/cli/commands/open-queue-and-store.ts')>();
  const jobOf = (id: string) =>
    held.jobs.has(id)
      ? { isDelayed: async () => true, promote: async () => {}, getState: async () => 'waiting' }
      : undefined;
  const queues = {
    reports: {
      getJob: async (id: string) => jobOf(id),
      addBulk: async (jobs: readonly { opts: { jobId: string } }[]) => {
        for (const { opts } of jobs) held.jobs.add(opts.jobId);
      },
    },
    years: {
      qualifiedName: 'bull:years',
      getJob: async (id: string) => jobOf(id),
      getJobs: async () =>
        held.unfinished.map((year) => ({ data: { run: 'a'.repeat(16), store: 's', year, total: 2, known: 0 } })),
    },
    flow: { add: async ({ opts }: { opts: { jobId: string } }) => void held.jobs.add(opts.jobId) },
    close: async () => {},
  } as unknown as Queues;
  const open = async ({ given }: Opened) => {
    const url = given.value('queue')!;
    if (url.endsWith(':1')) throw queueDown(url, new Error('connect ECONNREFUSED 127.0.0.1:1'));
    return queues;
  };
  return { ...real, openQueuesOf: open };
});

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-wording-'));
  held.jobs.clear();
  held.unfinished.length = 0;
  write('data/2564/99990000-001.yaml', good);
  write('data/2564/99990000-002.yaml', good.replace('99990000-001', '99990000-002'));
});
afterEach(() => rmSync(root, { recursive: true }));

const good = exampleText((text) => text);
const write = (name: string, text: string) => {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
};

/** What a command prints in both languages, its folder and digests left out. */
async function both(line: string, between: () => Promise<void> | void = () => {}): Promise<string> {
  const said: string[] = [];
  for (const language of ['th', 'en']) {
    await between();
    const terminal = realTerminal(root);
    const status = await runCommand([...line.split(' '), '--lang', language], terminal);
    said.push(`# ${line} (${language}): ${status}`, '[stdout]', terminal.out(), '[stderr]', terminal.err());
  }
  return said
    .join('\n')
    .replaceAll(root, 'FOLDER')
    .replace(/\b[0-9a-f]{12,64}\b/g, 'DIGEST');
}

const queue = '--queue redis://127.0.0.1:6379';
const golden = (name: string) => join(import.meta.dirname, 'wording', `${name}.txt`);
const matches = async (name: string, said: readonly string[]) =>
  expect(said.join('\n')).toMatchFileSnapshot(golden(name));

test('what `enqueue` says of wrong usage', async () => {
  await matches('enqueue-usage', [
    await both('enqueue --year 2564'),
    await both('enqueue --year 2564 --queue 127.0.0.1'),
    await both(`enqueue --year 2564 ${queue}`),
    await both(`enqueue --year 2564 ${queue} --store http://example.org`),
    await both(`enqueue --year 2564 ${queue} --store store --patience 0`),
    await both(`enqueue --year 2599 ${queue} --store store`),
  ]);
});

test('what `enqueue` says of reports that it puts, that wait, and that it refuses', async () => {
  const command = `enqueue --year 2564 --format pdf ${queue} --store store`;
  const said = [await both(command)]; // made a new store in one language, and found all of it waiting in the other
  const again = () => held.jobs.clear();
  said.push(
    await both(command, again),
    await both(`${command} --json`, again),
    await both(`${command} --quiet`, again),
  );
  write('data/2564/more/99990000-002.yaml', good.replace('99990000-001', '99990000-002'));
  write('data/2564/99990000-003.yaml', '%PDF-1.7\n');
  said.push(await both(command, again));
  await matches('enqueue', said);
});

test('what `enqueue` says where settings, template, queue or store stop it', async () => {
  const command = `enqueue --year 2564 --format pdf ${queue} --store store`;
  const said = [await both(`${command} --template nowhere`)];
  said.push(await both(`enqueue --year 2564 --queue redis://127.0.0.1:1 --patience 1 --store store`));
  said.push(await both(`enqueue --year 2564 ${queue} --store missing/store --patience 1`));
  write('raingan.yaml', 'templete: own\n');
  said.push(await both(command));
  await matches('enqueue-stopped', said);
});

const document = { name: '99990000-001', data: good, formats: ['pdf'] } as const;
const pdf = contentOf(document.name, 'pdf');

/** A store with a year that is done. */
async function storeWith(failed: Parameters<typeof putEnd>[2]['failed'] = []) {
  const workspace = realTerminal(root).workspace;
  const store = await openStore({ url: 'store', workspace, create: true, made() {}, patience: 1, waiting() {} });
  await putObject(store, digestOf(pdf), Buffer.from(pdf));
  const documents = new Map([[document.name, entryOf(2564, document)]]);
  await putYearManifest(store, 2564, { recipes: new Map([['r1', recipe]]), documents });
  await putEnd(store, 2564, { run: 'r', summary: [], failed });
  return store;
}
const emptied = () => rmSync(join(root, 'output'), { recursive: true, force: true });

test('what `fetch` says of wrong usage, and of a store without the year', async () => {
  await storeWith();
  await matches('fetch-usage', [
    await both('fetch --store store'),
    await both('fetch --year 64 --store store'),
    await both('fetch --year 2564'),
    await both('fetch --year 2564 --store http://example.org'),
    await both('fetch --year 2564 --store elsewhere --patience 1'),
    await both('fetch --year 2565 --store store'),
  ]);
});

test('what `fetch` says of a year that it brings', async () => {
  await storeWith();
  const command = 'fetch --year 2564 --store store';
  const said = [await both(command, emptied), await both(command), await both(`${command} --json`, emptied)];
  said.push(await both(`${command} --quiet`, emptied));
  held.unfinished.push(2564, 2563);
  said.push(await both(`${command} ${queue}`));
  held.unfinished.push(2564);
  said.push(await both(`${command} ${queue}`));
  await matches('fetch', said);
});

test('what `fetch` says of files that are lost, signed or failed', async () => {
  const store = await storeWith();
  const command = 'fetch --year 2564 --store store';
  const said = [
    await both(command, async () => {
      emptied();
      await store.remove(objectName(digestOf(pdf)));
    }),
  ];
  await putObject(store, digestOf(pdf), Buffer.from(pdf));
  write(
    'output/2564/99990000-001.pdf',
    '%PDF-1.7\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 1 2 3] >>\n',
  );
  said.push(await both(command));
  await storeWith([
    { file: 'data/2564/99990000-002.yaml', diagnostics: [], reason: reasons['worker-died'].text.en },
    { file: 'data/2564/99990000-003.yaml', diagnostics: [], reason: 'ENOSPC: no space left on device' },
    {
      file: 'data/2564/99990000-004.yaml',
      diagnostics: [
        {
          code: 'E-EMPTY',
          severity: 'error',
          file: 'data/2564/99990000-004.yaml',
          message: { th: 'ว่าง', en: 'empty' },
        },
      ],
    },
  ]);
  said.push(await both(command, emptied));
  await matches('fetch-failures', said);
});
