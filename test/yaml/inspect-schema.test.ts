import { describe, expect, test } from 'vitest';
import { projectSchema } from '../../src/project/schema.ts';
import { isOmissible, knownKeys, sampleOf, schemaOf, titleOf } from '../../src/yaml/inspect-schema.ts';
import {
  group,
  groupOf,
  list,
  named,
  number,
  oneOf,
  optional,
  text,
  withDefault,
  yesOrNo,
} from '../../src/yaml/schema.ts';
import { Numeral } from '../../src/yaml/tree.ts';

const title = { th: 'จำนวน', en: 'count' };
const count = named(number({ th: 'จำนวน', en: 'a number' }), title, 'จำนวนของสิ่งนั้น', { examples: [12] });
const schema = group({
  name: text(),
  state: oneOf('open', 'closed'),
  done: withDefault(yesOrNo(), false),
  count: optional(count),
  items: list(group({ count })),
  others: groupOf(group({ note: text() })),
});

test('keys are known with the keys above them, in the order of the schema', () => {
  expect(knownKeys(schema).map(({ parent, key }) => [parent, key])).toEqual([
    ['', 'name'],
    ['', 'state'],
    ['', 'done'],
    ['', 'count'],
    ['', 'items'],
    ['items[]', 'count'],
    ['', 'others'],
    ['others.*', 'note'],
  ]);
});

describe('the schema below a step', () => {
  test.each<[readonly (string | number)[], boolean]>([
    [['items', 0, 'count'], true],
    [['others', 'anything', 'note'], true],
    [['name', 'below'], false],
    [['items', 'count'], false],
  ])('%j is there: %s', (path, isThere) => {
    expect(path.reduce<unknown>(schemaOf, schema) !== undefined).toBe(isThere);
  });

  test('of a name that every object of JavaScript has is that of any unknown key', () => {
    expect(schemaOf(schema, 'toString')).toBe(schemaOf(schema, 'unknown'));
  });

  test('has its title below every wrapper, and none where it has none', () => {
    expect(titleOf(['count'].reduce<unknown>(schemaOf, schema))).toEqual(title);
    expect(titleOf(['items', 0, 'count'].reduce<unknown>(schemaOf, schema))).toEqual(title);
    expect(titleOf(schemaOf(schema, 'name'))).toBeUndefined();
    expect(titleOf(undefined)).toBeUndefined();
  });

  test('may be left out where it is optional or has a value by default', () => {
    const omissible = ['name', 'done', 'count'].map((key) => isOmissible(schemaOf(schema, key)));
    expect(omissible).toEqual([false, true, true]);
  });
});

describe('a sample', () => {
  test('takes the first example, else what fits the kind, and leaves out what may be left out', () => {
    expect(sampleOf(schema)).toEqual({ name: 'ข้อความ', state: 'open', items: [], others: {} });
    expect(sampleOf(count)).toEqual(new Numeral('12', 12));
    expect(sampleOf(list(text()))).toEqual(['ข้อความ']);
  });

  test('of a data file is one that its schema takes', () => {
    expect(projectSchema.safeParse(sampleOf(projectSchema)).error?.issues ?? []).toEqual([]);
  });
});
