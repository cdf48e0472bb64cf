import { describe, expect, test } from 'vitest';
import { madeFile, readManifestLines, tagFiles } from '../../src/archive/tag-files.ts';

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'; // of `abc`
const payload = [madeFile('data/a.yaml', 'abc'), madeFile('data/100%\n.yaml', new Uint8Array([1, 2]))];

test('a file that is made has its size in bytes and its digest', () => {
  expect(madeFile('a', 'abc')).toMatchObject({ path: 'a', bytes: 3, sha256: abc });
  expect(madeFile('a', 'ก').bytes).toBe(3);
});

describe('the tag files of a bag', () => {
  const files = tagFiles(payload, { 'Source-Organization': 'สำนัก\n  ก ', Other: 'ข' });
  const text = (path: string) =>
    Buffer.from((files.find((file) => file.path === path) as ReturnType<typeof madeFile>).content).toString();

  test('are those of RFC 8493, in its order', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
    ]);
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  });

  test('say how much there is, each value on one line', () => {
    expect(text('bag-info.txt')).toBe('Source-Organization: สำนัก ก\nOther: ข\nPayload-Oxum: 5.2\n');
  });

  test('name each file with its digest, signs that end a line written out', () => {
    expect(text('manifest-sha256.txt').split('\n').slice(0, 2)).toEqual([
      `${abc}  data/a.yaml`,
      `${payload[1]!.sha256}  data/100%25%0A.yaml`,
    ]);
    expect(readManifestLines(text('manifest-sha256.txt'))).toEqual(
      new Map(payload.map(({ path, sha256 }) => [path, sha256])),
    );
  });

  test('name themselves, but for the last', () => {
    expect([...readManifestLines(text('tagmanifest-sha256.txt'))!.keys()]).toEqual(
      files.slice(0, 3).map(({ path }) => path),
    );
  });
});

describe('a manifest is read', () => {
  test.each([
    [`${abc}  data/a`, [['data/a', abc]]],
    [`${abc.toUpperCase()} *data/a b\r\n\r\n`, [['data/a b', abc]]],
    [`${abc}\tdata/%25%0a%0D%20\r`, [['data/%\n\r%20', abc]]],
    ['', []],
  ])('%j', (text, digests) => {
    expect(readManifestLines(text)).toEqual(new Map(digests as [string, string][]));
  });

  test.each([`${abc.slice(1)}  a`, `${abc}a`, `${abc}`, `x${abc}  a`, `${abc}  a\nno`])('%j is none', (text) => {
    expect(readManifestLines(text)).toBeUndefined();
  });
});
