import { expect, test } from 'vitest';
import { fileKind, fileKinds } from '../../src/import/file-kind.ts';
import { type OtherKind, ofOtherKind } from '../../src/import/other-kinds.ts';

const refused = Object.entries(fileKinds).flatMap(([kind, taken]) => (taken === 'refused' ? [kind as OtherKind] : []));

test('every kind that is not imported says what it is and what to do', () => {
  expect(refused.length).toBeGreaterThan(10);
  const messages = refused.map((kind) => {
    const { code, file, message, hint } = ofOtherKind('a.bin', kind);
    expect([code, file]).toEqual(['E-FILE-KIND', 'a.bin']);
    expect(hint?.th, kind).toMatch(/[ก-๙]/);
    expect(message.th, kind).toMatch(/[ก-๙]/);
    return message.en;
  });
  expect(new Set(messages).size).toBe(refused.length);
});

test.each<readonly [name: string, bytes: Uint8Array, message: RegExp]>([
  ['a.xlsx', new Uint8Array(), /^the file is empty/],
  ['~$a.xlsx', Buffer.from('user'), /^this is the lock file/],
  ['a.xlsx', Buffer.alloc(64), /zero bytes alone/],
  ['a.doc', Buffer.from('{\\rtf1 text}'), /^this is an RTF document/],
  ['a.xls', Buffer.from('<html><table></table></html>'), /HTML table/],
])('%s', (name, bytes, message) => {
  const kind = fileKind(name, bytes);
  expect(ofOtherKind(name, kind as OtherKind).message.en).toMatch(message);
});
