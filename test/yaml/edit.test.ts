import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { starterFile } from '../../src/import/starter-file.ts';
import { addItem, applyEdits, removeValue, setValue } from '../../src/yaml/edit.ts';
import type { PlainValue } from '../../src/yaml/render-value.ts';
import type { Path } from '../../src/yaml/tree.ts';
import { readSeed } from '../support/seed.ts';
import { casesOf } from '../support/thorough.ts';

const seed = readSeed();
const styles = `# ความเห็นบนสุด
plain: ข้อความ # อยู่หลังค่า
single: 'มี ''คำพูด'''   # สองช่อง
double: "บรรทัด\\nสอง"
number: 200000
folded: >-
  บรรทัดแรก
  ต่อกัน

literal: |
    เยื้องสี่
    บรรทัดสอง
empty:
commented: # ← เติม
group:
    inner: ก   # เยื้องสี่
    list:
    - หนึ่ง # ชิดซ้าย
    - สอง

    # ก่อนท้าย
    last: ข
items:
  - # ← ว่าง
  - name: ก
    phone: "1"
flow: {a: 1, b: [x, "y"]}
none: []
multi: ข้อความ
  ที่ต่อบรรทัด
tail: จบ`;

function edited(text: string, path: Path, value: PlainValue): string {
  const edit = setValue(text, path, value);
  if (!edit) throw new Error(`no edit of ${path.join('.')}`);
  return applyEdits(text, [edit]);
}

describe('a value is set where it is written, and nothing else changes', () => {
  test.each<[Path, PlainValue, string, string]>([
    [['plain'], 'ใหม่', 'plain: ข้อความ # อยู่หลังค่า', 'plain: ใหม่ # อยู่หลังค่า'],
    [['plain'], 'มี: ทวิภาค #1', 'plain: ข้อความ #', 'plain: "มี: ทวิภาค #1" #'],
    [['single'], "ของ'เรา", "'มี ''คำพูด'''   #", "'ของ''เรา'   #"],
    [['double'], 'x\ny', '"บรรทัด\\nสอง"', '"x\\ny"'],
    [['number'], '143750.50', 'number: 200000', 'number: "143750.50"'],
    [['number'], 5, 'number: 200000', 'number: 5'],
    [['folded'], 'สั้น', '  บรรทัดแรก\n  ต่อกัน', '  สั้น'],
    [['literal'], 'ก\nข\n', '    เยื้องสี่\n    บรรทัดสอง', '    ก\n    ข'],
    [['empty'], 'มีแล้ว', 'empty:\n', 'empty: มีแล้ว\n'],
    [['commented'], '2564', 'commented: # ←', 'commented: "2564" # ←'],
    [['group', 'inner'], 'ค', 'inner: ก   #', 'inner: ค   #'],
    [['group', 'list', 1], 'สาม', '- สอง\n', '- สาม\n'],
    [['group', 'new'], 'ท้าย', '    last: ข\n', '    last: ข\n    new: ท้าย\n'],
    [['items', 0], 'ก', '  - # ←', '  - ก # ←'],
    [['items', 1, 'name'], 'ข', '- name: ก', '- name: ข'],
    [['items', 1, 'extra'], true, '    phone: "1"\n', '    phone: "1"\n    extra: true\n'],
    [['flow', 'a'], 'x, y', '{a: 1,', '{a: "x, y",'],
    [['flow', 'c'], 'z', 'b: [x, "y"]}', 'b: [x, "y"], c: z}'],
    [['flow', 'b', 2], 'z', '[x, "y"]', '[x, "y", z]'],
    [['multi'], 'บรรทัดเดียว', 'ข้อความ\n  ที่ต่อบรรทัด', 'บรรทัดเดียว'],
    [['tail'], 'ใหม่', 'tail: จบ', 'tail: ใหม่'],
    [['after'], 'ใหม่', 'tail: จบ', 'tail: จบ\nafter: ใหม่'],
    [['empty', 'inner'], 'ก', 'empty:\n', 'empty:\n  inner: ก\n'],
  ])('%j to %j', (path, value, before, after) => {
    expect(edited(styles, path, value)).toBe(styles.replace(before, () => after));
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(edited(crlf(styles), path, value)).toBe(crlf(styles).replace(crlf(before), () => crlf(after)));
  });

  test('what no edit can do exactly is left alone', () => {
    expect(setValue(styles, ['plain', 'inner'], 'ก')).toBeUndefined();
    expect(setValue(styles, ['group'], 'ก')).toBeUndefined();
    expect(setValue('a: &x ก\nb: *x\n', ['a'], 'ข')).toBeUndefined();
    expect(setValue('a: &x ก\nb: *x\n', ['b'], 'ข')).toBeUndefined();
    expect(setValue('a: [', ['a'], 'ข')).toBeUndefined();
    expect(setValue('a: 1\n---\na: 2\n', ['a'], 'ข')).toBeUndefined();
  });

  test('any text at any value of the seed and of a new file', { tags: 'thorough' }, () => {
    for (const text of [
      seed,
      seed.replaceAll('\n', '\r\n'),
      starterFile({ code: '21000000-6521', fiscalYear: 2565, schema: 's' }),
    ]) {
      const paths = leaves(parse(text), []);
      for (const path of paths) if (!setValue(text, path, 'ข้อความใหม่')) throw new Error(path.join('.'));
      fc.assert(
        fc.property(
          fc.constantFrom(...paths),
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('ก # ข', 'ก: ข', '- ก', '1e3', 'null', ' ก ', '“ก”'),
          ),
          (path, value) => {
            const edit = setValue(text, path, value);
            fc.pre(edit !== undefined);
            const result = applyEdits(text, [edit!]);
            expect(parseDocument(result).getIn(path)).toBe(value);
            expect(result.startsWith(text.slice(0, edit!.start))).toBe(true);
            expect(result.endsWith(text.slice(edit!.end))).toBe(true);
            expect(leaves(parse(result), []).length).toBeGreaterThanOrEqual(paths.length);
          },
        ),
        { numRuns: casesOf(150) },
      );
    }
  });
});

describe('items and keys', () => {
  test('an item is added behind the last one', () => {
    const report = { number: 3, date: null, narrative: 'ก', progress: '50' };
    const list = 'reports:\n  - number: 1\n  - number: 2 # ล่าสุด\nsignature:\n';
    expect(applyEdits(list, [addItem(list, ['reports'], report)!])).toBe(
      'reports:\n  - number: 1\n  - number: 2 # ล่าสุด\n  - number: 3\n    date: null\n    narrative: ก\n    progress: "50"\nsignature:\n',
    );
    const none = 'reports: []\nsignature:\n';
    expect(parse(applyEdits(none, [addItem(none, ['reports'], report)!]))).toEqual({
      reports: [report],
      signature: null,
    });
  });

  test('a key or an item is taken out with its lines, comments of others stay', () => {
    const remove = (path: Path) => applyEdits(styles, [removeValue(styles, path)!]);
    expect(remove(['plain'])).toBe(styles.replace('plain: ข้อความ # อยู่หลังค่า\n', ''));
    expect(remove(['group', 'list'])).toBe(styles.replace('    list:\n    - หนึ่ง # ชิดซ้าย\n    - สอง\n', ''));
    expect(remove(['group', 'list', 0])).toBe(styles.replace('    - หนึ่ง # ชิดซ้าย\n', ''));
    expect(remove(['literal'])).toBe(styles.replace(/literal: \|\n.*\n.*\n/, ''));
    expect(removeValue(styles, ['items', 1, 'name'])).toBeUndefined();
  });

  test('edits of one place are refused', () => {
    const one = { start: 0, end: 3, text: '' };
    expect(() => applyEdits('abcdef', [one, { start: 2, end: 4, text: '' }])).toThrow(RangeError);
    expect(applyEdits('abcdef', [{ start: 4, end: 5, text: 'X' }, one])).toBe('dXf');
  });
});

function leaves(value: unknown, path: Path): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
