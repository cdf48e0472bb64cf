import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlain } from '../../src/fast/plain-yaml/read-plain.ts';
import { refused } from '../../src/project/field.ts';
import { projectFields, projectSchema } from '../../src/project/schema.ts';
import { isMap, Numeral, type Tree } from '../../src/yaml/tree.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

const trees = Array.from({ length: 12 }, (_, seed) => complete(readPlain(projectYaml(makeProject(seed)))!.tree));

test('the fields take what the schema takes, and make the same of it', () => {
  for (const tree of trees) expectSame(tree);
  const put = fc.oneof(fc.constant(undefined), fc.constantFrom<Tree>(...values));
  const edit = fc.tuple(fc.nat(), fc.constantFrom('put', 'add'), put);
  let taken = 0;
  fc.assert(
    fc.property(fc.constantFrom(...trees), fc.array(edit, { minLength: 1, maxLength: 3 }), (tree, edits) => {
      const changed = edits.reduce((from, [place, how, value]) => edited(from, place, how, value), tree);
      if (expectSame(changed)) taken += 1;
    }),
    { numRuns: 1500 },
  );
  expect(taken).toBeGreaterThan(50);
});

function expectSame(tree: Tree): boolean {
  const value = projectFields.read(tree);
  const { success, data } = projectSchema().safeParse(tree);
  expect(value !== refused).toBe(success);
  if (success) expect(JSON.stringify(value)).toBe(JSON.stringify(data));
  if (success) expect(value).toEqual(data);
  return success;
}

/** With every key that may be left out. */
function complete(tree: Tree): Tree {
  const { project, ...rest } = tree as Record<string, Tree>;
  const entry = { code: 'W-DATE-MISSING', path: 'reports[0].date', reason: 'ก', by: 'ข', date: '2020-10-01' };
  const more = { previousCode: '21000000-3230', asOf: '2021-01-31' };
  const provenance = { lines: [new Numeral('17', 17)], done: true };
  return { ...rest, project: { ...(project as object), ...more }, draft: true, accepted: [entry], provenance };
}

/** With the `place`-th value, counted in depth, replaced or left out, or with a key beside it. */
function edited(tree: Tree, place: number, how: string, value: Tree | undefined): Tree {
  const path = pathsOf(tree)[place % pathsOf(tree).length]!;
  return change(tree, path, how, value);
}

function pathsOf(tree: Tree): (string | number)[][] {
  const steps = Array.isArray(tree) ? [...tree.keys()] : isMap(tree) ? Object.keys(tree) : [];
  return steps.flatMap((step) => [[step], ...pathsOf((tree as never)[step]).map((rest) => [step, ...rest])]);
}

function change(tree: Tree, [step, ...rest]: (string | number)[], how: string, value: Tree | undefined): Tree {
  if (rest.length > 0) return replaced(tree, step!, change((tree as never)[step!], rest, how, value));
  return replaced(tree, how === 'add' && isMap(tree) ? `${step}2` : step!, value);
}

function replaced(tree: Tree, step: string | number, value: Tree | undefined): Tree {
  if (Array.isArray(tree))
    return value === undefined ? tree.toSpliced(Number(step), 1) : tree.with(Number(step), value);
  const copy: Record<string, Tree> = Object.assign(Object.create(null), tree);
  if (value === undefined) delete copy[step];
  else copy[step] = value;
  return copy;
}

const values: readonly Tree[] = [
  ...[null, true, false, '', 'ก', '1', '22.50', '-1', '2020-10-01', '01/10/2563', '2020-13-01', '21000000-3230'],
  ...['perReport', 'cumulative', 'both', [], ['ก'], [null], {}, { a: 'ก' }],
  ...['0', '1', '2', '1.5', '2564', '2021', '-1', '1e3', '9007199254740993'].map(
    (text) => new Numeral(text, Number(text)),
  ),
];
