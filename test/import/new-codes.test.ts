import { describe, expect, test } from 'vitest';
import { newCodesCsv, readNewCodes } from '../../src/import/new-codes.ts';

const [one, two, next, other] = ['21000000-0001', '21000000-0002', '50000000-101', '50000000-102'] as const;
const read = (text: string, used = new Map<string, string>()) =>
  readNewCodes('codes.csv', new TextEncoder().encode(text), used);
const codes = async (text: string) =>
  (await read(text)).value?.map(({ oldCode, newCode, place }) => [oldCode, newCode, place]);

describe('the table to fill in', () => {
  const written = (name: string) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(newCodesCsv([{ code: one, name, agency: 'สำนักการโยธา' }]));

  test('has old codes, an empty column for the new ones, and what identifies a project', () => {
    expect(written('โครงการ ก')).toBe(`\ufeffรหัสเดิม,รหัสใหม่,ชื่อโครงการ,หน่วยงาน\r\n${one},,โครงการ ก,สำนักการโยธา\r\n`);
  });

  test.each([
    ['ก\n ข', 'ก ข'],
    ['ก, ข', '"ก, ข"'],
    ['=1+1', "'=1+1"], // Excel would calculate it
  ])('a name %j is %j', (name, field) => {
    expect(written(name)).toContain(`,,${field},`);
  });

  test('is read as it is written, without new codes', async () => {
    expect(await codes(written('โครงการ "ก", ข'))).toEqual([[one, '', 'codes.csv!B2']]);
  });
});

describe('codes are read', () => {
  test.each([
    ['under Thai headings', `รหัสเดิม,รหัสใหม่\n${one},${next}`, 'codes.csv!B2'],
    ['under English headings', `Old Code,New Code\n${one},${next}`, 'codes.csv!B2'],
    ['under headings that say something else', `ก,ข\n${one},${next}`, 'codes.csv!B2'],
    ['without headings', `${one},${next}`, 'codes.csv!B1'],
    ['from columns in another order', `ชื่อ,รหัสใหม่,รหัสเดิม\nก,${next},${one}`, 'codes.csv!B2'],
    ['with white space around them', `old;new\n ${one} ; ${next} `, 'codes.csv!B2'],
    ['from text that Excel protects', `old,new\n${one},="${next}"`, 'codes.csv!B2'],
    ['without blank rows', `\ufeffold,new\n${one},${next}\n,\n`, 'codes.csv!B2'],
  ])('%s', async (_, text, place) => {
    expect(await codes(text)).toEqual([[one, next, place]]);
    expect((await read(text)).diagnostics).toEqual([]);
  });

  test('from UTF-16, which old programs write', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`old\tnew\n${one}\t${next}`, 'utf16le')]);
    expect((await readNewCodes('codes.csv', bytes, new Map())).value).toHaveLength(1);
  });
});

describe('mistakes are named at the cell of the new code', () => {
  test.each([
    [`${one},5000`, 'E-CODE-FORMAT `codes.csv!B1`: `5000` is not a project code'],
    [`2100,${next}`, 'E-CODE-FORMAT `codes.csv!B1`: `2100` is not a project code'],
    [`,${next}`, 'E-CODE-FORMAT `codes.csv!B1`: `` is not a project code'],
    [`${one},${next}\n${two},${next}`, `E-CODE-DUPLICATE \`codes.csv!B2\`: the code \`${next}\` is also in the row of`],
    [`${one},${next}\n${one},${other}`, `E-CODE-DUPLICATE \`codes.csv!B2\`: the code \`${one}\` is also in the row of`],
  ])('%j', async (text, expected) => {
    const { diagnostics } = await read(text);
    expect(diagnostics.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  test('a code that is in use, in whatever year', async () => {
    const { diagnostics } = await read(`${one},${next}\n${two},`, new Map([[next, 'data/2560/x.yaml']]));
    expect(diagnostics.map(({ message }) => message.en)).toEqual([
      `\`codes.csv!B1\`: the code \`${next}\` is in use already, in \`data/2560/x.yaml\``,
    ]);
  });

  test('empty new codes are none, however many', async () => {
    expect((await read(`${one},\n${two},`)).diagnostics).toEqual([]);
  });

  test('a table that cannot be read gives no codes', async () => {
    const quote = await read(`${one},"${next}`);
    expect([quote.value, quote.diagnostics.map(({ code }) => code)]).toEqual([undefined, ['E-CSV-QUOTE']]);
    const { value, diagnostics } = await readNewCodes('codes.csv', Buffer.from([0x61, 0xa1, 0xa2]), new Map());
    expect([value, diagnostics.length]).toEqual([undefined, 1]);
  });
});
