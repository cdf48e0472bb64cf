import { describe, expect, test } from 'vitest';
import { createSeenFiles, forgetGoneOutputs, reviewOutputs } from '../../src/batch/review-outputs.ts';
import { failureOfKind } from '../../src/model/environment-failure.ts';
import { type MadeDocument, recipe, yearFiles } from './made-manifests.ts';
import { loggingLock, madeWorkspace } from './made-workspaces.ts';

const codes = [1, 2, 3, 4].map((number) => `99000000-000${number}`);
const fileOf = (code: string) => `data/2564/${code}.yaml`;

describe('after a run', () => {
  /** What is found among four reports, the last of which another recipe made, when these data files were seen. */
  function review(seenCodes: readonly string[], failed: readonly string[] = [], folders = ['data/2564']) {
    const documents = codes.map((name, index): MadeDocument => ({ name, data: name, recipe: index < 3 ? 'r1' : 'r2' }));
    const recipes = { r1: recipe, r2: { ...recipe, fonts: 'e'.repeat(64) } };
    const workspace = madeWorkspace({ files: yearFiles(2564, documents, recipes) });
    const seen = createSeenFiles();
    for (const code of seenCodes) {
      const report = { fiscalYear: 2564, name: code };
      if (failed.includes(code)) seen.note(fileOf(code), { state: 'failed' });
      else seen.note(fileOf(code), { state: 'built', made: report });
    }
    const { leftovers, otherRecipes } = reviewOutputs({ workspace, out: 'output', folders, seen });
    return { leftovers: leftovers.map(({ name }) => name), others: otherRecipes.map(({ message }) => message.en) };
  }

  test('what is left over and what was built otherwise is found', () => {
    const { leftovers, others } = review(codes.filter((code) => code !== codes[1]));
    expect(leftovers).toEqual([codes[1]]);
    expect(others).toHaveLength(1);
    expect(others[0], 'what is left over does not count').toContain('2 other reports of 2564');
  });

  test('a report that is left over was not built otherwise besides, nor one whose data has errors', () => {
    expect(review(codes.slice(0, 3))).toEqual({ leftovers: [codes[3]], others: [] });
    expect(review(codes, [codes[3]!])).toEqual({ leftovers: [], others: [] });
  });

  test('after a run over single files, only what they are is found', () => {
    expect(review(codes.slice(0, 1), [], [])).toEqual({ leftovers: [], others: [] });
    expect(review(codes.slice(3), [], []).others).toHaveLength(1);
  });
});

test('of each data file it is noted whether it failed, and what was made of it', () => {
  const seen = createSeenFiles();
  seen.note('a/x.yaml', { state: 'built', made: { fiscalYear: 2564, name: 'x-draft' } });
  seen.note('a/y.yaml', { state: 'failed' });
  seen.note('a/z.yaml', { state: 'unchanged', made: { fiscalYear: 2565, name: 'z' } });
  expect(seen.present()).toEqual([
    { file: 'a/x.yaml', fiscalYear: 2564 },
    { file: 'a/y.yaml', fiscalYear: undefined },
    { file: 'a/z.yaml', fiscalYear: 2565 },
  ]);
  const isOfRun = (year: number, name: string) => seen.isOfRun({ year, name });
  expect([isOfRun(2564, 'x-draft'), isOfRun(2564, 'x'), isOfRun(2564, 'z'), isOfRun(2565, 'z')]).toEqual([
    ...[true, false, false, true],
  ]);
  const hasFailed = (name: string) => seen.hasFailed({ name } as Parameters<typeof seen.hasFailed>[0]);
  expect([hasFailed('x'), hasFailed('y'), hasFailed('y-draft'), hasFailed('z')]).toEqual([false, true, true, false]);
});

describe('what is gone is taken out of the manifests', () => {
  const manifest = 'output/2564/manifest.json';
  const look = (gone: boolean, more: Parameters<typeof madeWorkspace>[0] = {}) => {
    const files = yearFiles(2564, [{ name: codes[0]!, data: '1', formats: ['pdf'] }]);
    const workspace = madeWorkspace({ ...more, files });
    if (gone) workspace.remove(`output/2564/${codes[0]}.pdf`);
    const log: string[] = [];
    return { workspace, log, said: () => JSON.parse(workspace.readText(manifest)).documents };
  };

  test('under the lock, where something is', () => {
    const { workspace, log, said } = look(true);
    forgetGoneOutputs(workspace, 'output', loggingLock(log));
    expect([log, said()]).toEqual([['lock output', 'release'], {}]);
  });

  test('without it, where nothing is', () => {
    const { workspace, log, said } = look(false);
    forgetGoneOutputs(workspace, 'output', loggingLock(log));
    expect([log, Object.keys(said())]).toEqual([[], [codes[0]]]);
  });

  test('the lock is given back where the manifest cannot be written, and that is no failure', () => {
    const { workspace, log, said } = look(true, { refused: { [manifest]: 'read-only' } });
    const readable = { ...workspace, readText: madeWorkspace({ files: Object.fromEntries(workspace.files) }).readText };
    forgetGoneOutputs(readable, 'output', loggingLock(log));
    expect(log).toEqual(['lock output', 'release']);
    expect(said).toThrow();
  });

  test('nor is a lock that another run holds; a mistake of the program is not hidden', () => {
    const refuse = (error: Error) => () => {
      throw error;
    };
    forgetGoneOutputs(look(true).workspace, 'output', refuse(failureOfKind('busy', 'output')));
    const broken = refuse(new TypeError('a mistake'));
    expect(() => forgetGoneOutputs(look(true).workspace, 'output', broken)).toThrow('a mistake');
  });
});
