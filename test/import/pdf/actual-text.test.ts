import { expect, test } from 'vitest';
import { decodePdfText } from '../../../src/import/pdf/actual-text.ts';

const utf16 = Buffer.from('กำ A', 'utf16le');

test.each([
  ['UTF-16, the higher byte first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]), 'กำ A'],
  ['UTF-16, the lower byte first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'กำ A'],
  ['UTF-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('กำ A')]), 'กำ A'],
  ['no mark', Buffer.from([0x41, 0x2d, 0xe9]), 'A-é'],
  ['nothing', Buffer.alloc(0), ''],
])('a text string with %s', (_, bytes, text) => {
  expect(decodePdfText(bytes)).toBe(text);
});
