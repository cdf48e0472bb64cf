import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { builtDocuments, compareManifest, countPages } from '../../src/batch/recorded-year.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { buildPdf } from '../support/build.ts';
import { readSeed } from '../support/seed.ts';
import { digestOf, yearFiles } from './made-manifests.ts';
import { madeWorkspace } from './made-workspaces.ts';

const [one, two, three, four] = [1, 2, 3, 4].map((number) => `99000000-000${number}`);

const files = yearFiles(2564, [
  { name: one!, data: '1' },
  { name: `${two}-draft`, data: '2', formats: ['docx'] },
  { name: three!, data: '3' },
  { name: `${three}-draft`, data: 'older' },
]);
const built = (workspace = createMemoryWorkspace({ files })) => builtDocuments(workspace, 'output', 2564);

describe('what lies among the outputs of a project', () => {
  test.each([
    ['the report of its data', one, '1', { state: 'current', stale: false, pages: 4 }],
    ['the report of older data', one, 'newer', { state: 'stale', stale: true, pages: 4 }],
    ['a draft alone', two, '2', { state: 'draft', stale: false, pages: 4 }],
    ['a draft of older data', two, 'newer', { state: 'draft', stale: true, pages: 4 }],
    ['a report and a draft: the report counts', three, '3', { state: 'current', stale: false, pages: 4 }],
    ['nothing', four, '4', { state: 'none', stale: false, pages: null }],
  ])('%s', (_, code, data, expected) => {
    expect(built()(code!, digestOf(data))).toEqual(expected);
  });

  test('without a manifest, what its PDF shows', async () => {
    const { bytes, pages } = await buildPdf(readSeed());
    const workspace = createMemoryWorkspace({
      files: { [`output/2564/${one}.pdf`]: bytes, [`output/2564/${two}.pdf`]: 'no PDF' },
      refused: { [`output/2564/${three}.pdf`]: 'unreadable' },
    });
    workspace.writeWhole(`output/2564/${four}.pdf`, Buffer.from(''));
    const state = built(workspace);
    expect(state(one!, 'x')).toEqual({ state: 'unrecorded', stale: false, pages });
    expect(state(two!, 'x')).toEqual({ state: 'none', stale: false, pages: null });
    expect(state(three!, 'x')).toEqual({ state: 'none', stale: false, pages: null });
  });
});

describe('pages of a PDF of ours', () => {
  const objectStream = (content: Buffer) => {
    const packed = deflateSync(content);
    return Buffer.concat([
      Buffer.from(`<</Type /ObjStm/N 1/Length ${packed.length}>>\nstream\n`),
      packed,
      Buffer.from('\nendstream\n'),
    ]);
  };
  const tree = Buffer.from('<</Type /Pages/Kids [1 0 R]/Count 12>>');

  test('are counted in the object stream that holds the page tree', () => {
    expect(countPages(objectStream(tree))).toBe(12);
    expect(countPages(Buffer.concat([objectStream(Buffer.from('<<>>')), objectStream(tree)])), 'the second').toBe(12);
    expect(countPages(objectStream(Buffer.from('<<>>')))).toBeUndefined();
    expect(countPages(Buffer.from('<</Type /ObjStm/Length 9>>\nstream\nno stream'))).toBeUndefined();
  });

  test('are not looked for beyond 20 MB of object streams', () => {
    const large = Buffer.alloc(19_999_000);
    const within = Buffer.concat([objectStream(large), objectStream(tree)]);
    const beyond = Buffer.concat([objectStream(large), objectStream(Buffer.alloc(1000)), objectStream(tree)]);
    expect([countPages(within), countPages(beyond)]).toEqual([12, undefined]);
  });
});

describe('a year’s manifest compared with its projects', () => {
  test('names what was not built, what has no data, and what is a draft alone, in order', () => {
    const workspace = createMemoryWorkspace({ files });
    expect(compareManifest(workspace, 'output', 2564, ['99000000-0009', two!, four!])).toEqual({
      notBuilt: [four, '99000000-0009'],
      withoutData: [one, three, `${three}-draft`],
      draftOnly: [two],
    });
    expect(compareManifest(workspace, 'output', 2565, [one!])).toBeUndefined();
  });
});

describe('what else lies there', () => {
  const place = `output/2564/${one}.pdf`;
  test('a PDF that cannot be read says nothing; a mistake of the program is not hidden', () => {
    const stateWith = (kind: 'unreadable' | 'bug') =>
      built(madeWorkspace({ files: { [place]: 'x' }, fails: [['readBytes', place, kind]] }))(one!, 'x');
    expect(stateWith('unreadable')).toEqual({ state: 'none', stale: false, pages: null });
    expect(() => stateWith('bug')).toThrow('a mistake of the program');
  });

  test('a document that is recorded without outputs has no pages', () => {
    const recorded = yearFiles(2564, [{ name: one!, data: '1', formats: [] }]);
    expect(built(createMemoryWorkspace({ files: recorded }))(one!, digestOf('1'))).toEqual({
      ...{ state: 'current', stale: false, pages: null },
    });
  });

  test('the pages are those of the PDF, where there is one', () => {
    const text = yearFiles(2564, [{ name: one!, data: '1' }])['output/2564/manifest.json']!;
    const recorded = text.replace('"docx":{"pages":4', '"docx":{"pages":0');
    expect(recorded).not.toBe(text);
    const workspace = createMemoryWorkspace({ files: { 'output/2564/manifest.json': recorded } });
    expect(built(workspace)(one!, digestOf('1')).pages).toBe(4);
  });

  test('a manifest that is damaged is as if there were none', () => {
    const workspace = createMemoryWorkspace({ files: { 'output/2564/manifest.json': '{' } });
    expect(built(workspace)(one!, '1').state).toBe('none');
    expect(compareManifest(workspace, 'output', 2564, [one!])).toBeUndefined();
  });
});

test('a project of which report and draft are there is neither unbuilt nor a draft alone', () => {
  const compared = compareManifest(createMemoryWorkspace({ files }), 'output', 2564, [three!, one!]);
  expect(compared).toEqual({ notBuilt: [], withoutData: [`${two}-draft`], draftOnly: [] });
  const drafts = yearFiles(
    2564,
    [three, one].map((code) => ({ name: `${code}-draft`, data: '1' })),
  );
  const draftsOnly = compareManifest(createMemoryWorkspace({ files: drafts }), 'output', 2564, [three!, one!]);
  expect(draftsOnly?.draftOnly, 'in order').toEqual([one, three]);
});
