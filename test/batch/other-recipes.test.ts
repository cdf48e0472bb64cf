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
