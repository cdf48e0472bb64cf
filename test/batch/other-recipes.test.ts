import { describe, expect, test } from 'vitest';
import { readManifests } from '../../src/batch/manifest-book.ts';
import { findOtherRecipes, type RecipeSearch } from '../../src/batch/other-recipes.ts';
import type { Recipe } from '../../src/batch/recipe.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { type MadeDocument, recipe, yearFiles } from './made-manifests.ts';

const code = (number: number) => `99000000-${String(number).padStart(4, '0')}`;
const documents = (recipes: string, suffix = ''): MadeDocument[] =>
  [...recipes].map((id, index) => ({ name: `${code(index + 1)}${suffix}`, data: String(index), recipe: `r${id}` }));

const other: Recipe = { ...recipe, template: 'e'.repeat(64) };

function found(made: readonly MadeDocument[], search: Partial<RecipeSearch> = {}, second = other): string[] {
  const files = yearFiles(2564, made, { r1: recipe, r2: second, r3: { ...recipe, fonts: 'f'.repeat(64) } });
  const book = readManifests(createMemoryWorkspace({ files }), 'output');
  const all = { out: 'output', isOfRun: () => true, isElsewhere: () => false, isWhole: true, ...search };
  return findOtherRecipes(book, all).map(({ file, message }) => `${file} ${message.en}`);
}

describe('reports of another recipe than most of their year', () => {
  test('are one finding at the manifest, which names them and what differs', () => {
    expect(found(documents('1121'))).toEqual([
      `output/2564/manifest.json \`${code(3)}\` was built by recipe \`r2\`, and 3 other reports of 2564 by \`r1\`: they differ in template (eeeeeeeeeeee, bbbbbbbbbbbb)`,
    ]);
    expect(found(documents('111'))).toEqual([]);
  });

  test('are a finding for each recipe', () => {
    expect(found(documents('11123')).map((text) => /recipe `(r\d)`/.exec(text)![1])).toEqual(['r2', 'r3']);
  });

  test('are named up to five, and then counted', () => {
    const [text] = found(documents('1'.repeat(9) + '2'.repeat(7)));
    expect(text).toContain(
      `\`${code(10)}\` \`${code(11)}\` \`${code(12)}\` \`${code(13)}\` \`${code(14)}\` and 2 more were built`,
    );
    expect(found(documents('111112222'))[0], 'four of them').not.toContain('more');
    expect(found(documents('11111122222'))[0], 'five of them').not.toContain('more');
  });

  test('of two in equal number, that of a whole run is the year’s, and that of a single file is not', () => {
    const isOfRun: RecipeSearch['isOfRun'] = ({ name }) => name === code(2);
    expect(found(documents('12'), { isOfRun })[0]).toMatch(/`r1`, and 1 other report of 2564 by `r2`/);
    expect(found(documents('12'), { isOfRun, isWhole: false })[0]).toMatch(/`r2`, and 1 other report of 2564 by `r1`/);
  });

  test('of two in equal number, the one that a single file was built by is other, though others were built so before', () => {
    const isOfRun: RecipeSearch['isOfRun'] = ({ name }) => name === code(1);
    const texts = found(documents('1122'), { isOfRun, isWhole: false });
    expect(texts).toEqual([expect.stringMatching(/recipe `r1`, and 2 other reports of 2564 by `r2`/)]);
  });

  test('count only where a run touched them, unless it was about the whole year', () => {
    const isOfRun: RecipeSearch['isOfRun'] = ({ name }) => name === code(1);
    expect(found(documents('1112'), { isOfRun, isWhole: false })).toEqual([]);
    expect(found(documents('1112'), { isOfRun })).toHaveLength(1);
    expect(found(documents('2111'), { isOfRun, isWhole: false })).toHaveLength(1);
  });

  test('are no drafts, and nothing that another finding is about', () => {
    expect(found([...documents('111'), { name: `${code(4)}-draft`, data: '4', recipe: 'r2' }])).toEqual([]);
    expect(found(documents('1112'), { isElsewhere: ({ name }) => name === code(4) })).toEqual([]);
  });

  test('are compared with those of the same template', () => {
    expect(found([...documents('111'), ...documents('22', '-brief')])).toEqual([]);
  });
});

describe('what differs between two recipes is named with both', () => {
  test.each<[string, Partial<Recipe>, string]>([
    [
      'the program',
      { tool: { version: '0.2.0', sha256: '1'.repeat(64) } },
      'raingan (0.2.0 111111111111, 0.1.0 aaaaaaaaaaaa)',
    ],
    ['the Word template', { docxTemplate: '2'.repeat(64) }, 'Word template (222222222222, none)'],
    ['the fonts', { fonts: '3'.repeat(64) }, 'fonts (333333333333, cccccccccccc)'],
    ['the dictionary', { dictionary: '4'.repeat(64) }, 'dictionary (444444444444, dddddddddddd)'],
    ['the pages of Word', { options: { draft: false, docxPages: 'flow' } }, '`--docx-pages` (flow, lock)'],
    ['the version of PDF', { options: { draft: false, docxPages: 'lock', pdf: '2.0' } }, 'version of PDF (2.0, 1.7)'],
    ['the date', { options: { draft: false, docxPages: 'lock', date: '1' } }, '`SOURCE_DATE_EPOCH` (1, none)'],
    ['draft', { options: { draft: true, docxPages: 'lock' } }, '`--draft` (true, false)'],
  ])('%s', (_, change, expected) => {
    expect(found(documents('112'), {}, { ...recipe, ...change })[0]).toMatch(/differ in (.*)$/);
    expect(/differ in (.*)$/.exec(found(documents('112'), {}, { ...recipe, ...change })[0]!)![1]).toBe(expected);
  });
});

describe('a finding about them', () => {
  const findingsOf = (
    made: readonly MadeDocument[],
    files: Record<string, string> = {},
    search: Partial<RecipeSearch> = {},
  ) => {
    const all = { ...yearFiles(2564, made, { r1: recipe, r2: other }), ...files };
    const book = readManifests(createMemoryWorkspace({ files: all }), 'output');
    return findOtherRecipes(book, {
      ...{ out: 'output', isOfRun: () => true, isElsewhere: () => false, isWhole: true, ...search },
    });
  };

  test('says the same in Thai, and how to make them alike', () => {
    const [finding] = findingsOf(documents(`${'1'.repeat(9)}${'2'.repeat(7)}`));
    expect(finding!.message.th).toContain(
      `\`${code(14)}\` และอีก 2 ฉบับ สร้างด้วยสูตร \`r2\` ส่วนอีก 9 ฉบับของปี 2564 สร้างด้วย \`r1\` ต่างกันที่ แม่แบบ (eeeeeeeeeeee กับ bbbbbbbbbbbb)`,
    );
    expect(finding!.hint?.en).toContain('then `raingan build --year 2564`');
    expect(finding!.hint?.th).toContain('แล้วสั่ง `raingan build --year 2564`');
    expect(findingsOf(documents('1112'))[0]!.message.th).toContain(`\`${code(4)}\` สร้างด้วยสูตร`);
  });

  test('counts a sixth in both languages, and is made where the manifest lacks a recipe', () => {
    const [finding] = findingsOf(documents(`${'1'.repeat(9)}${'2'.repeat(6)}`));
    expect([finding!.message.th, finding!.message.en]).toEqual([
      expect.stringContaining('และอีก 1 ฉบับ'),
      expect.stringContaining('and 1 more were built'),
    ]);
    const lacking = yearFiles(2564, documents('112'), { r1: recipe });
    expect(findingsOf(documents('112'), lacking).map(({ message }) => message.en)).toEqual([
      expect.stringContaining(`\`${code(3)}\` was built by recipe \`r2\``),
    ]);
  });

  test('names reports in order, and what a recipe lacks', () => {
    const [finding] = findingsOf(documents('111221').reverse());
    expect(finding!.message.en).toContain(`\`${code(4)}\` \`${code(5)}\` were built`);
    const word: Recipe = { ...recipe, docxTemplate: '2'.repeat(64) };
    const files = yearFiles(2564, documents('112'), { r1: recipe, r2: word });
    const [th] = findingsOf(documents('112'), files).map(({ message }) => message.th);
    expect(th).toContain('แม่แบบ Word (222222222222 กับ ไม่มี)');
  });

  test('names several things that differ, in one sentence', () => {
    const changed: Recipe = { ...recipe, fonts: '3'.repeat(64), dictionary: '4'.repeat(64) };
    const [finding] = findingsOf(documents('112'), yearFiles(2564, documents('112'), { r1: recipe, r2: changed }));
    expect(finding!.message.en).toMatch(/fonts \(3+, c+\), dictionary \(4+, d+\)$/);
    expect(finding!.message.th).toMatch(/แบบอักษร \(3+ กับ c+\), พจนานุกรม \(4+ กับ d+\)$/);
  });

  test('is for each year of its own', () => {
    const later = yearFiles(2565, documents('22'), { r2: other });
    expect(findingsOf(documents('11'), later)).toEqual([]);
  });

  test('of the reports of another template is beside that of the reports themselves', () => {
    const made = [...documents('112'), ...documents('221', '-brief')];
    expect(findingsOf(made).map(({ message }) => /^`(\S+)`.*recipe `(r\d)`/.exec(message.en)!.slice(1))).toEqual([
      [code(3), 'r2'],
      [`${code(3)}-brief`, 'r1'],
    ]);
  });
});
