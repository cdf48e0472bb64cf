import { describe, expect, test } from 'vitest';
import { garbledText } from '../../src/import/garbled-text.ts';

const thai = ['โครงการก่อสร้าง', 'สำนักการโยธา', 'ปรับปรุงถนน', 'งบประมาณ'];
const utf8AsThai = (text: string) => new TextDecoder('windows-874').decode(Buffer.from(text));
const utf8AsLatin = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));

describe('the texts of a file were read in the wrong encoding', () => {
  test.each([
    [utf8AsThai, 'UTF-8 as windows-874'],
    [utf8AsLatin, 'UTF-8 as Latin-1'],
  ])('%#: %2$s', (read, kind) => {
    const found = garbledText('in.csv', thai.map(read));
    expect(found).toMatchObject({
      code: 'W-MOJIBAKE',
      severity: 'error', // nothing is written
      file: 'in.csv',
      expected: { en: expect.stringContaining('โครงการก่อ') },
      message: { en: expect.stringContaining(kind), th: expect.stringContaining(kind) },
      hint: { en: expect.stringContaining('as UTF-8') },
    });
    expect(read(thai[0]!)).toContain(found?.actual);
  });

  test('and the first of them is the place', () => {
    const texts = ['code', '2564', ...thai.slice(0, 3).map(utf8AsThai)];
    expect(garbledText('in.csv', texts, (index) => `B${index + 1}`)?.message.en).toMatch(/^`B3`: the Thai text/);
    expect(garbledText('in.csv', texts)?.message.en).toMatch(/^the Thai text/);
  });

  test('where at least half of those in Thai are so', () => {
    const half = [...thai, ...thai.map(utf8AsThai)];
    expect(garbledText('in.csv', half)).toBeDefined();
    expect(garbledText('in.csv', [...half, 'เหตุผล'])).toBeUndefined();
    expect(garbledText('in.csv', [...half, '12.50', 'ASCII\u00a0only'])).toBeDefined(); // neither is Thai
  });
});

test.each([
  ['Thai text', thai],
  ['no Thai text', ['code', 'name', '']],
  ['two texts, which may be meant', thai.slice(0, 2).map(utf8AsThai)],
  ['nothing', []],
])('%s is left alone', (_, texts) => {
  expect(garbledText('in.csv', texts)).toBeUndefined();
});
