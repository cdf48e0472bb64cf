import { describe, expect, test } from 'vitest';
import { recipeOf } from '../../src/batch/recipe.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import type { Ingredients, ReportOptions } from '../../src/model/report-options.ts';

const ingredients: Ingredients = {
  ...{ toolVersion: '1.2.3', template: 't', fonts: 'f', dictionary: 'd' },
  ...{ publicWithout: ['staff', 'contact'], pdf: '1.7' },
};
const workspace = createMemoryWorkspace({ files: { 'package/dist/digest.txt': 'abc\n' } });
const recipeWith = (options: Partial<ReportOptions> = {}, more: Partial<Ingredients> = {}) =>
  recipeOf(workspace, { ...ingredients, ...more }, { formats: ['pdf'], ...options });

const plain = {
  tool: { version: '1.2.3', sha256: 'abc' },
  ...{ template: 't', fonts: 'f', dictionary: 'd' },
  options: { draft: false, docxPages: 'lock' },
};

describe('a recipe has all that decides a document’s bytes', () => {
  test.each<[string, Partial<ReportOptions>, Partial<Ingredients>, object]>([
    ['nothing special', {}, {}, plain],
    ['the default said aloud', { draft: false, docxPages: 'lock', pdf: '1.7', public: false }, {}, plain],
    ['a draft', { draft: true }, {}, { ...plain, options: { draft: true, docxPages: 'lock' } }],
    ['pages that flow', { docxPages: 'flow' }, {}, { ...plain, options: { draft: false, docxPages: 'flow' } }],
    ['a date', { date: '2020-09-13' as never }, {}, { ...plain, options: { ...plain.options, date: '2020-09-13' } }],
    ['a Word template', {}, { docxTemplate: 'w' }, { ...plain, docxTemplate: 'w' }],
    ['PDF 2.0 by the command line', { pdf: '2.0' }, {}, { ...plain, options: { ...plain.options, pdf: '2.0' } }],
    ['PDF 2.0 by the settings', {}, { pdf: '2.0' }, { ...plain, options: { ...plain.options, pdf: '2.0' } }],
    ['PDF 1.7 by the command line, against the settings', { pdf: '1.7' }, { pdf: '2.0' }, plain],
    [
      'a public copy, with the fields it leaves out in order',
      { public: true },
      {},
      { ...plain, options: { ...plain.options, public: ['contact', 'staff'] } },
    ],
  ])('%s', (_, options, more, expected) => {
    expect(recipeWith(options, more).recipe).toEqual(expected);
  });

  test('equal ones have one id of 16 digits, others have another', () => {
    expect(recipeWith().id).toMatch(/^[0-9a-f]{16}$/);
    expect(recipeWith({ draft: false }).id).toBe(recipeWith().id);
    expect(recipeWith({ draft: true }).id).not.toBe(recipeWith().id);
  });

  test('and not what only checks by: 16 digits of that lie beside it', () => {
    const settings = '0123456789abcdef'.repeat(4);
    expect(recipeWith({}, { settings })).toEqual({ ...recipeWith(), settings: '0123456789abcdef' });
    expect(recipeWith().settings).toBeUndefined();
  });
});
