import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { starterFile } from '../../../src/import/starter-file.ts';
import type { YearRow } from '../../../src/studio/protocol.ts';
import { applyEdits } from '../../../src/yaml/edit.ts';
import { formatPath, type Path, type YamlNode } from '../../../src/yaml/tree.ts';
import { readDay, slashed, written } from '../../../studio/src/project/dates.ts';
import {
  addToList,
  clearField,
  type FormEdit,
  moveInList,
  removeFromList,
  setField,
  setFigure,
} from '../../../studio/src/project/edits.ts';
import { bytesOf, fileText } from '../../../studio/src/project/file-text.ts';
import { placeFindings } from '../../../studio/src/project/findings.ts';
import { firstChange, printedLines } from '../../../studio/src/project/line-fields.ts';
import { pathAt, placeOf, readTree, textAt } from '../../../studio/src/project/tree.ts';
import { chosenRows, everything } from '../../../studio/src/year/rows.ts';
import { casesOf } from '../../support/thorough.ts';

const seed = readFileSync('data/2564/21000000-3230.yaml', 'utf8');
const starter = starterFile({ code: '21000000-0001', fiscalYear: 2565, schema: 'x.json' });

/** Every way in which a data file may be written. */
const styled = `# หัว\r
schemaVersion: 1\r
project: {code: "21000000-0001", name: 'ชื่อ', fiscalYear: 2565} # flow\r
organization:\r
    path: [สำนัก, กอง]\r
rationale:\r
  # ย่อหน้าแรก\r
  - >-\r
    ข้อความ\r
    ต่อ\r
  - "สอง # ไม่ใช่หมายเหตุ"   # หมายเหตุ\r
objectives: []\r
targets:\r
reports:\r
  - number: 1 # หนึ่ง\r
    narrative: |\r
      บรรทัด\r
    progress: 10.50\r
  # ก่อนสอง\r
  - {number: 2, narrative: สอง}\r
  - number: 3\r
    narrative: สาม`;

const fixtures = {
  seed,
  starter,
  styled,
  'seed with CR LF': seed.replaceAll('\n', '\r\n'),
  'without a last line end': seed.trimEnd(),
};

function leaves(node: YamlNode | undefined, path: Path = []): Path[] {
  if (node?.entries) return node.entries.flatMap(({ key, value }) => leaves(value, [...path, key]));
  if (node?.items) return node.items.flatMap((each, index) => leaves(each, [...path, index]));
  return [path];
}

const edited = (text: string, edits: FormEdit) => (edits ? applyEdits(text, edits) : undefined);

describe.each(Object.entries(fixtures))('an edit of the form in %s', (_, text) => {
  const tree = readTree(text);
  const paths = leaves(tree.root);

  test('sets one value to any text, and every byte outside its place stays', { tags: 'thorough' }, () => {
    const value = fc.oneof(
      fc.string({ unit: fc.constantFrom('ก', 'ำ', ' ', '#', ':', '"', "'", '-', '1', '\n', '\\', '[', '{') }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), value, (path, wanted) => {
        const edits = setField(tree, path, wanted);
        if (edits === undefined) return; // is done in the text
        const changed = applyEdits(text, edits);
        const again = readTree(changed);
        expect(textAt(again, path)).toBe(wanted);
        for (const other of paths) {
          if (formatPath(other) !== formatPath(path)) expect(textAt(again, other)).toBe(textAt(tree, other));
        }
        const place = placeOf(tree, path)!;
        const line = text.lastIndexOf('\n', place.start) + 1;
        expect(changed.startsWith(text.slice(0, line))).toBe(true);
        const rest = text.slice(Math.max(place.end, ...edits.map(({ end }) => end)));
        expect(changed.endsWith(rest)).toBe(true);
      }),
      { numRuns: casesOf(150) },
    );
  });

  test('moved up and down again, a report lies as before', () => {
    const count = tree.root?.entries?.find(({ key }) => key === 'reports')?.value.items?.length ?? 0;
    for (let index = 1; index < count; index += 1) {
      const up = edited(text, moveInList(tree, ['reports', index], -1));
      expect(up).toBeDefined();
      const middle = readTree(up!);
      expect(textAt(middle, ['reports', index - 1, 'number'])).toBe(textAt(tree, ['reports', index, 'number']));
      expect(up!.split(/\r?\n/).filter(Boolean).sort()).toEqual(text.split(/\r?\n/).filter(Boolean).sort());
      const down = edited(up!, moveInList(middle, ['reports', index - 1], 1));
      expect(down?.trimEnd()).toBe(text.trimEnd());
    }
  });
});

describe('lists', () => {
  test('the last item leaves an empty list, its comment stays, and a new item fills it again', () => {
    const text = 'a: 1\ntargets: # เป้าหมาย\n  - หนึ่ง # ข้อ\nb: 2\n';
    const empty = edited(text, removeFromList(readTree(text), ['targets', 0]));
    expect(empty).toBe('a: 1\ntargets: [] # เป้าหมาย\nb: 2\n');
    const filled = edited(empty!, addToList(readTree(empty!), ['targets'], 'สอง'));
    expect(textAt(readTree(filled!), ['targets', 0])).toBe('สอง');
  });

  test('comments above an item move with it', () => {
    const text = 'r:\n  # หนึ่ง\n  - a\n  # สอง\n  - b # ข\n  - c\nz: 1\n';
    expect(edited(text, moveInList(readTree(text), ['r', 1], -1))).toBe(
      'r:\n  # สอง\n  - b # ข\n  # หนึ่ง\n  - a\n  - c\nz: 1\n',
    );
    expect(edited(text, moveInList(readTree(text), ['r', 1], 1))).toBe(
      'r:\n  # หนึ่ง\n  - a\n  - c\n  # สอง\n  - b # ข\nz: 1\n',
    );
    expect(moveInList(readTree(text), ['r', 0], -1)).toBeUndefined();
    expect(moveInList(readTree(text), ['r', 2], 1)).toBeUndefined();
  });

  test('an item is added where the list or its key is missing', () => {
    for (const text of ['a: 1\n', 'a: 1\nlist:\n', 'a: 1\nlist: []\n', 'a: 1\nlist: # x\n']) {
      const changed = edited(text, addToList(readTree(text), ['list'], { code: 'W-X', reason: 'ก: ข' }));
      expect(textAt(readTree(changed!), ['list', 0, 'reason'])).toBe('ก: ข');
    }
  });
});

describe('values', () => {
  test('a group that is missing is written with its field', () => {
    const changed = edited('a: 1\n', setField(readTree('a: 1\n'), ['signature', 'name'], 'ก'));
    expect(changed).toBe('a: 1\nsignature:\n  name: ก\n');
  });

  test.each([
    ['received: 100', '250', 'received: 250'],
    ['received: 100', '250.50', 'received: "250.50"'],
    ['received: "100.00"', '250', 'received: "250"'],
    ["received: '1'", '2', "received: '2'"],
  ])('%s set to %s is %s', (text, value, expected) => {
    expect(edited(text, setFigure(readTree(text), ['received'], value))).toBe(expected);
  });

  test('an optional field that is not there is not written when it is emptied', () => {
    expect(clearField(readTree('a: 1\n'), ['b'])).toEqual([]);
    expect(edited('a: 1\nb: x\n', clearField(readTree('a: 1\nb: x\n'), ['b']))).toBe('a: 1\nb: null\n');
  });
});

describe('bytes', () => {
  test('any bytes in UTF-8 come back as they were', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ก', '\n', '\r', '\r\n', '\ufeff', '\u2028', '😀') });
    fc.assert(
      fc.property(text, (given) => {
        const bytes = new TextEncoder().encode(given);
        const read = fileText(bytes);
        expect(Buffer.from(bytesOf(read.text, read))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('other encodings are not taken for text', () => {
    expect(fileText(new Uint8Array([0xa1, 0xd2])).broken).toBe(true);
    expect(fileText(Buffer.from('\ufeffกข', 'utf16le')).broken).toBe(true);
  });
});

describe('dates', () => {
  test.each([
    ['01/10/2563', '01/10/2563'],
    ['1/10/2563', '01/10/2563'],
    ['๑/๑๐/๒๕๖๓', '01/10/2563'],
    ['2020-10-01', '01/10/2563'],
    ['2020-10-01 00:00:00', '01/10/2563'],
    ['29/02/2563', '29/02/2563'],
    ['29/02/2564', undefined],
    ['1/10/2020', undefined],
    ['2563-10-01', undefined],
    ['31/4/2564', undefined],
    ['', undefined],
  ])('%s', (text, shown) => {
    const day = readDay(text);
    expect(day && slashed(day)).toBe(shown);
  });

  test('keep how the file writes them', () => {
    const day = { year: 2564, month: 2, day: 9 };
    expect([written(day, '2020-10-01'), written(day, '01/10/2563'), written(day, '')]).toEqual([
      '2021-02-09',
      '09/02/2564',
      '09/02/2564',
    ]);
  });
});

describe('findings', () => {
  test('lie at their field, whatever the line ends of the file are', () => {
    const tree = readTree(seed);
    const line = seed.split('\n').findIndex((each) => each.includes('date: null'));
    const at = { line: line + 1, column: 11, offset: -1 };
    const diagnostic = {
      code: 'W-DATE-MISSING',
      severity: 'warning',
      file: 'x',
      message: { th: 'ก', en: 'a' },
      range: { start: at, end: { ...at, column: 15 } },
    } as const;
    const [found] = placeFindings([diagnostic], tree);
    expect([found!.key, seed.slice(found!.start, found!.end)]).toEqual(['reports[1].date', 'null']);
  });

  test('what is behind a value on its line belongs to it', () => {
    const text = 'a:\n  b: ข้อความ #12\n  c: 1\n';
    expect(pathAt(readTree(text).root, text.indexOf('#'), text)).toEqual(['a', 'b']);
  });
});

describe('lines of the pages', () => {
  const line = (text: string, baseline: number) => ({ text, baseline, x: 0, width: 100, fontSize: 11 });
  const pages = (...texts: string[]) => [{ number: 1, width: 595, height: 842, lines: texts.map(line) }];

  test('of another template belong to the field whose text they have', () => {
    const tree = readTree(seed);
    const [found] = printedLines(pages('และประเมินผล'), tree);
    expect(formatPath(found!.path!)).toMatch(/^organization\.path\[0\]|rationale/);
  });

  test('the first one that changed is where the eye looks', () => {
    const tree = readTree(seed);
    const before = printedLines(pages('ก', 'ข', 'ค'), tree);
    expect(firstChange(before, printedLines(pages('ก', 'ขข', 'ค'), tree))?.line.text).toBe('ขข');
    expect(firstChange(before, printedLines(pages('ก', 'ข', 'ค'), tree))).toBeUndefined();
  });
});

test('rows are chosen and sorted', () => {
  const row = (code: string, more: Partial<YearRow>): YearRow => ({
    file: code,
    code,
    name: '',
    agency: '',
    progress: null,
    received: null,
    spent: null,
    state: null,
    errors: 0,
    warnings: 0,
    codes: [],
    built: 'no',
    ...more,
  });
  const rows = [
    row('2', { name: 'ข', received: 5 }),
    row('1', { name: 'ก', errors: 1, codes: ['E-X'] }),
    row('3', { name: 'เก', received: 50, built: 'built' }),
  ];
  const codes = (wish: Partial<typeof everything>) =>
    chosenRows(rows, { ...everything, ...wish }).map(({ code }) => code);
  expect(codes({})).toEqual(['1', '2', '3']);
  expect(codes({ sort: 'received', descending: true })).toEqual(['3', '2', '1']);
  expect(codes({ sort: 'name' })).toEqual(['1', '3', '2']); // เก comes before ข, as in a dictionary
  expect([
    codes({ finding: 'errors' }),
    codes({ finding: 'E-X' }),
    codes({ finding: 'none' }),
    codes({ built: 'built' }),
    codes({ text: 'เก 3' }),
  ]).toEqual([['1'], ['1'], ['2', '3'], ['3'], ['3']]);
});
