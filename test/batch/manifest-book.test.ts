import { beforeEach, describe, expect, test } from 'vitest';
import type { DocumentEntry } from '../../src/batch/manifest.ts';
import { type ManifestBook, readManifests } from '../../src/batch/manifest-book.ts';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { madeWorkspace } from './made-workspaces.ts';

const sha256 = 'a'.repeat(64);
const recipe = {
  tool: { version: '0.1.0', sha256 },
  template: sha256,
  fonts: sha256,
  dictionary: sha256,
  options: { draft: false, docxPages: 'lock' },
} as const;
const output = { pages: 4, bytes: 40_000, sha256 };

function entryOf(code: string, formats: readonly ('pdf' | 'docx')[]): DocumentEntry {
  const outputs = Object.fromEntries(formats.map((format) => [format, output]));
  return { data: { file: `${code}.yaml`, sha256 }, recipe: '0123456789abcdef', warnings: 0, outputs };
}

const [one, two] = ['99000000-0001', '99000000-0002'];

let workspace: MemoryWorkspace;
let writes: string[];

beforeEach(() => {
  const memory = createMemoryWorkspace({ files: {} });
  writes = [];
  workspace = {
    ...memory,
    writeWhole(path, bytes) {
      writes.push(path);
      memory.writeWhole(path, bytes);
    },
  };
  const book = readManifests(workspace, 'output');
  for (const [year, name] of [
    [2564, one],
    [2564, two],
    [2565, one],
  ] as const) {
    const entry = entryOf(name!, ['pdf', 'docx']);
    for (const format of ['pdf', 'docx']) memory.writeWhole(`output/${year}/${name}.${format}`, Buffer.from('x'));
    book.record({ year, name: name!, entry }, recipe);
  }
  book.save();
  writes = [];
});

const recorded = (book: ManifestBook) =>
  [...book.all()].map(({ year, name, entry }) => `${year} ${name} ${Object.keys(entry.outputs)}`).sort();

describe('an output that is gone', () => {
  test('is forgotten, and so on disk after the next save', () => {
    workspace.remove(`output/2564/${one}.pdf`);
    const book = readManifests(workspace, 'output');
    book.forgetGone();
    expect(book.hasChanges(), 'there is something to save').toBe(true);
    book.save();
    expect(writes, 'manifests written').toEqual(['output/2564/manifest.json']);
    const expected = [`2564 ${one} docx`, `2564 ${two} pdf,docx`, `2565 ${one} pdf,docx`];
    expect(recorded(readManifests(workspace, 'output')), 'what the manifests on disk record').toEqual(expected);
  });

  test('takes its document with it when it was the last', () => {
    for (const format of ['pdf', 'docx']) workspace.remove(`output/2564/${one}.${format}`);
    const book = readManifests(workspace, 'output');
    book.forgetGone();
    book.save();
    const after = readManifests(workspace, 'output');
    expect(after.entry(2564, one!), 'the document without outputs').toBeUndefined();
    expect(
      after.find(one!).map(({ year }) => year),
      'the same name in other years',
    ).toEqual([2565]);
  });

  test('counts where it is recorded as made from earlier data, too', () => {
    const book = readManifests(workspace, 'output');
    const entry = { ...entryOf(two!, ['pdf']), earlier: { docx: { ...output, data: sha256, recipe: 'x' } } };
    book.record({ year: 2564, name: two!, entry: entry as unknown as DocumentEntry }, recipe);
    workspace.remove(`output/2564/${two}.docx`);
    book.forgetGone();
    const left = book.entry(2564, two!)!;
    expect([Object.keys(left.outputs), Object.keys(left.earlier ?? {})]).toEqual([['pdf'], []]);
  });
});

describe('a book without changes', () => {
  test('has nothing to save when all outputs are there', () => {
    const book = readManifests(workspace, 'output');
    book.forgetGone();
    expect(book.hasChanges()).toBe(false);
    book.save();
    expect(writes).toEqual([]);
  });

  test('is one after a save, and after a record of what was recorded', () => {
    const book = readManifests(workspace, 'output');
    book.record({ year: 2564, name: one!, entry: entryOf(one!, ['pdf', 'docx']) }, recipe);
    expect(book.hasChanges(), 'the same record again').toBe(false);
    book.record({ year: 2564, name: one!, entry: entryOf(one!, ['pdf']) }, recipe);
    expect(book.hasChanges(), 'another record').toBe(true);
    book.save();
    expect(book.hasChanges(), 'after a save').toBe(false);
  });
});

test('a manifest that is damaged is named and counts as empty; folders that are no year are none of ours', () => {
  workspace.writeWhole('output/2564/manifest.json', Buffer.from('{'));
  workspace.writeWhole('output/signed/manifest.json', Buffer.from('{'));
  const book = readManifests(workspace, 'output');
  expect(book.damaged).toEqual(['output/2564/manifest.json']);
  expect(recorded(book)).toEqual([`2565 ${one} pdf,docx`]);
  expect(book.recipe('0123456789abcdef')).toEqual(recipe);
  expect(readManifests(workspace, 'nowhere').damaged).toEqual([]);
});

describe('what a machine or a person does to a folder of outputs', () => {
  const files = (year: number) => ({
    [`output/${year}/manifest.json`]: workspace.readBytes('output/2564/manifest.json'),
  });

  test('a file of the name of a year is no folder of reports, and a folder that is no year is not looked at', () => {
    const made = madeWorkspace({
      files: {
        'output/2563': 'x',
        ...files(2564),
        'output/256x/manifest.json': '{',
        'output/25640/manifest.json': '{',
      },
    });
    const book = readManifests(made, 'output');
    expect(book.damaged).toEqual([]);
    expect([...book.all()].map(({ year }) => year)).toEqual([2564, 2564]);
  });

  test('a folder that cannot be listed has no manifests; whoever writes to it says why', () => {
    const made = madeWorkspace({ files: files(2564), fails: [['list', 'output', 'unreadable']] });
    expect([...readManifests(made, 'output').all()]).toEqual([]);
    const broken = madeWorkspace({ files: files(2564), fails: [['list', 'output', 'bug']] });
    expect(() => readManifests(broken, 'output')).toThrow('a mistake of the program');
  });

  test.each(['too-large', 'not-a-file'] as const)('a manifest that is %s is damaged', (kind) => {
    const made = madeWorkspace({ files: files(2564), refused: { 'output/2564/manifest.json': kind } });
    expect(readManifests(made, 'output').damaged).toEqual(['output/2564/manifest.json']);
  });

  test('one that may not be read is the machine’s failure, for nothing may be lost of it', () => {
    const made = madeWorkspace({ files: files(2564), refused: { 'output/2564/manifest.json': 'unreadable' } });
    expect(() => readManifests(made, 'output')).toThrow(expect.objectContaining({ kind: 'unreadable' }));
  });
});

test('a record of a new year makes its manifest, and names its recipe', () => {
  const book = readManifests(workspace, 'output');
  book.record({ year: 2566, name: two!, entry: entryOf(two!, ['pdf']) }, recipe);
  expect(book.find(two!).map(({ year }) => year)).toEqual([2564, 2566]);
  book.save();
  expect(writes).toEqual(['output/2566/manifest.json']);
  const read = readManifests(workspace, 'output');
  expect(read.entry(2566, two!)).toEqual(entryOf(two!, ['pdf']));
  expect(read.recipe('0123456789abcdef')).toEqual(recipe);
});

test('a document that is recorded without any output is forgotten', () => {
  const book = readManifests(workspace, 'output');
  book.record({ year: 2564, name: one!, entry: entryOf(one!, []) }, recipe);
  book.forgetGone();
  expect(book.entry(2564, one!)).toBeUndefined();
});
