import { expect, test } from 'vitest';
import { defaultSettings } from '../../src/project/settings.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { addsUp, readNumbers, type SummaryNumbers, writeNumbers } from '../../src/summary/summary-numbers.ts';
import { type CountedProject, type SummedProject, summedProject } from '../../src/summary/summed-project.ts';
import { YEAR, yearProjects } from './year-projects.ts';

const projects = yearProjects(23).map((project, index) =>
  summedProject(project, { file: `data/${YEAR}/x.yaml`, digest: index.toString(16).padStart(64, '0') }),
);

function numbersOf(counted: readonly SummedProject[], order?: (a: CountedProject, b: CountedProject) => number) {
  const selection = order ? { order, conditions: 'progress<50' } : {};
  const summary = summarise(YEAR, counted, defaultSettings, selection)!;
  return { summary, projects: counted, statuses: defaultSettings } satisfies SummaryNumbers;
}

/** As `writeNumbers` writes it. */
const written = (file: unknown) => Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`);

const json = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8'));

test.each([
  ['a whole year', numbersOf(projects)],
  ['no project', numbersOf([])],
  [
    'projects that meet conditions, in an order of their own',
    numbersOf(projects, (a, b) => b.figures.spent - a.figures.spent),
  ],
  ['a project without an agency', numbersOf(projects.map((each) => ({ ...each, agency: '' })))],
])('what is read is what was written, and adds up: %s', (_, numbers) => {
  const bytes = writeNumbers(numbers);
  const read = readNumbers(bytes)!;
  expect(read.summary).toEqual(numbers.summary);
  expect(addsUp(read)).toBe(true);
  expect(writeNumbers(read).equals(bytes)).toBe(true);
});

/** Every place of a number or a text in a value, as a path. */
function* leaves(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value === 'number' || typeof value === 'string') yield path;
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* leaves(each, [...path, key]);
}

/** A copy with another value at `path`. */
function changed(file: unknown, path: readonly (string | number)[]): Buffer {
  const copy = structuredClone(file) as Record<string | number, unknown>;
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Record<string | number, unknown>, copy);
  const key = path.at(-1)!;
  holder[key] = typeof holder[key] === 'number' ? holder[key] + 1 : `${holder[key]}1`;
  return written(copy);
}

test('no sum, mean or count can be changed alone, nor a figure of a project that is counted in one', () => {
  const file = json(writeNumbers(numbersOf(projects)));
  // What no sum depends on, or not always: whose project it is, dates before the latest, statuses that are not among the known.
  const isFree = (path: readonly (string | number)[]) =>
    /^(?:fiscalYear|code|name|reportDate|date|targetStatus|sha256)$/.test(String(path.at(-1)));
  const paths = [...leaves(file)].filter((path) => path[0] !== 'statuses' && !isFree(path));
  expect(paths.length).toBeGreaterThan(250);
  const unseen = paths.filter((path) => {
    const read = readNumbers(changed(file, path));
    return read !== undefined && addsUp(read);
  });
  expect(unseen).toEqual([]);
});

test('a project’s line cannot be left out, counted twice or moved to another agency', () => {
  const file = json(writeNumbers(numbersOf(projects)));
  const first = file.agencies[0].projects;
  const [one, ...others] = first;
  for (const changed of [others, [one, ...first]]) {
    const agencies = [{ ...file.agencies[0], projects: changed }, ...file.agencies.slice(1)];
    const read = readNumbers(written({ ...file, agencies }));
    expect(read !== undefined && addsUp(read)).toBe(false);
  }
  const second = { ...file.agencies[1], projects: [...file.agencies[1].projects, one] };
  const agencies = [{ ...file.agencies[0], projects: others }, second, ...file.agencies.slice(2)];
  expect(addsUp(readNumbers(written({ ...file, agencies }))!)).toBe(false);
});

test.each([
  ['no JSON', 'summary'],
  ['no object', '[]'],
  ['an object of another kind', '{"fiscalYear":2564}'],
  ['a byte that is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
])('another file is not read: %s', (_, content) => {
  expect(readNumbers(Buffer.from(content))).toBeUndefined();
});

test('a file with a key of its own, a late project that is not counted, or a negative amount is not read', () => {
  const file = json(writeNumbers(numbersOf(projects)));
  for (const change of [{ more: 1 }, { late: ['99999999-999'] }, { total: { ...file.total, spent: -1 } }])
    expect(readNumbers(written({ ...file, ...change }))).toBeUndefined();
});

test.each<[string, (text: string) => string | Buffer]>([
  ['a key twice', (text) => text.replace('"fiscalYear"', '"late": [],\n  "fiscalYear"')],
  ['a prototype', (text) => text.replace('"fiscalYear"', '"__proto__": {},\n  "fiscalYear"')],
  ['a number in another notation', (text) => text.replace(/"projectCount": 23/, '"projectCount": 2.3e1')],
  ['a zero below zero', (text) => text.replace(/"overspentCount": 0/, '"overspentCount": -0')],
  ['no line ends', (text) => JSON.stringify(JSON.parse(text))],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['keys in another order', (text) => text.replace(/( +"received": \d+,\n)( +"spent": \d+,\n)/, '$2$1')],
  ['half a character', (text) => text.replace(/"name": "/, '"name": "\\ud800')],
  ['a byte that is no UTF-8', (text) => Buffer.concat([Buffer.from(text.trimEnd()), Buffer.from([0x0a, 0xff])])],
  ['deep nesting', () => '['.repeat(1_000_000)],
])('what another reader could take otherwise is not read: %s', (_, change) => {
  const text = writeNumbers(numbersOf(projects)).toString('utf8');
  const other = Buffer.from(change(text) as string);
  expect(other.equals(Buffer.from(text))).toBe(false);
  expect(readNumbers(other)).toBeUndefined();
});
