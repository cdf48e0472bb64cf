import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressBreaks, webAddresses } from '../../src/thai/breaks/web-address.ts';

const [letters, neighbours] = ['09AZaz', '/:@[`{'];
const written = (signs: string) => fc.string({ unit: fc.constantFrom(...letters, ...letters, ...signs), maxLength: 8 });
const letter = fc.constantFrom(...letters);
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((each) => each.join(''));

const mail = joined(letter, written('._+-'), fc.constant('@'), written('.-'), letter);
const web = joined(
  fc.constantFrom('http://', 'https://', 'ftp://', 'www.'),
  written(`${neighbours}!~.?&=-_%#`),
  fc.constantFrom(...letters, '/'),
);

/** The address alone is one, with places to end a line after `/ . @ ? & =` where a letter or digit follows. */
function expectAddress(before: string, address: string, after: string): void {
  const chunk = before + address + after;
  const span = { start: before.length, end: before.length + address.length };
  expect(webAddresses(chunk), chunk).toEqual([span]);
  const places = [...address.matchAll(/(?<=[/.@?&=])[A-Za-z0-9]/g)].map(({ index }) => index + before.length);
  expect(addressBreaks(chunk, span), chunk).toEqual(places);
}

it('an e-mail address begins and ends with a letter or digit, whatever is beside it', () => {
  const before = fc.constantFrom('', 'ที่', '(', '<', ':', '/', '"', '-', '._+', 'ก.');
  const after = fc.constantFrom('', 'ครับ', ')', '>', '.', '-', ':', '/', '[', '_', '+', '`', '{', ' ');
  fc.assert(fc.property(before, mail, after, expectAddress), { numRuns: 300 });
});

it('a web address goes on to the last letter, digit or slash before anything that is not ASCII', () => {
  const before = fc.constantFrom('', 'ที่', '(', 'a', '.');
  const after = fc.constantFrom('', 'ครับ', ')', '.', ').', '!', '~', ':', '@', '[', '`', '{', '\u007f9', ' 9');
  fc.assert(fc.property(before, web, after, expectAddress), { numRuns: 300 });
});

it.each(['@', 'a@', '@a', 'ก@ข', '-@a', 'a@-', 'www.', 'http://', 'https://.', '://a', 'ftp:/a', 'a@ข.com'])(
  '%s is no address',
  (chunk) => {
    expect(webAddresses(chunk)).toEqual([]);
  },
);

it('several addresses are one after another, and an @ in a web address is part of it', () => {
  const chunk = 'a@b.th,c@d.th;www.e.th/@f,และhttp://g.th';
  expect(webAddresses(chunk).map(({ start, end }) => chunk.slice(start, end))).toEqual([
    'a@b.th',
    'c@d.th',
    'www.e.th/@f',
    'http://g.th',
  ]);
  expect(webAddresses('a@b@c').length).toBe(1);
});
