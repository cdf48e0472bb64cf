import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readPlain } from '../../src/fast/plain-yaml/read-plain.ts';
import type { Provenance } from '../../src/import/imported.ts';
import type { DraftValue, ProjectDraft } from '../../src/import/project-draft.ts';
import { writeProjectYaml } from '../../src/import/project-yaml.ts';
import type { Project } from '../../src/model/project.ts';
import { formFields, valueIn } from '../../src/project/fields/placed-fields.ts';
import { loadProject } from '../../src/project/load-project.ts';
import type { YamlReading } from '../../src/yaml/load-yaml.ts';
import { hostileCorpus } from '../project/hostile-corpus.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { casesOf } from '../support/thorough.ts';
import { readsTheSame } from './same-reading.ts';

const root = join(import.meta.dirname, '../..');
const cleanFiles = ['data', 'test/project/clean'].flatMap(textsBelow);

describe('what is read without the library has the values and places the library gives', () => {
  test('every data file of the project without tabs, with line ends of both kinds', () => {
    for (const text of cleanFiles) {
      expect(readsTheSame(text)).toBe(!text.includes('\t'));
      expect(readsTheSame(text.replaceAll('\n', '\r\n'))).toBe(!text.includes('\t'));
    }
  });

  test("the README's example", () => {
    const example = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(
      readFileSync(join(root, 'README.md'), 'utf8'),
    )![1]!;
    expect(example).toContain('- { number: 1,');
    expect(readsTheSame(example)).toBe(true);
  });

  test.each(['test/bad-data', 'templates', 'fonts'])('the files of %s', (folder) => {
    for (const text of textsBelow(folder)) {
      readsTheSame(text);
      readsTheSame(text.replaceAll('\n', '\r\n'));
    }
  });

  test('files made to do harm', () => {
    for (const { bytes } of hostileCorpus()) readsTheSame(new TextDecoder().decode(bytes));
  });

  test('made-up projects, in lines of any length and with any quotation marks', () => {
    for (let seed = 0; seed < 40; seed++) {
      expect(readsTheSame(projectYaml(makeProject(seed)))).toBe(true);
      for (const lineWidth of [20, 60, 120]) {
        const styled = { lineWidth, minContentWidth: 0, singleQuote: seed % 3 === 0, indentSeq: seed % 2 === 0 };
        expect(readsTheSame(stringify(makeProject(seed), styled))).toBe(true);
      }
    }
  });

  test('files as the import writes them', () => {
    for (let seed = 0; seed < 40; seed++) {
      const text = writeProjectYaml(draftOf(makeProject(seed)), provenance, ['imported']);
      expect(readsTheSame(text)).toBe(true);
    }
  });

  test('any tree, written in any style', { tags: 'thorough' }, () => {
    let read = 0;
    fc.assert(
      fc.property(tree, style, (value, options) => {
        const text = stringify({ a: value }, { ...options, version: '1.2' });
        if (readsTheSame(text)) read += 1;
        readsTheSame(text.replaceAll('\n', '\r\n'));
      }),
      { numRuns: casesOf(2000) },
    );
    expect(read).toBeGreaterThan(casesOf(300));
  });

  test('lines put together by chance', { tags: 'thorough' }, () => {
    let read = 0;
    const line = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(...pieces)).map(indented);
    fc.assert(
      fc.property(
        fc.constantFrom('', 'k:\n', 'k: '),
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        (head, lines, lineEnd) => {
          if (readsTheSame(head + lines.join(lineEnd))) read += 1;
        },
      ),
      { numRuns: casesOf(30_000) },
    );
    expect(read).toBeGreaterThan(casesOf(300));
  });

  test('a data file with a piece put anywhere', { tags: 'thorough' }, () => {
    let read = 0;
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    const piece = fc.constantFrom(...pieces, ' ', '\n', '\n  ', '\n    ');
    fc.assert(
      fc.property(fc.constantFrom(...cleanFiles), place, piece, (text, share, put) => {
        const at = Math.floor(share * text.length);
        if (readsTheSame(text.slice(0, at) + put + text.slice(at))) read += 1;
      }),
      { numRuns: casesOf(2000) },
    );
    expect(read).toBeGreaterThan(casesOf(100));
  });
});

describe('a data file gives the same project, or the same mistakes at the same places, with either reader', () => {
  const outcome = (text: string, reading: YamlReading) => {
    const { value, diagnostics } = loadProject('99990000-001.yaml', new TextEncoder().encode(text), reading);
    return { project: value?.project, diagnostics };
  };
  const same = (text: string) => expect(outcome(text, { readPlain })).toEqual(outcome(text, {}));

  test('with the mistakes of the fixtures', () => {
    for (const text of textsBelow('test/bad-data')) same(text);
  });

  test('with values replaced', { tags: 'thorough' }, () => {
    let plain = 0;
    const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    const value = fc.constantFrom(
      ...'null|true|""|ก|1|"22.50"|-1|2020-10-01|31/02/2563|21000000-3230|both|[]|{ a: ก }|2021|1e3'.split('|'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...cleanFiles),
        fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 3 }),
        (text, edits) => {
          const lines = text.split('\n');
          for (const [share, put] of edits) {
            const at = Math.floor(share * lines.length);
            lines[at] = lines[at]!.replace(/^([ -]*\w+:|[ ]*-) .*/, `$1 ${put}`);
          }
          same(lines.join('\n'));
          if (readPlain(lines.join('\n'))) plain += 1;
        },
      ),
      { numRuns: casesOf(300) },
    );
    expect(plain).toBeGreaterThan(casesOf(70));
  });
});

describe('read without the library', () => {
  test.each([
    ['an escaped quotation mark', 'a: "b\\"c"', 'b"c'],
    ['a backslash before the closing quotation mark', 'a: "b\\\\"', 'b\\'],
    ['two backslashes before it', 'a: "b\\\\\\\\"', 'b\\\\'],
    ['a backslash, then an escaped quotation mark', 'a: "b\\\\\\"c"', 'b\\"c'],
    ['text behind a quotation mark that two backslashes are before', 'a: "b\\\\" # c"', 'b\\'],
  ])('%s', (_, text, value) => {
    expect(readPlain(text)?.tree, `the value of ${text}`).toEqual({ a: value });
    expect(readsTheSame(text)).toBe(true);
  });
});

describe('left to the library', () => {
  test.each([
    ['an anchor', 'a: &x 1'],
    ['an alias', 'a: *x'],
    ['a tag', 'a: !!str 1'],
    ['braces that are not closed', 'a: { b: 1'],
    ['a comment in braces', 'a: { b: 1, # c\n  d: 2 }'],
    ['a text of two lines in brackets', 'a: [b\n  c]'],
    ['a comma before the closing bracket', 'a: [b, ]'],
    ['a key without a value in braces', 'a: { b, c: 1 }'],
    ['a line in brackets that is not indented', 'a: [b,\nc]'],
    ['a tab', 'a:\tb'],
    ['a carriage return alone', 'a: b\rc: d\r'],
    ['the beginning of a document', '---\na: b'],
    ['a directive', '%YAML 1.2\n---\na: b'],
    ['a key written twice', 'a: 1\na: 2'],
    ['a key that is no word', '"a": 1'],
    ['a text alone', 'a'],
    ['a list alone', '- a'],
    ['nothing', ''],
    ['a colon in text', 'a: b: c'],
    ['uneven indentation', 'a:\n  b: 1\n c: 2'],
    ['a byte order mark in a text', 'a: b\ufeffc'],
    ['a byte order mark at the beginning', '\ufeffa: b'],
    ['a quotation mark that is not closed', 'a: "b'],
    ['a quotation mark behind an odd number of backslashes', 'a: "b\\\\\\"'],
    ['text after a quotation mark', 'a: "b" c'],
    ['an escape that gives a control character', 'a: "\\0"'],
    ['a comment deeper than what follows', 'a:\n  b: 1\n  # c\nd: 2'],
    ['many levels', Array.from({ length: 20 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
    ['a text longer than any report', `a: ${'ก'.repeat(50_000)}`],
  ])('%s', (what, text) => {
    expect(readPlain(text), `${what} is left to the library`).toBeUndefined();
    readsTheSame(text);
  });
});

function draftOf(project: Project): ProjectDraft {
  const values = formFields.flatMap((field): [string, DraftValue][] => {
    const value = valueIn(project, field);
    if (value === undefined || value === false) return [];
    return [[field.path, field.kind === 'money' ? (Number(value) / 100).toFixed(2) : (value as DraftValue)]];
  });
  const reports = project.reports.map((report) => ({ ...report, progress: '22.50', disbursed: '1.00' }));
  return { values: new Map(values), reports };
}

const provenance: Provenance = {
  source: 'รายงาน "1" # 2.pdf',
  sha256: '0'.repeat(64),
  applied: [{ id: 'phone', path: 'contacts.responsible.phone', lines: [3, 14], text: { th: 'แก้: ก', en: 'a: b' } }],
  suggestions: [],
  unparsed: [{ line: 7, text: "- ' \\ 'x" }],
};

function textsBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.yaml'))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').replace(/^\ufeff/, ''));
}

const word = fc.constantFrom(
  'ก',
  'โครงการ',
  'a',
  ' ',
  '  ',
  '\n',
  ':',
  '#',
  '-',
  '"',
  "'",
  '\\',
  '1',
  '.',
  '[',
  '\u00a0',
);
const scalar = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join('')),
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, Number.NaN, 'null', 'true', '~', '12', '1e3', '0x1f', ''),
  fc.array(fc.nat(), { maxLength: 3 }),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c_1', 'null', '__proto__'), tie('tree'), { minKeys: 1, maxKeys: 4 }),
  ),
}));
const style = fc.record({
  lineWidth: fc.constantFrom(0, 10, 30, 80),
  minContentWidth: fc.constant(0),
  defaultKeyType: fc.constant('PLAIN' as const),
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  blockQuote: fc.constantFrom(true, false, 'literal' as const, 'folded' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_DOUBLE' as const,
    'QUOTE_SINGLE' as const,
    'BLOCK_LITERAL' as const,
    'BLOCK_FOLDED' as const,
  ),
  nullStr: fc.constantFrom('null', '~', ''),
  collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
});

/** What lines are made of: beginnings of every style, and what may stand behind them. */
const pieces = (
  'a:|b: x|c: |- |- x|- d: 1|- - x|-|word|two words|# c|x # c|x #c|x: y|"x"|\'x\'|"x|x"|\'x|x\'|it\'s|"a\\|\\n\\"|\\x41|[]|[ 1, 2 ]|' +
  '[1,2] # c|~|null|-1|+.5|1.|true|0o7|1e3|.inf|NO|http://a|a:b|::|-x|?y|:z|e: # c|f:   v  |- # c|g: "x" # c|h: \'x\'|i: null|j: []|' +
  '{ l: 1, m: x y }|[{ n: 1 }, [a, "b"], {}]|[a,|b]|{ p: x,|q: "y" }|{r: 1}|[ s: 1 ]|k: - v|1: x|"l": v|---|...|m n: 1|<<: 1|*|&x y|!!t z|{}|%|@|`|=|ก ข|\u00a0|x\u00a0||   '
)
  .split('|')
  .concat('o: |', 'p: |-', 'q: >', 'r: >-', '- |', '- >-', 's: |+', 't: |2', 'u: > # c');

function indented([spaces, text]: [number, string]): string {
  return ' '.repeat(spaces) + text;
}
