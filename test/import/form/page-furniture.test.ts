import { describe, expect, test } from 'vitest';
import { isHeader, isOwnFooter, takePageFurniture } from '../../../src/import/form/page-furniture.ts';
import { madeLines, madePages } from '../made-lines.ts';

const header = '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****';
const footer = 'รหัสโครงการ 21000000-3230 · ข้อมูล ณ วันที่ 30/09/2564   หน้า 1 จาก 2';
const body = (page: number) => Array.from({ length: 6 }, (_, line) => `ข้อความที่ ${'กขคงจฉ'[line]}${'ชซฌญ'[page]}`);
const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

describe("the form's own header and footer", () => {
  test('are left out wherever they are, and headers are counted', () => {
    const { lines, headers, left } = takePageFurniture(
      madeLines([header, 'ก', footer, `  ${header}`, 'ข', 'หน้า 2 จาก 2']),
    );
    expect(texts(lines)).toEqual(['ก', 'ข']);
    expect({ headers, left }).toEqual({ headers: [1, 4], left: [] });
  });

  test.each([
    [header, true],
    ['**แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ**', true],
    ['* แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ *', false],
    ['แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ', false],
  ])('%s is the header: %s', (text, is) => {
    expect(isHeader(text)).toBe(is);
  });

  test.each([
    [footer, true],
    ['รหัสโครงการ 21000000-3230', true],
    ['รหัสโครงการ 21000000-3230 หน้า 1 จาก 2', true],
    ['รหัสโครงการ : 21000000-3230', false],
    ['รหัสโครงการ 21000000-3230 และอื่น ๆ', false],
    ['รหัสโครงการ 2100', false],
  ])('%s is the footer of raingan: %s', (text, is) => {
    expect(isOwnFooter(` ${text} `)).toBe(is);
  });

  test('the date of the data is read from the first footer that has one', () => {
    expect(takePageFurniture(madeLines(['ก', footer])).asOf).toBe('2021-09-30');
    expect(takePageFurniture(madeLines(['ก', 'รหัสโครงการ 21000000-3230']))).not.toHaveProperty('asOf');
  });
});

describe("the draft's watermark", () => {
  test.each([
    [['ฉบับร่าง'], []],
    [['ฉบ', 'ับร', '่าง'], []],
    [['ก'], ['ก']],
  ])('%j', (given, kept) => {
    const { lines, draft } = takePageFurniture(madeLines(given));
    expect({ lines: texts(lines), draft }).toEqual({ lines: kept, draft: kept.length === 0 });
  });

  test('a piece of it beside a line is taken off, a word of the line is not', () => {
    expect(texts(takePageFurniture(madeLines(['ก ข   ับร', 'เอกสารฉบ', 'ยก ่าง'])).lines)).toEqual([
      'ก ข',
      'เอกสารฉบ',
      'ยก ่าง',
    ]);
  });
});

describe('what other programs print at the edges of pages', () => {
  const pages = (top: (page: number) => string[], bottom: (page: number) => string[], count = 3) =>
    madePages(Array.from({ length: count }, (_, page) => [...top(page), ...body(page), ...bottom(page)]));

  test('is left out where it is alike on most pages, whatever its digits, and is kept to be named', () => {
    const { lines, left } = takePageFurniture(
      pages(
        (_page) => ['สำนักยุทธศาสตร์'],
        (page) => [`เลขรับ ${page + 10}`],
      ),
    );
    expect(texts(lines)).toEqual([0, 1, 2].flatMap(body));
    expect(texts(left)).toEqual([0, 1, 2].flatMap((page) => ['สำนักยุทธศาสตร์', `เลขรับ ${page + 10}`]));
  });

  test.each([
    ['on one page of three', (page: number) => (page === 0 ? ['สำนักยุทธศาสตร์'] : [])],
    ['in the form', () => ['รายงานครั้งที่ 1']],
    ['below a line of the page', (page: number) => [`หัวข้อ ${'กขค'[page]}`, 'สำนักยุทธศาสตร์']],
  ])('is kept where it is %s', (_, top) => {
    const given = pages(top, () => []);
    expect(texts(takePageFurniture(given).lines)).toEqual(texts(given));
  });

  test('is at most four lines from the top', () => {
    const top = ['สำนัก ก', 'กอง ข', 'กลุ่ม ค', 'ฝ่าย ง', 'งาน จ'];
    const given = pages(
      () => top,
      () => [],
    );
    const left = texts(takePageFurniture(given).left);
    expect(left).toHaveLength(12);
    expect(left).not.toContain('งาน จ');
  });

  test('is a whole row: a row with a text of its page is kept', () => {
    const rows = [0, 1, 2].flatMap((page) =>
      madeLines(['สำนัก ก', `เรื่อง ${'กขค'[page]}`, ...body(page)]).map((line, index) => ({
        ...line,
        page: page + 1,
        baseline: index < 2 ? 800 : 700 - index * 20,
      })),
    );
    expect(takePageFurniture(rows).left).toEqual([]);
  });

  test('of one page nothing is repeated', () => {
    const given = pages(
      () => ['สำนักยุทธศาสตร์'],
      () => [],
      1,
    );
    expect(takePageFurniture(given).left).toEqual([]);
  });

  test.each([
    '23/11/2563 10:15',
    '23/11/2020, 10:15 PM',
    '11/23/20, 10:15 AM   รายงานโครงการ',
    'https://example.go.th/report?id=1',
    'https://example.go.th/report 1/3',
    'about:blank',
    'หน้า 1/3',
    'หน้าที่ ๑ จาก ๓',
    'Page 1 of 3',
    '1/3',
    '- 1 -',
    'หน้า 2',
  ])('%s is left out of a single page', (stamp) => {
    for (const given of [
      [stamp, ...body(0)],
      [...body(0), stamp],
    ]) {
      const { lines, left } = takePageFurniture(madeLines(given));
      expect([texts(lines), texts(left)]).toEqual([body(0), [stamp]]);
    }
  });

  test.each(['23/11/2563', '10:15', '1', '12.50', '1/3 ของงาน', 'ดู https://example.go.th'])('%s is not', (text) => {
    expect(takePageFurniture(madeLines([text, ...body(0)])).left).toEqual([]);
  });

  test.each([
    ['11/23/20, 10:15 AM', true],
    ['http://localhost/a 1/3', true],
    ['หน้าที่ 2 ของ 3', true],
    ['23/11/2563 10:15', false], // may be a value
    ['1/3', false],
  ])('%s in the middle of copied text is left out: %s', (text, is) => {
    const given = [...body(0), text, ...body(1)];
    expect(texts(takePageFurniture(madeLines(given)).left)).toEqual(is ? [text] : []);
  });

  test('pages beside each other on a sheet are pages of their own', () => {
    const sides = [0, 1, 2].flatMap((side) => madeLines(['สำนักยุทธศาสตร์', ...body(side)], side > 0 ? { side } : {}));
    expect(takePageFurniture(sides).left).toHaveLength(3);
  });

  test('what lies on one baseline is one row, and rows are looked at from the top, whatever their order', () => {
    const placed = [0, 1].flatMap((page) =>
      madeLines([...body(page), 'งานแผน', 'ฝ่ายพัสดุ']).map((line, index) => ({
        ...line,
        page: page + 1,
        baseline: index < 6 ? 700 - index * 20 : 800 + (index - 6), // the last two are a row above all others
      })),
    );
    const { lines, left } = takePageFurniture(placed);
    expect(texts(lines)).toEqual([...body(0), ...body(1)]);
    expect(texts(left)).toEqual(['งานแผน', 'ฝ่ายพัสดุ', 'งานแผน', 'ฝ่ายพัสดุ']);
    const elsewhere = placed.map((line) => (line.page === 2 ? { ...line, baseline: line.baseline - 9 } : line));
    expect(takePageFurniture(elsewhere).left).toEqual([]);
  });
});

test('a run of white space that only costs time is shortened', () => {
  const [line] = takePageFurniture(madeLines([`ก${' '.repeat(5000)}ข`])).lines;
  expect(line!.text).toBe(`ก${' '.repeat(300)}ข`);
});
