import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesOf } from '../support/thorough.ts';
import { exampleText, load } from './example.ts';

/** Each of these takes well under a second; without the limits some take all memory. */
const patience = 10_000;

const codesOf = (content: string | Uint8Array) => [...new Set(load(content).diagnostics.map(({ code }) => code))];

describe('files made to break a reader', () => {
  const million = (piece: string) => piece.repeat(Math.floor(999_000 / piece.length));
  test.each([
    ['a file of 10 MB', 'x'.repeat(10_000_000), 'E-YAML-LIMIT'],
    ['open brackets', million('['), 'E-YAML-LIMIT'],
    ['open braces', million('{a: '), 'E-YAML-LIMIT'],
    ['1000 closed brackets', `provenance: ${'['.repeat(1000)}${']'.repeat(1000)}`, 'E-YAML-LIMIT'],
    ['lists in lists', '- '.repeat(1000), 'E-YAML-LIMIT'],
    ['keys in keys', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'E-YAML-LIMIT'],
    ['closing brackets', million(']'), 'E-YAML-LIMIT'],
    ['quotation marks', million('"'), 'E-YAML-LIMIT'],
    ['question marks', million('? '), 'E-YAML-LIMIT'],
    ['many keys', Array.from({ length: 100_000 }, (_, n) => `k${n}: `).join('\n'), 'E-YAML-LIMIT'],
    ['many anchors', `a: ${million('&a ')}`, 'E-YAML-LIMIT'],
    ['colons', million(': '), 'E-YAML-LIMIT'],
    ['comments only', million('#\n'), 'E-YAML-LIMIT'],
    ['many documents', million('a\n---\n'), 'E-YAML-SYNTAX'],
    ['tabs', million('\t'), 'E-YAML-SYNTAX'],
    ['spaces', million(' '), 'E-YAML-SYNTAX'],
    ['one long text', million('ก'.repeat(100)).slice(0, 300_000), 'E-TYPE'],
    ['one long quoted text', `"${million('\\n')}`, 'E-YAML-SYNTAX'],
  ])('%s', { timeout: patience }, (_, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  test('a large file of nothing but slips is not parsed again for each of them', () => {
    const slips = (lines: number) => load('a: -\n'.repeat(lines)).diagnostics;
    expect(slips(10).filter(({ message }) => message.en === '`-` cannot mean nothing')).toHaveLength(10);
    const many = slips(16_000);
    expect(many).toHaveLength(2);
    expect(many.at(-1)).toMatchObject({ code: 'E-YAML-SYNTAX', stopped: true });
  });

  test('of thousands of errors 200 are explained, and the others counted', () => {
    const { diagnostics } = load(`reports:\n${'  - {}\n'.repeat(10_000)}`);
    expect(diagnostics).toHaveLength(201);
    expect(diagnostics[0]).toMatchObject({ code: 'E-MISSING-KEY', range: { start: { line: 1 } } });
    // 7 fields of each report, and 8 of the outermost level.
    const rest = 10_000 * 7 + 8 - 200;
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'E-YAML-LIMIT',
      message: { en: `${rest} more errors are not shown` },
    });
  });

  test('aliases that multiply', { timeout: patience }, () => {
    const levels = Array.from({ length: 9 }, (_, level) => `  - &l${level} [${`*l${level - 1},`.repeat(9)}]`);
    const bomb = exampleText((text) => `${text}provenance:\n  - &l-1 [x]\n${levels.join('\n')}\n`);
    expect(codesOf(bomb)).toEqual(['E-YAML-LIMIT']);
  });

  test('more than 100 aliases', () => {
    const aliases = (count: number) => exampleText((text) => `${text}provenance: [&a x, ${'*a, '.repeat(count)}]\n`);
    expect(codesOf(aliases(100))).toEqual([]);
    expect(codesOf(aliases(101))).toEqual(['E-YAML-LIMIT']);
  });

  test('aliases that repeat a long text', () => {
    const repeated = (length: number) =>
      exampleText((text) => `${text}provenance: { k: [&a ${'ก'.repeat(length)}, ${'*a, '.repeat(99)}] }\n`);
    expect(codesOf(repeated(9_000))).toEqual([]);
    expect(codesOf(repeated(11_000))).toEqual(['E-YAML-LIMIT']);
  });

  test('32 levels are read, 33 are not', () => {
    const nested = (levels: number) =>
      exampleText((text) => `${text}provenance: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}\n`);
    expect(codesOf(nested(32))).toEqual([]);
    expect(codesOf(nested(33))).toEqual(['E-YAML-LIMIT']);
  });

  test('thousands of wrong keys are reported up to a limit', { timeout: patience }, () => {
    const keys = Array.from({ length: 10_000 }, (_, n) => `wrong${n}: 1\n`).join('');
    const { diagnostics } = load(exampleText((text) => text + keys));
    expect(diagnostics).toHaveLength(201);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'E-YAML-LIMIT',
      message: { en: '9800 more errors are not shown' },
    });
  });

  test('a key named __proto__ changes no object', () => {
    load(exampleText((text) => `${text}provenance: { __proto__: { polluted: true } }\n`));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('any text gives a project or an error, and never throws', { tags: 'thorough' }, () => {
    const piece = fc.constantFrom(
      ...'[]{}:,-?&*!|>\'"%@`#~ \n\r\t\\\0',
      'a',
      'ก็',
      '---\n',
      '<<: ',
      '\ufeff',
      '\u00a0',
      '1',
      '  ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { value, diagnostics } = load(given);
        expect(value === undefined).toBe(diagnostics.length > 0);
      }),
      { numRuns: casesOf(150) },
    );
  });

  test('a valid file with a piece put anywhere never throws, and every place lies in the file', {
    tags: 'thorough',
    timeout: 60_000,
  }, () => {
    const valid = exampleText();
    const piece = fc.constantFrom(
      ':',
      ' ',
      '\n',
      '\t',
      '"',
      "'",
      '- ',
      '[',
      '{',
      '*',
      '&a ',
      '!',
      '#',
      '|',
      '>',
      '\0',
      '=',
      'ำ',
      '<<',
    );
    fc.assert(
      fc.property(fc.nat(valid.length), fc.nat(3), piece, (at, removed, added) => {
        const text = valid.slice(0, at) + added + valid.slice(at + removed);
        for (const { range } of load(text).diagnostics) {
          expect(range?.start.offset).toBeLessThanOrEqual(text.length);
          expect(range?.end.offset).toBeLessThanOrEqual(text.length);
          expect(range?.end.offset).toBeGreaterThanOrEqual(range?.start.offset ?? 0);
        }
      }),
      { numRuns: casesOf(150) },
    );
  });
});

describe('encodings and line ends', () => {
  const text = exampleText();
  const project = load(text).value?.project;

  test('a byte order mark is no part of the text', () => {
    const { value } = load(`\ufeff${text}`);
    expect(value?.project).toEqual(project);
    expect(value?.source.text).toBe(text);
    expect(load(`\ufeff${text.replace('schemaVersion', 'schemaVersions')}`).diagnostics[0]?.range?.start.column).toBe(
      1,
    );
  });

  test('CRLF line ends are read as line ends', () => {
    expect(load(text.replaceAll('\n', '\r\n')).value?.project).toEqual(project);
  });

  test('a carriage return alone is a control character', () => {
    const { diagnostics } = load(text.replace('เริ่มดำเนินการ', 'เริ่ม\rดำเนินการ'));
    expect(diagnostics).toMatchObject([{ code: 'E-CONTROL-CHAR', range: { start: { line: 23, column: 21 } } }]);
  });

  test.each(['\0', '\x1b', '\x7f', '\x85'])('the control character %j is named with its place', (character) => {
    const { diagnostics } = load(text.replace('โครงการทดสอบ', `โครงการ${character}`));
    const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    expect(diagnostics).toMatchObject([{ code: 'E-CONTROL-CHAR', range: { start: { line: 4, column: 16 } } }]);
    expect(diagnostics[0]?.message.en).toContain(name);
  });

  test('TIS-620 is recognised and shown as it reads', () => {
    const bytes = Uint8Array.from(text, (character) => {
      const code = character.charCodeAt(0);
      return code < 0x80 ? code : code - 0x0e00 + 0xa0;
    });
    const { diagnostics } = load(bytes);
    expect(diagnostics).toMatchObject([
      { code: 'E-YAML-SYNTAX', range: { start: { line: 4, column: 9 } }, actual: 'name: โครงการทดสอบ' },
    ]);
    expect(diagnostics[0]?.message.en).toContain('TIS-620');
    expect(diagnostics[0]?.hint?.en).toContain('UTF-8');
  });

  test.each(['le', 'be'])('UTF-16 %s is recognised with and without a byte order mark', (order) => {
    for (const content of [`\ufeff${text}`, text]) {
      const bytes = Buffer.from(content, 'utf16le');
      if (order === 'be') bytes.swap16();
      const { diagnostics } = load(bytes);
      expect(diagnostics).toMatchObject([{ code: 'E-YAML-SYNTAX' }]);
      expect(diagnostics[0]?.message.en).toContain('UTF-16');
    }
  });

  test('a damaged byte is shown with its place', () => {
    const bytes = Buffer.from(text.replace('โครงการทดสอบ', 'โครงการX'));
    bytes[bytes.indexOf('X')] = 0xff;
    expect(load(bytes).diagnostics).toMatchObject([
      { code: 'E-YAML-SYNTAX', actual: '0xff', range: { start: { line: 4, column: 16 } } },
    ]);
  });

  test.each(['', '\n\n', '# only a comment\n', '---\n', '--- ~\n...\n'])('%j is no project', (content) => {
    expect(codesOf(content)).toEqual([content.includes('~') ? 'E-TYPE' : 'E-YAML-SYNTAX']);
  });
});
