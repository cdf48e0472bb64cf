import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bahtText } from '../../src/thai/baht-text.ts';
import { readBahtWords, readNumberWords } from '../../src/thai/number-words.ts';

test('an amount that is printed in words is read back to the satang, or not at all', () => {
  const satang = fc.integer({ min: 100, max: 99_999_999_999_999 });
  fc.assert(
    fc.property(satang, (amount) => {
      const decimal = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
      expect([decimal, undefined]).toContain(readBahtWords(bahtText(amount)));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['หนึ่งล้านสองแสนห้าหมื่นบาทถ้วน', '1250000.00'],
  ['สี่แสนหกหมื่นสองพันห้าร้อยบาทห้าสิบสตางค์', '462500.50'],
  ['ล้านบาท', '1000000.00'],
  ['ยี่สิบเอ็ดล้าน', '21000000.00'],
  ['ศูนย์บาทถ้วน', '0.00'],
  ['หนึ่งพันห้าบาท', undefined],
  ['หนึ่งล้านล้านบาท', undefined],
  ['บาท', undefined],
  ['ประมาณห้าแสนบาท', undefined],
])('%s baht: %s', (text, amount) => {
  expect(readBahtWords(text)).toBe(amount);
});

test.each([
  ['สิบ', 10],
  ['สิบเอ็ด', 11],
  ['ร้อยเอ็ด', 101],
  ['เก้าสิบเก้า', 99],
  ['หนึ่งร้อยห้า', undefined],
  ['', undefined],
])('%s: %s', (text, value) => {
  expect(readNumberWords(text)).toBe(value);
});
