import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { type MergeRequest, mergeOutputs } from '../../src/batch/merge.ts';
import { takeShard } from '../../src/batch/plan.ts';
import { alone } from '../../src/batch/processes.ts';
import { run } from '../../src/batch/run.ts';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { formats } from '../../src/model/report-options.ts';
import { openFakeReporter } from './fake-reporter.mjs';
import { type MadeDocument, recipe, yearFiles } from './made-manifests.ts';
import { loggingLock, madeWorkspace } from './made-workspaces.ts';

const files = ['0001', '0002', '0003', '0004', '0005'].map((number) => `data/2564/21000000-${number}.yaml`);
const lock = () => ({ renew() {}, release() {} });

let workspace: MemoryWorkspace;
beforeEach(async () => {
  const data = files.map((file) => [file, `# good ${file.slice(10, 23)} 2564`]);
  workspace = createMemoryWorkspace({
    files: { ...Object.fromEntries(data), 'package/package.json': '{}', 'package/dist/digest.txt': 'x' },
  });
  for (const index of [1, 2]) {
    await build(
      `shard-${index}`,
      takeShard(files, () => 9000, { index, count: 2 }),
    );
  }
});

async function build(out: string, some: readonly string[], template?: string): Promise<void> {
  await run(
    {
      files: some,
      options: { report: { formats, ...(template ? { template } : {}) }, out, strict: false },
      processes: () => alone,
    },
    {
      ...{ workspace, lock, openReporter: openFakeReporter },
      openPool: () => Promise.reject(new Error('no pool with one job')),
      listener: { opened() {}, damaged() {}, compared() {}, building() {}, finished() {}, notRecorded() {} },
    },
  );
}

const merge = (folders = ['shard-1', 'shard-2']) =>
  mergeOutputs({ folders, out: 'output', expected: files }, workspace, lock);
const problemsOf = ({ problems }: ReturnType<typeof merge>) => problems.map(({ en }) => en);

function filesOf(folder: string): Record<string, string> {
  const prefix = `/${folder}/`;
  const paths = [...workspace.files.keys()].filter((path) => path.startsWith(prefix)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(prefix.length), workspace.readText(path)]));
}

test('shards together are what one run writes, manifest included', async () => {
  await build('whole', files);
  expect(merge()).toMatchObject({ documents: 5, copied: 5 * formats.length, problems: [], leftovers: [] });
  expect(filesOf('output')).toEqual(filesOf('whole'));
});

test('merging again copies nothing, and a merged folder is unchanged for a build', async () => {
  merge();
  expect(merge()).toMatchObject({ documents: 5, copied: 0, problems: [] });
  const before = filesOf('output');
  await build('output', files);
  expect(filesOf('output')).toEqual(before);
});

test('a missing shard is reported file by file', () => {
  const missing = takeShard(files, () => 9000, { index: 2, count: 2 });
  expect(missing).not.toEqual([]);
  expect(problemsOf(merge(['shard-1']))).toEqual(missing.map((file) => `no report of \`${file}\``));
});

test('a damaged output is reported and left out', () => {
  const [file = ''] = Object.keys(filesOf('shard-1')).map((name) => `shard-1/${name}`);
  workspace.writeWhole(file, Buffer.from('half'));
  const code = file.slice(13, 26);
  expect(problemsOf(merge())).toEqual([
    `\`${file}\` is missing or not as it was built`,
    `no report of \`data/2564/${code}.yaml\``,
  ]);
  expect(Object.keys(filesOf('output')).filter((name) => name.includes(code))).toEqual([]);
});

test('data that changed after the build is reported', () => {
  workspace.writeWhole(files[0] ?? '', Buffer.from('# good 21000000-0001 2564 '));
  expect(problemsOf(merge())).toEqual([`the report of \`${files[0]}\` was built from other data than the file holds`]);
});

test('a report without data is reported', () => {
  workspace.remove(files[0] ?? '');
  const { problems } = mergeOutputs(
    { folders: ['shard-1', 'shard-2'], out: 'output', expected: files.slice(1) },
    workspace,
    lock,
  );
  expect(problems.map(({ en }) => en)).toEqual(['report `21000000-0001` has no data file']);
});

test('shards built in different ways are reported', async () => {
  await build(
    'shard-2',
    takeShard(files, () => 9000, { index: 2, count: 2 }),
    'other',
  );
  expect(problemsOf(merge())).toEqual([
    'reports in `shard-2` were built with another program, template, fonts or options than those before',
  ]);
});

test('one report in two forms is reported, and the first stays', async () => {
  await build('other', files.slice(0, 1), 'other');
  await build('first', files.slice(0, 1));
  const { problems } = mergeOutputs({ folders: ['first', 'other'], out: 'output' }, workspace, lock);
  expect(problems.map(({ en }) => en)).toEqual(['report `21000000-0001` differs between `first` and `other`']);
  expect(filesOf('output')).toEqual(filesOf('first'));
});

test('reports without a manifest, and a folder without reports, are problems', () => {
  workspace.writeWhole('bare/2564/21000000-0001.pdf', Buffer.from('%PDF'));
  workspace.writeWhole('artifacts/shard-1/2564/manifest.json', Buffer.from('{}'));
  const { problems, documents } = merge(['shard-1', 'shard-2', 'bare', 'artifacts', 'data']);
  expect(documents).toBe(5);
  expect(problems.map(({ en }) => en)).toEqual([
    '`bare/2564` holds reports and no `manifest.json`; they are not united',
    expect.stringMatching(/^`artifacts` holds nothing that `raingan build` made/),
    expect.stringMatching(/^`data` holds nothing that `raingan build` made/),
  ]);
});

test('public copies beside are not united, and this is said', () => {
  workspace.writeWhole('shard-1/public/2564/manifest.json', Buffer.from('{}'));
  const { problems, notes } = merge();
  expect(problems).toEqual([]);
  expect(notes.map(({ en }) => en)).toEqual([
    'the public copies in `shard-1/public` are not united; `raingan merge … shard-1/public --out output/public` does that',
  ]);
});

test('a folder that is not there is the machine’s failure', () => {
  expect(() => merge(['shard-3'])).toThrow(expect.objectContaining({ kind: 'not-found', path: 'shard-3' }));
});

test('a report without a data file is left over in the united folder, and goes on request', () => {
  const [gone = '', ...left] = files;
  const request = { folders: ['shard-1', 'shard-2'], out: 'output', expected: left, dataFolders: ['data/2564'] };
  const found = mergeOutputs(request, workspace, lock);
  expect(found.leftovers.map(({ code }) => code)).toEqual(['W-LEFTOVER']);
  expect([found.problems, found.documents]).toEqual([[], 5]);
  const shown: string[] = [];
  const pruned = mergeOutputs({ ...request, prune: (paths) => shown.push(...paths) }, workspace, lock);
  expect(pruned).toMatchObject({ problems: [], leftovers: [], documents: 4, removed: formats.length });
  const code = gone.slice(10, 23);
  expect(shown).toEqual(formats.map((format) => `output/2564/${code}.${format}`));
  expect(Object.keys(filesOf('output')).filter((name) => name.includes(code))).toEqual([]);
  expect(workspace.readText('output/2564/manifest.json')).not.toContain(code);
});

describe('made shards', () => {
  const [one, two] = ['99000000-0001', '99000000-0002'];
  /** The files of a shard: those of a year in `output`, in another folder. */
  const shard = (folder: string, documents: readonly MadeDocument[], recipes?: Parameters<typeof yearFiles>[2]) =>
    Object.fromEntries(
      Object.entries(yearFiles(2564, documents, recipes)).map(([path, content]) => [
        path.replace('output', folder),
        content,
      ]),
    );
  const other = { ...recipe, fonts: 'e'.repeat(64) };
  const united = (made: Parameters<typeof madeWorkspace>[0], request: Partial<MergeRequest> = {}) => {
    const workspace = madeWorkspace(made);
    const log: string[] = [];
    const result = mergeOutputs({ folders: ['a', 'b'], out: 'output', ...request }, workspace, loggingLock(log));
    return { ...result, said: result.problems.map(({ en }) => en), log, workspace };
  };
  const first = shard('a', [{ name: one, data: '1' }]);
  const both = { ...first, ...shard('b', [{ name: two, data: '2' }]) };

  test('are united under the lock', () => {
    const { log, documents, copied, said } = united({ files: both });
    expect({ log, documents, copied, said }).toEqual({
      log: ['lock output', 'release'],
      documents: 2,
      copied: 4,
      said: [],
    });
  });

  test('where one is missing, nothing is locked or written', () => {
    const workspace = madeWorkspace({ files: first });
    const log: string[] = [];
    const merge = () => mergeOutputs({ folders: ['a', 'b'], out: 'output' }, workspace, loggingLock(log));
    expect(merge).toThrow(expect.objectContaining({ kind: 'not-found', path: 'b' }));
    expect([log, workspace.exists('output')]).toEqual([[], false]);
  });

  test('nothing is written where the folder for all cannot be held in its place', () => {
    const workspace = madeWorkspace({ files: both, fails: [['hold', 'output', 'is-a-link']] });
    const log: string[] = [];
    const merge = () => mergeOutputs({ folders: ['a', 'b'], out: 'output' }, workspace, loggingLock(log));
    expect(merge).toThrow(expect.objectContaining({ kind: 'is-a-link', path: 'output' }));
    expect([log, workspace.exists('output')]).toEqual([['lock output', 'release'], false]);
  });

  test('the lock is given back where writing fails', () => {
    const workspace = madeWorkspace({ files: both, refused: { [`output/2564/${one}.pdf`]: 'disk-full' } });
    const log: string[] = [];
    expect(() => mergeOutputs({ folders: ['a', 'b'], out: 'output' }, workspace, loggingLock(log))).toThrow(
      'disk full',
    );
    expect(log).toEqual(['lock output', 'release']);
  });

  test('an output that is as it should be is not written again, another one is', () => {
    const there = { [`output/2564/${one}.pdf`]: `pdf of ${one}`, [`output/2564/${one}.docx`]: 'of an older run' };
    const { copied, workspace } = united({ files: { ...both, ...there } });
    expect(copied).toBe(3);
    expect(workspace.readText(`output/2564/${one}.docx`)).toBe(`docx of ${one}`);
  });

  test('a report that two have alike is copied once', () => {
    const { documents, copied, said } = united({ files: { ...first, ...shard('b', [{ name: one, data: '1' }]) } });
    expect({ documents, copied, said }).toEqual({ documents: 1, copied: 2, said: [] });
  });

  test('reports of one code in two years, or as a draft, are several', () => {
    const later = Object.fromEntries(
      Object.entries(shard('b', [{ name: one, data: '9' }])).map(([path, text]) => [
        path.replace('2564', '2565'),
        text,
      ]),
    );
    expect(united({ files: { ...first, ...later } }).documents).toBe(2);
    const draft = shard('b', [{ name: `${one}-draft`, data: '9' }]);
    expect(united({ files: { ...first, ...draft } }).documents).toBe(2);
  });

  test.each<[string, string | undefined, string]>([
    ['is gone', undefined, 'is missing or not as it was built'],
    ['has other bytes, as many', `pdf of ${two}`, 'is missing or not as it was built'],
    ['is longer', `pdf of ${one} `, 'is missing or not as it was built'],
  ])('a report of which an output %s is left out', (_, content, problem) => {
    const path = `a/2564/${one}.pdf`;
    const { [path]: _gone, ...left } = both as Record<string, string>;
    const { said, documents, workspace } = united({
      files: content === undefined ? left : { ...both, [path]: content },
    });
    expect([said, documents]).toEqual([[`\`${path}\` ${problem}`], 1]);
    expect(workspace.exists(`output/2564/${one}.docx`), 'its other output').toBe(false);
  });

  test('so is one that is a link or may not be read; a mistake of the program is not hidden', () => {
    const path = `a/2564/${one}.pdf`;
    expect(united({ files: both, links: [path] }).said[0]).toContain(`\`${path}\` is a symbolic link`);
    expect(united({ files: both, refused: { [path]: 'unreadable' } }).said[0]).toContain(
      `no permission to read \`${path}\``,
    );
    expect(() => united({ files: both, fails: [['readBytes', path, 'bug']] })).toThrow('a mistake of the program');
  });

  test('a folder of a year, or a manifest, that is a link leaves out its shard', () => {
    for (const link of ['a/2564', 'a/2564/manifest.json']) {
      const { said, documents } = united({ files: both, links: [link] });
      expect(said).toEqual([`\`${link}\` is a symbolic link, which is not followed here`]);
      expect(documents).toBe(1);
    }
    const aside = { ...both, 'a/notes/x': '' };
    expect(united({ files: aside, links: ['a/notes', 'a/notes/manifest.json'] }).said, 'another folder').toEqual([]);
  });

  test('a manifest that is damaged is named, and what the others have is united', () => {
    const { said, documents } = united({ files: { ...both, 'a/2564/manifest.json': '{' } });
    expect([said, documents]).toEqual([['`a/2564/manifest.json` is damaged'], 1]);
  });

  test('a record without its recipe is left out', () => {
    const { documents } = united({ files: { ...both, ...shard('a', [{ name: one, data: '1', recipe: 'r9' }]) } });
    expect(documents).toBe(1);
  });

  test('those that were built otherwise than the ones before are named, a first one with two recipes is not', () => {
    const recipes = { r1: recipe, r2: other };
    const mixed = shard(
      'a',
      [
        { name: one, data: '1' },
        { name: '99000000-0003', data: '3', recipe: 'r2' },
      ],
      recipes,
    );
    const second = (id: string) => shard('b', [{ name: two, data: '2', recipe: id }], recipes);
    expect(united({ files: { ...mixed, ...second('r2') } }).said).toEqual([]);
    expect(united({ files: { ...first, ...second('r2') } }).said).toEqual([
      'reports in `b` were built with another program, template, fonts or options than those before',
    ]);
  });

  test('pages are counted where the file says how many it has', () => {
    const packed = deflateSync(Buffer.from('<</Type /Pages/Kids [1 0 R]/Count 4>>'));
    const pdfOf = (count: number) => {
      const stream = count === 4 ? packed : deflateSync(Buffer.from(`<</Type /Pages/Kids [1 0 R]/Count ${count}>>`));
      return Buffer.concat([Buffer.from(`<</Type /ObjStm/N 1/Length ${stream.length}>>\nstream\n`), stream]);
    };
    const unitedWith = (count: number) => {
      const bytes = pdfOf(count);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { manifest = '' } = { manifest: (both as Record<string, string>)['a/2564/manifest.json'] };
      const recorded = manifest.replace(
        /"pdf":\{[^}]*\}/,
        `"pdf":${JSON.stringify({ pages: 4, bytes: bytes.length, sha256 })}`,
      );
      return united({ files: { ...both, [`a/2564/${one}.pdf`]: bytes, 'a/2564/manifest.json': recorded } });
    };
    expect(unitedWith(4).documents).toBe(2);
    expect(unitedWith(5).said).toEqual([`\`a/2564/${one}.pdf\` is missing or not as it was built`]);
  });

  describe('compared with the data', () => {
    const dataOf = (code: string) => `data/2564/${code}.yaml`;
    const check = (documents: readonly MadeDocument[], data: Record<string, string>) =>
      united({ files: { ...shard('a', documents), ...data } }, { folders: ['a'], expected: Object.keys(data) }).said;

    test('the report counts, not its draft or what another template prints of it, in whatever order they are', () => {
      const current = { [dataOf(one)]: 'now' };
      const outdated = [`the report of \`${dataOf(one)}\` was built from other data than the file holds`];
      for (const beside of [`${one}-draft`, `${one}-short`, `${one}-abc`, `${one}-zzz`]) {
        expect(
          check(
            [
              { name: one, data: 'now' },
              { name: beside, data: 'old' },
            ],
            current,
          ),
          beside,
        ).toEqual([]);
        expect(
          check(
            [
              { name: one, data: 'old' },
              { name: beside, data: 'now' },
            ],
            current,
          ),
          beside,
        ).toEqual(outdated);
      }
      const draftAndShort = [
        { name: `${one}-draft`, data: 'now' },
        { name: `${one}-abc`, data: 'old' },
      ];
      expect(check(draftAndShort, current), 'a draft of the report before another template’s').toEqual([]);
      const shorts = [
        { name: `${one}-short`, data: 'now' },
        { name: `${one}-short-draft`, data: 'old' },
      ];
      expect(check(shorts, current), 'another template’s before its draft').toEqual([]);
    });

    test('a report without data is named by its name', () => {
      expect(check([{ name: `${two}-draft`, data: '2' }], {})).toEqual([`report \`${two}-draft\` has no data file`]);
    });

    test('what is left over counts as a report until it is removed', () => {
      const made = [
        { name: one, data: '1' },
        { name: two, data: '2' },
      ];
      const files = { ...shard('a', made), [dataOf(one)]: '1' };
      const request = { folders: ['a'], expected: [dataOf(one)], dataFolders: ['data/2564'] };
      const kept = united({ files }, request);
      expect([kept.documents, kept.removed, kept.leftovers.length, kept.said]).toEqual([2, 0, 1, []]);
      const pruned = united({ files }, { ...request, prune: () => {} });
      expect([pruned.documents, pruned.removed, pruned.leftovers.length, pruned.said]).toEqual([1, 2, 0, []]);
      expect(pruned.log, 'one lock for all').toEqual(['lock output', 'release']);
    });
  });
});
