import { describe, expect, test } from 'vitest';
import { createSpelling, recomposed, slashed } from '../../src/host/spelling.ts';

/** A disk that takes letters of either case, and composed letters for decomposed ones, as those of macOS and Windows do. */
function laxDisk(...files: readonly string[]) {
  const folded = (path: string) => path.normalize().toLowerCase();
  const all = new Set(
    files.flatMap((file) => file.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/') || '/')),
  );
  const list = (folder: string) =>
    [...all].flatMap((path) => {
      const at = path.lastIndexOf('/');
      return path !== '/' && folded(path.slice(0, at) || '/') === folded(folder) ? [path.slice(at + 1)] : [];
    });
  return { list, exists: (path: string) => [...all].some((each) => folded(each) === folded(path)) };
}

/** A disk on which each spelling is another file, as those of Linux are. */
function strictDisk(...files: readonly string[]) {
  const { list } = laxDisk(...files);
  const exists = (path: string): boolean =>
    path === '/' ||
    (exists(path.slice(0, path.lastIndexOf('/')) || '/') &&
      list(path.slice(0, path.lastIndexOf('/')) || '/').includes(path.slice(path.lastIndexOf('/') + 1)));
  return { list, exists };
}

const composed = 'données'.normalize('NFC');
const decomposed = 'données'.normalize('NFD');

describe('a path on a disk that takes several spellings', () => {
  const { list, exists } = laxDisk(`/งาน/data/2564/A.yaml`, `/งาน/${decomposed}/2564/a.yaml`);
  const { spelled } = createSpelling(list, exists);

  test.each([
    ['/งาน/DATA/2564/a.YAML', '/งาน/data/2564/A.yaml'],
    [`/งาน/${composed}/2564`, `/งาน/${decomposed}/2564`],
    ['/งาน/Data/2565/New.yaml', '/งาน/data/2565/New.yaml'],
    ['/งาน/data/2564/A.yaml', '/งาน/data/2564/A.yaml'],
  ])('%s is %s', (path, expected) => {
    expect(spelled(path, '/งาน')).toBe(expected);
  });

  test('the folder that one works in stays as it is', () => {
    expect(spelled('/งาน/data', '/งาน/data')).toBe('/งาน/data');
  });
});

test('where each spelling is a file of its own, nothing changes', () => {
  const { list, exists } = strictDisk('/data/A.yaml', '/data/a.yaml');
  const { spelled } = createSpelling(list, exists);
  for (const path of ['/data/a.yaml', '/data/A.yaml', '/DATA/a.yaml']) expect(spelled(path, '/')).toBe(path);
});

test('names that went through macOS are found, whichever way they are written', () => {
  const { list, exists } = strictDisk(`/t/${decomposed}/${composed}.png`);
  const there = `/t/${decomposed}/${composed}.png`;
  for (const folder of [composed, decomposed])
    for (const name of [composed, decomposed]) expect(recomposed(`/t/${folder}/${name}.png`, list, exists)).toBe(there);
  expect(recomposed(`/t/${composed}/new.png`, list, exists)).toBe(`/t/${decomposed}/new.png`);
  expect(recomposed('/t/ไม่มี.png', list, exists)).toBe('/t/ไม่มี.png');
});

test('a pattern that no shell looked for finds files in any letter case, and no hidden ones', () => {
  const { list, exists } = laxDisk(
    '/data/2564/50-1.yaml',
    '/data/2564/50-2.YAML',
    '/data/2565/50-1.yaml',
    '/data/2564/.50.yaml',
  );
  const { matches } = createSpelling(list, exists);
  expect(matches('/data/2564/5*.yaml')).toEqual(['/data/2564/50-1.yaml', '/data/2564/50-2.YAML']);
  expect(matches('/data/256?/50-1.yaml')).toEqual(['/data/2564/50-1.yaml', '/data/2565/50-1.yaml']);
  expect(matches('/data/2566/*')).toEqual([]);
});

test('only Windows takes `\\` for a slash', () => {
  expect(slashed('data\\2564\\a.yaml', 'win32')).toBe('data/2564/a.yaml');
  expect(slashed('\\\\server\\share\\a', 'win32')).toBe('//server/share/a');
  expect(slashed('a\\b', 'linux')).toBe('a\\b');
});
