import { describe, expect, test } from 'vitest';
import {
  codeIn,
  documentName,
  isDraftName,
  type Manifest,
  manifestText,
  officialName,
  outputPath,
  parseManifest,
  publicName,
  suffixIn,
} from '../../src/batch/manifest.ts';

const sha256 = 'a'.repeat(64);
const recipe = {
  tool: { version: '0.1.0', sha256 },
  template: sha256,
  fonts: sha256,
  dictionary: sha256,
  options: { draft: false, docxPages: 'lock' },
} as const;
const manifestOf = (documents: number): Manifest => ({
  recipes: new Map(documents === 0 ? [] : [['0123456789abcdef', recipe]]),
  documents: new Map(
    Array.from({ length: documents }, (_, index) => {
      const code = `99${String(index).padStart(6, '0')}-001`;
      const data = { file: `${code}.yaml`, sha256 };
      const outputs = { pdf: { pages: 4, bytes: 40_000, sha256 } };
      return [code, { data, recipe: '0123456789abcdef', warnings: 0, outputs }];
    }),
  ),
});
const three = manifestText(manifestOf(3));

describe('a manifest', () => {
  test.each([0, 1, 3])('of %i documents is read as it was written', (documents) => {
    expect(parseManifest(manifestText(manifestOf(documents)))).toEqual(manifestOf(documents));
  });

  test('without the lines, or the end of the last one, is read, too', () => {
    expect(parseManifest(three.trimEnd())).toEqual(manifestOf(3));
    expect(parseManifest(JSON.stringify(JSON.parse(three)))).toEqual(manifestOf(3));
    expect(parseManifest(JSON.stringify(JSON.parse(three), null, 2))).toEqual(manifestOf(3));
  });

  test('that ends anywhere before its end is damaged', () => {
    for (let length = 0; length < three.length - 1; length += 1) {
      expect(parseManifest(three.slice(0, length)), three.slice(0, length).slice(-40)).toBeUndefined();
    }
  });

  test.each([
    ['a comma missing', three.replace(',\n"99000001', '\n"99000001')],
    ['a comma too many', three.replace(/\n\}\}\n$/, ',\n}}\n')],
    ['a comma too many among the recipes', three.replace('\n},"documents"', ',\n},"documents"')],
    ['two entries in a line', three.replace(',\n"99000001', ',"99000001')],
    ['a name that is a path', three.replace('"99000001-001":', '"../99000001-001":')],
    ['a count that is a text', three.replace('"pages":4', '"pages":"4"')],
    ['something more', three.replace('"pages":4', '"pages":4,"more":1')],
    ['something behind it', `${three}{}\n`],
    ['an empty line', three.replace(',\n"99000001', ',\n\n"99000001')],
  ])('with %s is damaged', (_, text) => {
    expect(text).not.toBe(three);
    expect(parseManifest(text)).toBeUndefined();
  });

  test('of millions of lies is read up to the first', () => {
    const lie = '"99000009-001":{"a":1}';
    const lies = three.replace('"99000001-001":', `${`${lie},\n`.repeat(1_000_000)}"99000001-001":`);
    const parsed: string[] = [];
    const { parse } = JSON;
    JSON.parse = (text: string) => parsed.push(text) && parse(text);
    try {
      expect(parseManifest(lies)).toBeUndefined();
      expect(parseManifest(lies.replaceAll('\n', ''))).toBeUndefined();
    } finally {
      JSON.parse = parse;
    }
    expect(parsed).toHaveLength(3); // the recipe, the first document, the first lie
  });
});

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

describe('a manifest is written', () => {
  const output = { pages: 4, bytes: 40_000, sha256 };
  const entry = { data: { file: 'x.yaml', sha256 }, recipe: 'r2', warnings: 1 };

  test('with its documents and recipes in order, their formats too, and without recipes that nothing was built by', () => {
    const outputs = { txt: output, docx: output, pdf: output };
    const text = manifestText({
      recipes: new Map([
        ['r3', recipe],
        ['r2', recipe],
        ['r1', recipe],
      ]),
      documents: new Map([
        ['99000000-002', { ...entry, outputs: { docx: output }, recipe: 'r1', settings: 's' }],
        ['99000000-001', { ...entry, outputs, earlier: {} }],
      ]),
    });
    const read = JSON.parse(text);
    expect(Object.keys(read.recipes)).toEqual(['r1', 'r2']);
    expect(Object.keys(read.documents)).toEqual(['99000000-001', '99000000-002']);
    expect(Object.keys(read.documents['99000000-001'].outputs)).toEqual(['pdf', 'docx', 'txt']);
    expect(Object.keys(read.documents['99000000-001'])).toEqual(['data', 'recipe', 'warnings', 'outputs']);
    expect(Object.keys(read.documents['99000000-002'])).toEqual(['data', 'recipe', 'warnings', 'settings', 'outputs']);
    expect(text.split('\n').filter((line) => line.startsWith('"99'))).toHaveLength(2);
  });

  test('with outputs of earlier data, where there are some', () => {
    const earlier = { txt: { ...output, data: sha256 }, docx: { ...output, data: sha256 } };
    const documents = new Map([['99000000-001', { ...entry, outputs: { pdf: output }, earlier }]]);
    const read = JSON.parse(manifestText({ recipes: new Map(), documents }));
    expect(Object.keys(read.documents['99000000-001'].earlier)).toEqual(['docx', 'txt']);
  });
});

test('a manifest that a person or another program wrote is read up to four million characters', () => {
  const text = JSON.stringify(JSON.parse(three));
  const padded = (length: number) => text + ' '.repeat(length - text.length);
  expect(parseManifest(padded(4_000_000))).toBeDefined();
  expect(parseManifest(padded(4_000_001))).toBeUndefined();
});

test('the name of a document has its code, its template’s suffix, and what it is', () => {
  expect(documentName('99000000-001', false)).toBe('99000000-001');
  expect(documentName('99000000-001', true)).toBe('99000000-001-draft');
  expect(documentName('99000000-001', true, 'short')).toBe('99000000-001-short-draft');
  expect(publicName('99000000-001')).toBe('99000000-001-public');
  expect(publicName('99000000-001', 'short')).toBe('99000000-001-short-public');
  for (const name of ['99000000-001', '99000000-001-draft', '99000000-001-short', '99000000-001-short-draft'])
    expect(codeIn(name), name).toBe('99000000-001');
  expect(['99000000-001', '99000000-001-draft', '99000000-001-draft-x'].map(isDraftName)).toEqual([false, true, false]);
  expect(['99000000-001', '99000000-001-short-draft'].map(officialName)).toEqual([
    '99000000-001',
    '99000000-001-short',
  ]);
  expect(['99000000-001-draft', '99000000-001-short-draft'].map(suffixIn)).toEqual(['', '-short']);
  expect(outputPath('output', 2564, '99000000-001', 'docx')).toBe('output/2564/99000000-001.docx');
});
