import { expect, test } from 'vitest';
import { requireWindowsNames } from '../../src/host/windows-names.ts';

test.each([
  ['output/con/2564', 'con'],
  ['PRN', 'PRN'],
  ['out/aux.pdf', 'aux.pdf'],
  ['out/nul .txt', 'nul .txt'],
  ['com1', 'com1'],
  ['lpt³.yaml', 'lpt³.yaml'],
  ['CONOUT$', 'CONOUT$'],
  ['รายงาน./2564', 'รายงาน.'],
  ['รายงาน /2564', 'รายงาน '],
  ['out/a:b.pdf', 'a:b.pdf'],
  ['C:/out/a:b', 'a:b'],
  ['D:\\งาน\\what?.pdf', 'what?.pdf'],
  ['a*b', 'a*b'],
  ['a|b', 'a|b'],
  ['"a"', '"a"'],
  ['a\tb', 'a\tb'],
])('Windows has no file at %j', (path, name) => {
  expect(() => requireWindowsNames(path, 'win32')).toThrow(expect.objectContaining({ kind: 'bad-name', path: name }));
  expect(() => requireWindowsNames(path, 'linux')).not.toThrow();
});

test.each([
  'C:/out/2564/21000000-3230.pdf',
  'c:',
  'D:\\รายงาน ปี 2564\\a.b.c',
  '//server/share/out',
  '\\\\?\\C:\\very\\long',
  './out/../other',
  'console/com10/lpt/auxiliary.pdf/nullable',
  '.raingan-lock',
])('Windows has files at %j', (path) => {
  expect(() => requireWindowsNames(path, 'win32')).not.toThrow();
});
