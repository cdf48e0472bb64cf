import { describe, expect, test } from 'vitest';
import { readManifests } from '../../src/batch/manifest-book.ts';
import { createRecord, documentOf } from '../../src/batch/run-record.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import type { Format } from '../../src/model/report-options.ts';
import { contentOf, digestOf, entryOf, recipe, yearFiles } from './made-manifests.ts';
import { loggingLock, madeWorkspace } from './made-workspaces.ts';

const code = '99000000-0001';
const file = `data/2564/${code}.yaml`;

function resultOf(formats: readonly Format[], more: Partial<SourceResult> = {}): SourceResult {
  const outputs = formats.map((format) => {
    const content = contentOf(code, format);
    return {
      path: `output/2564/${code}.${format}`,
      format,
      pages: 4,
      bytes: content.length,
      sha256: digestOf(content),
    };
  });
  return {
    ...{ file, code, state: 'built', outputs, diagnostics: [], warnings: 2, ms: 5 },
    made: { fiscalYear: 2564, name: code, dataDigest: digestOf('new') },
    ...more,
  };
}

describe('what is recorded of a report', () => {
  const before = entryOf(2564, { name: code, data: 'old' });
  const named = { id: 'r1', recipe, settings: undefined };
  const entryFor = (result: SourceResult, recorded: typeof before | undefined, how = named, root = '/') =>
    documentOf(result, how, () => recorded, root)?.entry;

  test('its data and where that lies, its recipe, its warnings and its outputs', () => {
    expect(documentOf(resultOf(['pdf']), named, () => undefined, '/')).toEqual({
      year: 2564,
      name: code,
      entry: {
        data: { file: `${code}.yaml`, folder: 'data/2564', sha256: digestOf('new') },
        recipe: 'r1',
        warnings: 2,
        outputs: { pdf: before.outputs.pdf },
      },
    });
  });

  test('the settings it was checked by, where there are some', () => {
    const how = { ...named, settings: 'abcd' } as unknown as typeof named;
    expect(entryFor(resultOf(['pdf']), undefined, how)).toHaveProperty('settings', 'abcd');
    expect(entryFor(resultOf(['pdf']), undefined)).not.toHaveProperty('settings');
  });

  test('no folder where the data lies outside of the folder raingan runs in', () => {
    const outside = resultOf(['pdf'], { file: `../elsewhere/${code}.yaml` });
    expect(entryFor(outside, undefined)?.data).toEqual({ file: `${code}.yaml`, sha256: digestOf('new') });
  });

  test('nothing of one that failed, though it is known what it would have been', () => {
    expect(entryFor(resultOf(['pdf'], { state: 'failed' }), undefined)).toBeUndefined();
    const { made: _, ...unknown } = resultOf(['pdf']);
    expect(entryFor(unknown, undefined)).toBeUndefined();
  });

  test('outputs in other formats stay those of the report where data and recipe are the same', () => {
    const same = entryOf(2564, { name: code, data: 'new' });
    const entry = entryFor(resultOf(['pdf']), { ...same, outputs: { docx: same.outputs.docx! } });
    expect(Object.keys(entry!.outputs).sort()).toEqual(['docx', 'pdf']);
    expect(entry).not.toHaveProperty('earlier');
  });

  test.each<[string, Partial<typeof before>]>([
    ['other data', {}],
    ['another recipe', { recipe: 'r2', data: { file: `${code}.yaml`, sha256: digestOf('new') } }],
    ['a file of another ending', { data: { file: `${code}.yml`, sha256: digestOf('new') } }],
  ])('those of %s are earlier ones, with the data they were made from', (_, change) => {
    const recorded = { ...before, ...change };
    const entry = entryFor(resultOf(['pdf']), recorded)!;
    expect(Object.keys(entry.outputs)).toEqual(['pdf']);
    expect(entry.earlier).toEqual({ docx: { ...before.outputs.docx, data: recorded.data.sha256 } });
  });

  test('earlier ones stay until their format is built', () => {
    const txt = { ...before.outputs.pdf!, data: digestOf('oldest') };
    const recorded = { ...before, outputs: { docx: before.outputs.docx! }, earlier: { txt } };
    expect(Object.keys(entryFor(resultOf(['pdf']), recorded)!.earlier!).sort()).toEqual(['docx', 'txt']);
    expect(Object.keys(entryFor(resultOf(['docx']), recorded)!.earlier!)).toEqual(['txt']);
    expect(entryFor(resultOf(['docx', 'txt']), recorded)).not.toHaveProperty('earlier');
  });

  test('an output that replaces an earlier one of its format is of the data before', () => {
    const recorded = { ...before, earlier: { docx: { ...before.outputs.docx!, data: digestOf('oldest') } } };
    expect(entryFor(resultOf(['pdf']), recorded)!.earlier!.docx!.data).toBe(digestOf('old'));
  });

  test('of an unchanged one only where its data lies now and what was found', () => {
    const unchanged = resultOf([], { state: 'unchanged', file: `data/moved/${code}.yaml` });
    expect(entryFor(unchanged, before)).toEqual({
      ...before,
      warnings: 2,
      data: { file: `${code}.yaml`, folder: 'data/moved', sha256: digestOf('new') },
    });
    expect(entryFor(unchanged, undefined), 'nothing is recorded of it').toBeUndefined();
  });
});

describe('the record of a run', () => {
  const manifest = 'output/2564/manifest.json';
  const open = (made: Parameters<typeof madeWorkspace>[0] = {}) => {
    const workspace = madeWorkspace({ ...made, files: { [`output/2564/${code}.pdf`]: 'x', ...made.files } });
    const log: string[] = [];
    const lock = loggingLock(log)('output');
    log.length = 0;
    return { workspace, log, record: createRecord(workspace, 'output', { id: 'r1', recipe }, lock) };
  };

  test('is saved at the end', () => {
    const { workspace, log, record } = open();
    record.note(resultOf(['pdf']));
    expect([workspace.exists(manifest), log]).toEqual([false, []]);
    record.close();
    expect(readManifests(workspace, 'output').entry(2564, code)?.recipe).toBe('r1');
  });

  test('and every two seconds, when the lock is renewed, too', () => {
    const { workspace, log, record } = open({ clock: [0, 1999, 2000, 2000, 2001, 3999] });
    record.note(resultOf(['pdf']));
    expect(workspace.exists(manifest), 'after less than two seconds').toBe(false);
    record.note(resultOf(['pdf']));
    expect([workspace.exists(manifest), log], 'after two').toEqual([true, ['renew']]);
    record.note(resultOf([], { state: 'failed' }));
    record.note(resultOf([], { state: 'failed' }));
    expect(log, 'not again before two more').toEqual(['renew']);
  });

  test('what cannot be saved on the way is reported at the end; a mistake of the program at once', () => {
    const refused = open({ clock: [0, 3000], refused: { [manifest]: 'read-only' } });
    refused.record.note(resultOf(['pdf']));
    expect(() => refused.record.close()).toThrow(expect.objectContaining({ kind: 'read-only' }));
    const broken = open({ clock: [0, 3000], fails: [['writeWhole', manifest, 'bug']] });
    expect(() => broken.record.note(resultOf(['pdf']))).toThrow('a mistake of the program');
  });

  test('forgets at the end what is gone', () => {
    const { workspace, record } = open({ files: yearFiles(2564, [{ name: '99000000-0002', data: '2' }]) });
    workspace.remove('output/2564/99000000-0002.pdf');
    workspace.remove('output/2564/99000000-0002.docx');
    record.close();
    expect([...readManifests(workspace, 'output').all()]).toEqual([]);
  });
});
