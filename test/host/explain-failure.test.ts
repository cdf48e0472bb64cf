import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { explainFailure } from '../../src/host/explain-failure.ts';
import { explainWrite } from '../../src/host/explain-write.ts';

test.each([
  ['ENOENT', 'read', 'not-found'],
  ['EACCES', 'read', 'unreadable'],
  ['EPERM', 'read', 'unreadable'],
  ['EACCES', 'write', 'read-only'],
  ['EROFS', 'write', 'read-only'],
  ['ENOSPC', 'write', 'disk-full'],
  ['EDQUOT', 'write', 'disk-full'],
  ['EBUSY', 'write', 'in-use'],
  ['ETXTBSY', 'write', 'in-use'],
  ['EISDIR', 'read', 'is-a-folder'],
  ['ENOTDIR', 'write', 'not-a-folder'],
  ['EMFILE', 'read', 'other'],
] as const)('%s while trying to %s is %s', (code, action, kind) => {
  const cause = Object.assign(new Error(code), { code });
  expect(explainFailure(cause, 'a/b.pdf', action)).toMatchObject({ kind, path: 'a/b.pdf', cause });
});

test('a file that cannot be replaced on Windows is open in another program, a new one may not be written', () => {
  const cause = Object.assign(new Error('EPERM'), { code: 'EPERM' });
  const here = fileURLToPath(import.meta.url);
  expect(explainWrite(cause, 'a.pdf', here, 'win32')).toMatchObject({ kind: 'in-use', cause });
  expect(explainWrite(cause, 'a.pdf', `${here}.pdf`, 'win32').kind).toBe('read-only');
  expect(explainWrite(cause, 'a.pdf', here, 'linux').kind).toBe('read-only');
  expect(explainWrite(cause, 'a.pdf', here, 'win32').text.th).toContain('เปิดอยู่ในโปรแกรมอื่น');
});

test('an error nobody foresaw is named', () => {
  const failure = explainFailure(Object.assign(new Error('EMFILE'), { code: 'EMFILE' }), 'a.pdf', 'read');
  expect(failure.text.en).toContain('EMFILE');
  expect(failure.text.th).toContain('EMFILE');
});

test('a failure that is explained already stays as it is', () => {
  const first = explainFailure(new Error('first'), 'a.pdf', 'read');
  expect(explainFailure(first, 'other.pdf', 'write')).toBe(first);
});

test('a read-only file system is named as such, with another folder as the way out', () => {
  const { text, hint } = explainFailure(Object.assign(new Error('x'), { code: 'EROFS' }), 'output', 'write');
  for (const each of [text.th, text.en]) expect(each).toContain('EROFS');
  for (const each of [hint.th, hint.en]) expect(each).toContain('--out');
});

test('an error that Node has no name for is known by its number: a quota that is used up', () => {
  const errno = -constants.errno.EDQUOT;
  const error = Object.assign(new Error('write'), { code: `Unknown system error ${errno}`, errno });
  expect(explainFailure(error, 'a.pdf', 'write')).toMatchObject({ kind: 'disk-full' });
  const stale = Object.assign(new Error('write'), { code: 'Unknown system error', errno: -constants.errno.ESTALE });
  expect(explainFailure(stale, 'a.pdf', 'write').text.en).toContain('(ESTALE)');
  const strange = Object.assign(new Error('write'), { code: 'Unknown system error -9999', errno: -9999 });
  expect(explainFailure(strange, 'a.pdf', 'write').text.en).toContain('-9999');
});
