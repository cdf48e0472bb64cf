import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/yaml/decode-text.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

test('any text comes back as it was, without its byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, marked) => {
      const bytes = new TextEncoder().encode((marked ? '\ufeff' : '') + text);
      fc.pre(!hasZeroAtStart(bytes));
      expect(decodeText('a.yaml', bytes).value).toBe(strict.decode(bytes));
    }),
  );
});

test('bytes that are no UTF-8 are refused, the same ones the platform refuses', () => {
  const unit = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0xe0, 0xb8, 0x81, 0xed, 0xa0, 0xf4, 0x90, 0xc0, 0x80, 0xef, 0xbb, 0xbf),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
      const bytes = Uint8Array.from(units);
      fc.pre(!hasZeroAtStart(bytes));
      expect(decodeText('a.yaml', bytes).value).toBe(textOrNothing(bytes));
    }),
    { numRuns: 2000 },
  );
});

/** Zero bytes, and the byte order marks of UTF-16, are recognised as UTF-16. */
function hasZeroAtStart(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4).includes(0) || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe);
}

function textOrNothing(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

test.each([
  ['PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml…word/document.xml', 'Word document'],
  ['PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml…xl/workbook.xml', 'Excel workbook'],
  ['PK\u0003\u0004\u0014\u0000mimetype', 'Word, Excel or ZIP'],
  ['%PDF-1.7\n%…', 'PDF'],
  ['{\\rtf1\\ansi …', 'RTF'],
  ['\u0089PNG\r\n', 'picture'],
  ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', 'old Word or Excel'],
  ['<!DOCTYPE html><html>', 'web page'],
])('%j is called what it is', (head, name) => {
  const { value, diagnostics } = decodeText('99990000-001.yaml', Buffer.from(head, 'latin1'));
  expect(value).toBeUndefined();
  expect(diagnostics).toEqual([expect.objectContaining({ code: 'E-FILE-KIND', hint: expect.anything() })]);
  expect(diagnostics[0]?.message.en).toContain(name);
});

test('a file of a million bytes is read, one of a byte more is too large', () => {
  const bytes = Buffer.from(`a: ${'x'.repeat(999_997)}`);
  expect(decodeText('a.yaml', bytes).diagnostics, 'a file of 1,000,000 bytes').toEqual([]);
  const [refused] = decodeText('a.yaml', Buffer.concat([bytes, Buffer.from('x')])).diagnostics;
  expect(refused, 'a file of 1,000,001 bytes').toMatchObject({ code: 'E-YAML-LIMIT', actual: '1,000,001' });
});

test.each([
  ['little-endian', [0xff, 0xfe, 0, 0], (code: number) => [code, 0, 0, 0]],
  ['big-endian', [0, 0, 0xfe, 0xff], (code: number) => [0, 0, 0, code]],
])('UTF-32 %s is not taken for UTF-16', (_, mark, unit) => {
  const bytes = Uint8Array.from([...mark, ...Array.from('a: 1', (letter) => unit(letter.charCodeAt(0))).flat()]);
  expect(decodeText('a.yaml', bytes)).toMatchObject({
    diagnostics: [{ message: { en: 'the file is in UTF-32, not UTF-8' } }],
  });
});
