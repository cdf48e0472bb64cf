import { expect, test } from 'vitest';
import { sha256Of } from '../../src/model/sha256.ts';

test('bytes and the text that they are in UTF-8 have one digest', () => {
  expect(sha256Of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256Of(new TextEncoder().encode('รายงาน'))).toBe(sha256Of('รายงาน'));
});
