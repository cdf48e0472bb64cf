import { describe, expect, test } from 'vitest';
import { createFontBook } from '../../src/font/font-book.ts';
import { withCharacters, withFsType, withTable } from './made-fonts.ts';
import { packageBook, sarabunBytes } from './support.ts';

const REGULAR = sarabunBytes('Regular');

function bookOf(yaml: string, files: Record<string, Uint8Array> = { 'a.ttf': REGULAR }) {
  return createFontBook('fonts.yaml', yaml, (path) => files[path]);
}

/** What one family `A` of one file is said to have wrong. */
function findingsOn(bytes: Uint8Array) {
  const book = bookOf('default: A\nfamilies:\n  A:\n    regular: a.ttf\n', { 'a.ttf': bytes }).value!;
  return book.find('A', false, false).diagnostics;
}

describe('the fonts of the package', () => {
  test('are Sarabun in four faces', () => {
    const book = packageBook();
    expect(book.defaultFamily).toBe('Sarabun');
    expect(book.families).toEqual(['Sarabun']);
    for (const bold of [false, true]) {
      for (const italic of [false, true]) {
        expect(book.find('Sarabun', bold, italic).diagnostics).toEqual([]);
        expect(book.face('Sarabun', bold, italic)).toMatchObject({ family: 'Sarabun', bold, italic });
      }
    }
    expect(book.face('Sarabun', true, true).key).toBe('Sarabun-BoldItalic');
  });

  test('are opened once each', () => {
    const book = packageBook();
    expect(book.face('Sarabun', true, false)).toBe(book.face('Sarabun', true, false));
  });
});

test('a file is read when its face is requested, not before', () => {
  const read: string[] = [];
  const yaml = 'default: A\nfamilies: { A: { regular: a.ttf, bold: b.ttf } }';
  const { value } = createFontBook('fonts.yaml', yaml, (path) => {
    read.push(path);
    return REGULAR;
  });
  expect(read).toEqual([]);
  value!.face('A', false, false);
  value!.face('A', false, false);
  expect(read).toEqual(['a.ttf']);
});

describe('the digest', () => {
  const yaml = 'default: A\nfamilies: { A: { regular: a.ttf } }';
  const digest = (text: string, bytes: Uint8Array) => bookOf(text, { 'a.ttf': bytes }).value!.digest;

  test('is the same for the same fonts, and another for another list or file', () => {
    expect(digest(yaml, REGULAR)).toMatch(/^[0-9a-f]{64}$/);
    expect(digest(yaml, REGULAR.slice())).toBe(digest(yaml, REGULAR));
    expect(digest(`${yaml} `, REGULAR)).not.toBe(digest(yaml, REGULAR));
    expect(digest(yaml, sarabunBytes('Bold'))).not.toBe(digest(yaml, REGULAR));
    expect(bookOf(yaml, {}).value!.digest).not.toBe(digest(yaml, REGULAR));
  });
});

describe('fonts.yaml', () => {
  const cases: readonly [string, string, string, number, number, string?][] = [
    ['is broken YAML', 'default: A\nfamilies: [', 'E-FONTS-YAML', 2, 11, 'write `[]`'],
    [
      'is empty',
      '',
      'E-FONTS-YAML',
      1,
      1,
      'copy a file that is whole or, for a data file, make one with `raingan new`',
    ],
    ['is a list', '- A\n', 'E-FONTS-YAML', 1, 1, 'remove the `- ` before the keys'],
    [
      'lacks `default`',
      'families:\n  A: { regular: a.ttf }\n',
      'E-FONTS-YAML',
      1,
      1,
      expect.stringContaining('add the line `default: '),
    ],
    ['lacks `families`', 'default: A\n', 'E-FONTS-YAML', 1, 1, expect.stringContaining('add the line `families: ')],
    ['has a number for a path', 'default: A\nfamilies:\n  A:\n    regular: 3\n', 'E-FONTS-YAML', 4, 14, 'write `"3"`'],
    ['leaves `default` empty', 'default:\nfamilies: { A: { regular: a.ttf } }', 'E-FONTS-YAML', 1, 1],
    ['leaves a path empty', 'default: A\nfamilies: { A: { regular } }', 'E-FONTS-YAML', 2, 18],
    [
      'has a path for a family',
      'default: A\nfamilies:\n  A: a.ttf\n',
      'E-FONTS-YAML',
      3,
      6,
      'on a line of its own, indented by two more spaces, write `regular: a.ttf`',
    ],
    [
      'lacks a regular face',
      'default: A\nfamilies:\n  A:\n    bold: a.ttf\n',
      'E-FONTS-YAML',
      3,
      3,
      expect.stringContaining('add the line `regular: '),
    ],
    [
      'misspells a face',
      'default: A\nfamilies:\n  A: { regular: a.ttf, bol: a.ttf }\n',
      'E-FONTS-YAML',
      3,
      24,
      'did you mean `bold`?',
    ],
    [
      'misspells a key',
      'defalt: A\ndefault: A\nfamilies: { A: { regular: a.ttf } }\n',
      'E-FONTS-YAML',
      1,
      1,
      'did you mean `default`?',
    ],
    [
      'has one fallback outside a list',
      'default: A\nfamilies: { A: { regular: a.ttf, fallback: A } }',
      'E-FONTS-YAML',
      2,
      44,
      'write `- ` before the text, each item on a line of its own',
    ],
    [
      'names a default it does not list',
      'default: Sarabin\nfamilies: { Sarabun: { regular: a.ttf } }',
      'E-FONT-UNKNOWN',
      1,
      10,
      'did you mean `Sarabun`?',
    ],
    [
      'names a fallback it does not list',
      'default: A\nfamilies: { A: { regular: a.ttf, fallback: [Emoji] } }',
      'E-FONT-UNKNOWN',
      2,
      45,
    ],
  ];

  test.each(cases)('%s', (_, yaml, code, line, column, hint) => {
    const { value, diagnostics } = bookOf(yaml);
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code, severity: 'error', file: 'fonts.yaml' });
    expect(diagnostics[0]!.range!.start).toMatchObject({ line, column });
    expect(diagnostics[0]!.hint?.en).toEqual(hint);
    expect(diagnostics[0]!.message.th).toMatch(/[ก-ฮ]/);
  });

  test('has all its mistakes reported at once', () => {
    const { diagnostics } = bookOf('defalt: A\nfamilies:\n  A: { regular: 1, blod: a.ttf }\n');
    // A misspelt key is one mistake, not an unknown key and a missing one.
    expect(diagnostics.map(({ message }) => message.en)).toEqual([
      'unknown key `defalt`',
      '`families.A.regular` is a number',
      'unknown key `blod`',
    ]);
  });
});

describe('a face that is requested', () => {
  const yaml = 'default: Sarabun\nfamilies:\n  Sarabun: { regular: a.ttf, italic: gone.ttf }\n';

  test('of a family that is not listed', () => {
    const { value, diagnostics } = bookOf(yaml).value!.find('Sarabn', false, false);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'E-FONT-UNKNOWN', hint: { en: 'did you mean `Sarabun`?' } }]);
    expect(diagnostics[0]!.message.en).toContain('`Sarabn`');
  });

  test('that its family does not name', () => {
    const { diagnostics } = bookOf(yaml).value!.find('Sarabun', true, true);
    expect(diagnostics).toMatchObject([{ code: 'E-FONT-FACE-MISSING', range: { start: { line: 3, column: 3 } } }]);
    expect(diagnostics[0]!.message.en).toContain('bold italic');
    expect(diagnostics[0]!.hint!.en).toContain('add a line `boldItalic:`');
  });

  test('whose file is another one’s name in capital letters, or in no folder at all', () => {
    const list = 'default: A\nfamilies:\n  A: { regular: fonts/loma.ttf, bold: gone/x.ttf }\n';
    const listFolder = (folder: string) => (folder === 'fonts/' ? ['Loma.TTF', 'loma.txt'] : []);
    const book = createFontBook('fonts.yaml', list, () => undefined, { listFolder }).value!;
    const hints = [false, true].map((bold) => book.find('A', bold, false).diagnostics.map(({ hint }) => hint?.en));
    expect(hints).toEqual([
      ['did you mean `fonts/Loma.TTF`?'],
      ['copy the font file beside fonts.yaml, and write its name from there'],
    ]);
  });

  test('of a family that a template names is missed where it is named', () => {
    const place = { file: 'tpl/template.yaml', range: { start: at(7), end: at(8) } };
    const named = ['Sarabun', 'Sarabn'].map((family) => ({ family, place }));
    expect(bookOf(yaml).value!.unknownFamilies(named)).toMatchObject([
      { code: 'E-FONT-UNKNOWN', ...place, hint: { en: 'did you mean `Sarabun`?' } },
    ]);
  });

  test('whose file does not exist', () => {
    const { diagnostics } = bookOf(yaml).value!.find('Sarabun', false, true);
    expect(diagnostics).toMatchObject([{ code: 'E-FONT-FACE-MISSING', range: { start: { line: 3, column: 38 } } }]);
    expect(diagnostics[0]!.message.en).toContain('`gone.ttf`');
  });

  test('without having been found is a mistake of the caller', () => {
    expect(() => bookOf(yaml).value!.face('Sarabun', true, false)).toThrow(/Sarabun bold/);
  });
});

describe('a font file', () => {
  const text = (start: string) => new TextEncoder().encode(start.padEnd(400, 'x'));
  const head = (place: number, value: number) =>
    withTable(REGULAR, 'head', (table) => {
      table.setUint16(place, value);
      return table;
    });
  const files: readonly [string, Uint8Array, RegExp][] = [
    ['that is something else', text('<!DOCTYPE html>'), /not a font file/],
    ['that is empty', new Uint8Array(0), /damaged/],
    ['cut short in its directory', REGULAR.slice(0, 40), /damaged/],
    ['cut short in its tables', REGULAR.slice(0, 40_000), /damaged/],
    ['without glyphs', withTable(REGULAR, 'glyf', () => undefined), /lacks the table `glyf`/],
    ['with half a `loca`', withTable(REGULAR, 'loca', (t) => new Uint8Array(t.buffer, 0, 700)), /damaged/],
    ['with half a `glyf`', withTable(REGULAR, 'glyf', (t) => new Uint8Array(t.buffer, 0, 9_000)), /damaged/],
    ['with half an `hmtx`', withTable(REGULAR, 'hmtx', (t) => new Uint8Array(t.buffer, 0, 900)), /damaged/],
    ['with a short `head`', withTable(REGULAR, 'head', (t) => new Uint8Array(t.buffer, 0, 20)), /damaged/],
    ['without units', head(18, 0), /damaged/],
    ['with a glyph cut short', firstGlyph([1, 0, 0, 0, 0, 3, 0xfff0]), /damaged/],
    ['with a glyph composed of one that is not there', firstGlyph([0xffff, 0, 0, 0, 0, 0x0003, 9999]), /damaged/],
    ['with a glyph composed of itself', firstGlyph([0xffff, 0, 0, 0, 0, 0x0003, 0]), /damaged/],
  ];

  test.each(files)('%s', (_, bytes, message) => {
    const found = findingsOn(bytes);
    expect(found).toMatchObject([{ code: 'E-FONT-FILE', range: { start: { line: 4, column: 14 } } }]);
    expect(found[0]!.message.en).toMatch(message);
    expect(found[0]!.message.en).toContain('`a.ttf`');
  });

  function firstGlyph(words: readonly number[]): Uint8Array {
    return withTable(REGULAR, 'glyf', (glyf) => {
      for (const [k, value] of words.entries()) glyf.setUint16(2 * k, value);
      return glyf;
    });
  }
});

describe('licence bits', () => {
  test.each([
    [0x0002, 'bit 1'],
    [0x0100, 'bit 8'],
    [0x0200, 'bit 9'],
    [0x0108, 'bit 8'],
    [0x0302, 'bit 1 (restricted licence embedding), bit 8 (no subsetting), bit 9'],
  ])('%i forbid embedding', (fsType, bits) => {
    const found = findingsOn(withFsType(REGULAR, fsType));
    expect(found).toMatchObject([{ code: 'E-FONT-EMBEDDING' }]);
    expect(found[0]!.message.en).toContain(bits);
    expect(found[0]!.message.th).toContain(bits);
  });

  test.each([0x0000, 0x0004, 0x0008, 0x000a])('%i allow it', (fsType) => {
    expect(findingsOn(withFsType(REGULAR, fsType))).toEqual([]);
  });
});

describe('a font that lacks characters of the form', () => {
  test('all Thai', () => {
    const found = findingsOn(withCharacters(REGULAR, 0x20, 0x7e));
    expect(found).toMatchObject([{ code: 'E-FONT-COVERAGE' }]);
    expect(found[0]!.message.en).toContain('lacks 82 characters');
    expect(found[0]!.message.en).toContain('ก ข ฃ');
  });

  test('a few', () => {
    const found = findingsOn(withCharacters(REGULAR, 0x20, 0x0e58));
    expect(found[0]!.message.en).toBe('`a.ttf` lacks 1 characters the form needs: ๙');
  });
});

describe('fallback fonts', () => {
  const yaml = `default: A
families:
  A: { regular: thai.ttf, bold: thai.ttf, fallback: [B, C] }
  B: { regular: latin.ttf }
  C: { regular: all.ttf, bold: all.ttf }
`;
  const files = {
    'thai.ttf': withCharacters(REGULAR, 0x20, 0x0e5b),
    'latin.ttf': withCharacters(REGULAR, 0x20, 0x2026),
    'all.ttf': REGULAR,
  };

  test('are asked in turn for a character the face lacks', () => {
    const book = bookOf(yaml, files).value!;
    const face = book.face('A', true, false);
    expect(book.faceFor('ก', face)).toBe(face);
    expect(book.faceFor('…', face)).toMatchObject({ family: 'B', bold: false });
    expect(book.faceFor('™', face)).toMatchObject({ family: 'C', bold: true });
    expect(book.faceFor('中', face)).toBe(face);
    expect(book.faceFor('\u200b', face)).toBe(face);
  });

  test('need not have Thai, and must be whole', () => {
    const thai = { ...files, 'latin.ttf': withCharacters(REGULAR, 0x20, 0x7e) };
    expect(bookOf(yaml, thai).value!.find('A', false, false).diagnostics).toEqual([]);
    const damaged = { ...files, 'latin.ttf': REGULAR.slice(0, 900) };
    expect(bookOf(yaml, damaged).value!.find('A', false, false).diagnostics).toMatchObject([
      { code: 'E-FONT-FILE', range: { start: { line: 4 } } },
    ]);
  });
});

const at = (offset: number) => ({ offset, line: 1, column: offset + 1 });
