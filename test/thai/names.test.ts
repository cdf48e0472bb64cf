import { describe, expect, it } from 'vitest';
import { isCompanyName, isSurname } from '../../src/thai/breaks/names.ts';
import { broken } from './support.ts';

const letters = (count: number) => 'ก'.repeat(count);

describe('a surname', () => {
  it.each([
    [1, false],
    [2, true],
    [22, true],
    [23, false],
  ])('of %i letters: %s', (count, is) => {
    expect(isSurname(letters(count)), `a surname has 2 to 22 letters; it has ${count}`).toBe(is);
  });

  it.each([
    ['ใจงาม)', true],
    ['ใจงาม,', true],
    ['ใจงาม.', true],
    ['ใจงาม”', true],
    ['ใจงาม’)', true],
    ['ใจงาม]', true],
    ['ใจงาม:', true],
    ['2ใจงาม', false],
    ['ใจงาม/', false],
    ['ใจงาม2', false],
    ['ผู้อำนวยการ', false],
    ['2564', false],
  ])('%s: %s', (text, is) => {
    expect(isSurname(text)).toBe(is);
  });
});

describe('a company’s name', () => {
  it.each([
    [30, true],
    [31, false],
  ])('of %i letters: %s', (count, is) => {
    expect(isCompanyName(letters(count)), `a company’s name has at most 30 letters; it has ${count}`).toBe(is);
  });

  it('is Thai letters only, and begins no clause', () => {
    expect(['สยามโยธา', 'สยามโยธา)', 'จำกัด2', '2สยาม', 'เป็นผู้รับจ้าง'].map(isCompanyName)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a given name joined to its title', () => {
  /** A name of `count` letters, followed by common words without a space. */
  const named = (count: number) => `นาย${'กรกฤต'.repeat(10).slice(0, count)}`;

  it('of 30 letters keeps whole', () => {
    expect(broken(named(30)), 'no line ends inside a name of 30 letters').not.toContain('|');
  });

  it('of more is taken to go on without a space: only what is no common word keeps with the title', () => {
    const text = 'นายกรณ์ได้รับมอบหมายให้เป็นผู้รับผิดชอบโครงการ';
    expect(broken(text)).toMatch(/^นายกรณ์\|/);
  });
});

describe('titles and names with a slash between them:', () => {
  it.each([
    ['นางสาว/นายธงชัย ใจดี', 'นางสาว/|นายธงชัย |ใจดี'],
    ['นาย/นาง/นางสาวสมใจ ใจดี', 'นาย/|นาง/|นางสาวสมใจ |ใจดี'],
    ['น.ส./นายธงชัย', 'น.ส./นายธงชัย'],
    ['(นางสาวสมใจ/นายธงชัย', '(นางสาวสมใจ/|นายธงชัย'],
    ['เด็กชาย/นายธงชัย', 'เด็กชาย/|นายธงชัย'],
  ])('%s', (text, expected) => {
    expect(broken(text)).toBe(expected);
  });
});
