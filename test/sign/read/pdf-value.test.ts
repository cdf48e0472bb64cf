import { describe, expect, test } from 'vitest';
import { isName, type PdfValue, textOf } from '../../../src/sign/read/pdf-value.ts';

const string = (bytes: Uint8Array): PdfValue => ({ type: 'string', bytes, start: 0, end: 0 });
const utf16 = Buffer.from('กA', 'utf16le').swap16();

describe('the text of a string', () => {
  test.each<[string, Uint8Array, string]>([
    ['in UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16]), 'กA'],
    ['in UTF-16 that is cut inside a letter', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16.subarray(0, 3)]), 'ก'],
    ['in UTF-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('กA')]), 'กA'],
    ['without a mark', Buffer.from('A'), 'A'],
    ['of nothing', Buffer.alloc(0), ''],
  ])('%s', (_, bytes, text) => {
    const before = Buffer.from(bytes);
    expect(textOf(string(bytes))).toBe(text);
    expect(before.equals(bytes), 'the bytes of the file stay').toBe(true);
  });

  test.each<[PdfValue | undefined]>([[undefined], [null], [1], [{ type: 'name', name: 'A' }], [[]]])(
    '%j is no text',
    (value) => {
      expect(textOf(value)).toBeUndefined();
    },
  );
});

test('a name is the name that it is', () => {
  expect(isName({ type: 'name', name: 'A' }, 'A')).toBe(true);
  expect(isName({ type: 'name', name: 'B' }, 'A')).toBe(false);
  expect(isName(string(Buffer.from('A')), 'A')).toBe(false);
});
