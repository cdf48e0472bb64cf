import { describe, expect, test } from 'vitest';
import { type Manifest, manifestText, parseManifest } from '../../src/batch/manifest.ts';

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
