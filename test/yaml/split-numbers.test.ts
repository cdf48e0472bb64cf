import { describe, expect, test } from 'vitest';
import { loadYaml } from '../../src/yaml/load-yaml.ts';
import { anything, group, leaf, list, number, optional, text, textOf } from '../../src/yaml/schema.ts';

const wanted = { th: 'ความยาว', en: 'a length' };
const length = () =>
  leaf<string>(
    (input) => {
      const written = textOf(input) ?? '';
      if (/^(0|\d+(\.\d+)?cm)$/.test(written)) return { value: written };
      return { problem: { code: 'E-TYPE', predicate: { th: 'ไม่ใช่ความยาว', en: 'is no length' }, expected: wanted } };
    },
    wanted,
    {},
  );

const schema = group({
  box: optional(group({ top: optional(length()), left: optional(length()), name: optional(text()) })),
  columns: optional(list(length())),
  words: optional(list(text())),
  count: optional(number(wanted)),
  rest: optional(anything),
});

const read = (written: string) => loadYaml('a.yaml', written, schema);
const found = (written: string) =>
  read(written).diagnostics.map(({ code, range, message }) => [
    code,
    written.slice(range!.start.offset, range!.end.offset),
    message.en,
  ]);

describe('a number with a comma between braces or brackets is one mistake, of the whole number', () => {
  test.each([
    ['box: { top: 2,5cm, left: 3cm }', '2,5cm', '`box.top`'],
    ['box: { left: 3cm, top: 0,5cm }', '0,5cm', '`box.top`'],
    ['box: { top: ๒,๕cm }', '๒,๕cm', '`box.top`'],
    ['box: { top: 1,000,000cm, left: 3cm }', '1,000,000cm', '`box.top`'],
    ['box: {\n  top: 2,5cm,\n  left: 3cm }', '2,5cm', '`box.top`'],
    ['columns: [2cm, 3,5cm, 4cm]', '3,5cm', 'item 2 of `columns`'],
    ['columns: [0,5,5cm]', '5,5cm', 'item 2 of `columns`'],
  ])('%s', (written, number_, name) => {
    expect(found(written)).toEqual([['E-TYPE', number_, `${name} is no length`]]);
  });

  test('each of two', () => {
    expect(found('box: { top: 2,5cm, left: 3,5cm }').map(([, number_]) => number_)).toEqual(['2,5cm', '3,5cm']);
  });
});

test('a text with a comma is never taken over: the hint puts it in quotation marks', () => {
  const written = 'box: { name: 02-224,6, top: 1cm }';
  const { value, diagnostics } = read(written);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'E-TYPE', hint: { en: 'write `"02-224,6"`' } }]);
  expect(read('box: { name: "02-224,6", top: 1cm }')).toMatchObject({
    value: { box: { name: '02-224,6', top: '1cm' } },
    diagnostics: [],
  });
});

describe('what is no number with a comma stays what it is', () => {
  test.each<[string, string[]]>([
    ['box: { top: 2cm, 5cm }', ['5cm']], // a space behind the comma
    ['box: { top: 2cm,5cm: 1 }', ['5cm']], // a key with a value
    ['box: { top: "2",5cm }', ['"2"', '5cm']],
    ['words: [1,2]', ['1', '2']], // two items without quotation marks
  ])('%s', (written, places) => {
    expect(found(written).map(([, place]) => place)).toEqual(places);
  });

  test('values that the schema takes as they are', () => {
    expect(read('rest: { list: [1,2], map: { a: 1,2 } }').value).toEqual({
      rest: { list: [1, 2], map: { a: 1, 2: null } },
    });
  });
});

test('the rest of the file is read', () => {
  const { partial } = read('box: { top: 2,5cm, left: 3cm }\ncount: 4');
  expect(partial).toMatchObject({ value: { count: 4, box: { left: '3cm' } }, unread: [['box', 'top']] });
});
