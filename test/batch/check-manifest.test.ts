import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/batch/manifest.ts';

const sha256 = 'a'.repeat(64);
const recipe = {
  tool: { version: '0.1.0', sha256 },
  template: sha256,
  fonts: sha256,
  dictionary: sha256,
  options: { draft: false, docxPages: 'lock' },
} as const;

describe('a part of a manifest that is not as it was written makes it damaged:', () => {
  const full = {
    version: 1,
    recipes: {
      '0123456789abcdef': {
        ...recipe,
        docxTemplate: sha256,
        settings: sha256,
        options: { draft: true, docxPages: 'flow', date: '2020-09-13', pdf: '2.0', public: ['contact'] },
      },
    },
    documents: {
      '99000000-001-short-draft': {
        data: { file: '99000000-001.yaml', folder: 'data/2564', sha256 },
        recipe: '0123456789abcdef',
        warnings: 0,
        settings: '0123',
        outputs: { pdf: { pages: 0, bytes: 0, sha256 }, docx: { pages: 1, bytes: 2, sha256 } },
        earlier: { txt: { pages: 4, bytes: 5, sha256, data: sha256 } },
      },
    },
  };
  type Path = readonly string[];
  /** The manifest with something else at a place; `undefined` takes the key away. */
  const changed = (path: Path, value: unknown) => {
    const copy = structuredClone(full) as Record<string, unknown>;
    const parent = path.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, copy);
    parent[path.at(-1)!] = value;
    return JSON.stringify(copy);
  };
  const inRecipe = (...path: Path): Path => ['recipes', '0123456789abcdef', ...path];
  const inDocument = (...path: Path): Path => ['documents', '99000000-001-short-draft', ...path];

  test('nothing, when all parts are there', () => {
    expect(parseManifest(JSON.stringify(full))).toEqual({
      recipes: new Map(Object.entries(full.recipes)),
      documents: new Map(Object.entries(full.documents)),
    });
  });

  /** Places whose value is any text, one of two words or a digest, and none of these. */
  const texts: Path[] = [
    ...['template', 'fonts', 'dictionary'].map((key) => inRecipe(key)),
    ...[inRecipe('tool', 'version'), inRecipe('tool', 'sha256'), inDocument('recipe'), inDocument('data', 'file')],
  ];
  const optionalTexts: Path[] = [
    ...[inRecipe('docxTemplate'), inRecipe('settings'), inRecipe('options', 'date')],
    ...[inDocument('settings'), inDocument('data', 'folder')],
  ];
  const others: Path[] = [
    ...[['version'], ['recipes'], ['documents'], inRecipe('tool'), inRecipe('options')],
    ...[inRecipe('options', 'draft'), inRecipe('options', 'docxPages')],
    ...[inDocument('data'), inDocument('warnings'), inDocument('outputs'), inDocument('data', 'sha256')],
    ...['pages', 'bytes', 'sha256'].map((key) => inDocument('outputs', 'pdf', key)),
    ...['pages', 'bytes', 'sha256', 'data'].map((key) => inDocument('earlier', 'txt', key)),
  ];
  const optionalOthers: Path[] = [
    ...[inRecipe('options', 'pdf'), inRecipe('options', 'public'), inDocument('earlier')],
    ...[inDocument('outputs', 'pdf'), inDocument('earlier', 'txt')],
  ];
  const named = (paths: readonly Path[]) => paths.map((path) => [path.join('.'), path] as const);

  test.each(named([...texts, ...others]))('%s, which is not there', (_, path) => {
    expect(parseManifest(changed(path, undefined))).toBeUndefined();
  });

  test.each(named([...optionalTexts, ...optionalOthers]))('not %s, which need not be there', (_, path) => {
    expect(parseManifest(changed(path, undefined))).toBeDefined();
  });

  const kinds = [null, [1], [[sha256]], { more: 1 }, -1, 1.5];
  test.each(named([...texts, ...optionalTexts]))('%s, which is no text', (_, path) => {
    for (const other of [...kinds, true])
      expect(parseManifest(changed(path, other)), JSON.stringify(other)).toBeUndefined();
    expect(parseManifest(changed(path, 'any text'))).toBeDefined();
  });

  test.each(named([...others, ...optionalOthers]))('%s, which is of another kind', (_, path) => {
    for (const other of [...kinds, 'any text', path.at(-1) === 'draft' ? 1 : true])
      expect(parseManifest(changed(path, other)), JSON.stringify(other)).toBeUndefined();
  });

  test.each<[string, Path, unknown]>([
    ['another version', ['version'], 2],
    ['a digest in capital letters', inDocument('data', 'sha256'), 'A'.repeat(64)],
    ['a digest that is too long', inDocument('data', 'sha256'), 'a'.repeat(65)],
    ['another format', inDocument('outputs', 'html'), full.documents['99000000-001-short-draft'].outputs.pdf],
    ['another version of PDF', inRecipe('options', 'pdf'), '1.4'],
    ['other pages of Word', inRecipe('options', 'docxPages'), 'page'],
    ['fields that are no texts', inRecipe('options', 'public'), ['contact', 1]],
    ['a key of every object', inDocument('toString'), 'x'],
    ['a name with three endings', ['documents', '99000000-001-a-b-c'], full.documents['99000000-001-short-draft']],
    ['a name of another kind', ['documents', 'notes'], full.documents['99000000-001-short-draft']],
  ])('%s', (_, path, value) => expect(parseManifest(changed(path, value))).toBeUndefined());

  test.each<[string, Path, unknown]>([
    ['PDF 1.7', inRecipe('options', 'pdf'), '1.7'],
    ['locked pages of Word', inRecipe('options', 'docxPages'), 'lock'],
    ['no fields', inRecipe('options', 'public'), []],
    ['a code of more digits', ['documents', '99000000-00001'], full.documents['99000000-001-short-draft']],
  ])('not %s', (_, path, value) => expect(parseManifest(changed(path, value))).toBeDefined());

  test('a value that is no object', () => {
    for (const text of ['null', '[]', '1', '"x"', '']) expect(parseManifest(text)).toBeUndefined();
  });
});
