import { expect, test } from 'vitest';
import { holdsSignature } from '../../src/batch/holds-signature.ts';

test.each([
  ['a signature of PAdES', '<</Type /Sig/SubFilter /ETSI.CAdES.detached/ByteRange [0 1 2 3]>>', true],
  ['one without the space', '/ByteRange[0 1]/SubFilter/adbe.pkcs7.detached', true],
  ['a field that nobody has signed', '<</FT /Sig/SubFilter /ETSI.CAdES.detached>>', false],
  ['a range of bytes alone', '<</ByteRange [0 1 2 3]>>', false],
  ['another word that begins alike', '/ByteRange /SubFilter /adbes', false],
  ['nothing', '', false],
])('%s', (_, text, expected) => {
  expect(holdsSignature(Buffer.from(text))).toBe(expected);
});

test('only the bytes of the file itself count, not those beside them in memory', () => {
  const whole = Buffer.from('/ByteRange /SubFilter /adbe.x');
  expect(holdsSignature(whole.subarray(0, 12))).toBe(false);
  expect(holdsSignature(whole.subarray(5))).toBe(false);
});
