import { describe, expect, test } from 'vitest';
import { compose } from '../../src/template/compose.ts';
import { EXTRAS, load, OWN_FILES, PROJECT, places, withReport } from './fixtures.ts';

const around = (open: string, close: string, times: number, inside = 'x') =>
  `${open.repeat(times)}${inside}${close.repeat(times)}`;
const report = (body: string) => withReport(`<article>${body}</article>`);
const codes = (files: Readonly<Record<string, string>>) => load(files).diagnostics.map(({ code }) => code);

describe('what nests too deep is reported at its place', () => {
  test.each([
    ['sections', around('<section>', '</section>', 5000, '<p>x</p>')],
    ['emphasis', `<p>${around('<strong>', '</strong>', 5000)}</p>`],
    ['blocks', `<p>${around('{{#if draft}}', '{{/if}}', 5000)}</p>`],
    ['inverse blocks', `<p>${around('{{^draft}}', '{{/draft}}', 5000)}</p>`],
    ['chains of else', `<p>{{#if draft}}a${'{{else if draft}}b'.repeat(5000)}{{/if}}</p>`],
    ['calls', `<p>{{thaiDigits ${around('(thaiDigits ', ')', 5000, 'project.code')}}}</p>`],
  ])('%s', (_, body) => {
    const { value, diagnostics } = load(report(body));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['E-TEMPLATE-LIMIT']);
    expect(places(diagnostics)[0]).toMatch(/^E-TEMPLATE-LIMIT tpl\/report\.hbs:1:\d+$/);
  });

  test('and what nests less is not', () => {
    expect(codes(report(`<p>${around('<strong>', '</strong>', 98)}</p>`))).toEqual([]);
    expect(codes(report(`<p>${around('{{#if draft}}', '{{/if}}', 100)}</p>`))).toEqual([]);
    expect(codes(report(`<p>${'{{#if draft}}x{{/if}}'.repeat(500)} ${'('.repeat(200)}</p>`))).toEqual([]);
  });
});

test('expressions that nothing closes are read in one pass', { timeout: 10_000 }, () => {
  expect(codes(report(`<p>${'{{'.repeat(200_000)}</p>`))).toEqual(['E-TEMPLATE-SYNTAX']);
});

test.each(['__proto__', 'constructor', 'toString'])('a figure cannot be called %s', (name) => {
  expect(new Set(codes(report(`<figure src="${name}" of="x"></figure>`)))).toEqual(new Set(['E-TEMPLATE-ATTRIBUTE']));
  expect(codes(report(`<figure src="${name}"></figure>`))).toEqual(['E-TEMPLATE-ATTRIBUTE']);
});

describe('partials', () => {
  const bomb = (levels: number, uses: number) => {
    const partials = Array.from({ length: levels }, (_, level): [string, string] => [
      `partials/b${level}.hbs`,
      `{{> b${level + 1}}}`.repeat(uses),
    ]);
    return { ...report('<p>{{> b0}}</p>'), ...Object.fromEntries(partials), [`partials/b${levels}.hbs`]: 'x' };
  };

  test('that expand without end are reported once', () => {
    expect(codes(bomb(12, 10))).toEqual(['E-TEMPLATE-LIMIT']);
    expect(codes(bomb(500, 1))).toEqual(['E-TEMPLATE-LIMIT']);
    expect(codes(bomb(2, 10))).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('cannot be called %s', (name) => {
    const files = { ...OWN_FILES, [`partials/${name}.hbs`]: 'x' };
    const named = Object.fromEntries(Object.entries(files));
    Object.defineProperty(named, `partials/${name}.hbs`, { value: 'x', enumerable: true });
    const { diagnostics } = load(named);
    expect(places(diagnostics)[0]).toContain(`E-TEMPLATE-FILE tpl/partials/${name}.hbs`);
  });
});

test('lists within lists that make more of the data than a document holds are reported, and the next document is whole', () => {
  const { value } = load(report(`<p>${around('{{#each @root.reports}}', '{{/each}}', 20)}</p>`));
  expect(compose(PROJECT, value!, EXTRAS)).toMatchObject({
    diagnostics: [{ code: 'E-TEMPLATE-LIMIT', file: 'tpl' }],
  });
  expect(compose(PROJECT, load(OWN_FILES).value!, EXTRAS).value).toBeDefined();
});

test('a file of more than a million characters is not read', () => {
  expect(codes(report(`<!--${'x'.repeat(1_000_000)}-->`))).toEqual(['E-TEMPLATE-LIMIT']);
});

test('a byte order mark is no text', () => {
  const marked = Object.fromEntries(Object.entries(OWN_FILES).map(([name, text]) => [name, `\ufeff${text}`]));
  const { value, diagnostics } = load(marked);
  expect(diagnostics).toEqual([]);
  expect(compose(PROJECT, value!, EXTRAS)).toEqual(compose(PROJECT, load(OWN_FILES).value!, EXTRAS));
});

test.each(['\r\n', '\r'])('lines may end with %j', (end) => {
  const changed = Object.fromEntries(
    Object.entries(OWN_FILES).map(([name, text]) => [name, text.replaceAll('\n', end)]),
  );
  const { value, diagnostics } = load(changed);
  expect(diagnostics).toEqual([]);
  expect(compose(PROJECT, value!, EXTRAS)).toEqual(compose(PROJECT, load(OWN_FILES).value!, EXTRAS));
});

test.each([
  ['a byte order mark where files were joined', '\ufeff', 'invisible character U+FEFF'],
  ['a sign that turns text around', '\u202e', 'invisible character U+202E'],
  ['a control character', '\u0007', 'invisible character U+0007'],
  ['a zero byte', '\0', 'invisible character U+0000'],
])('%s is reported at its place', (_, character, words) => {
  const { diagnostics } = load(report(`\n<p>ก${character}ข</p>`));
  expect(places(diagnostics)).toEqual(['E-TEMPLATE-FILE tpl/report.hbs:2:5']);
  expect(diagnostics[0]).toMatchObject({ message: { en: words }, hint: { en: 'delete it' } });
});

test('a template in UTF-16 is called so, not full of zero bytes', () => {
  const text = Buffer.from('<article></article>', 'utf16le').toString('utf8');
  const { diagnostics } = load({ ...OWN_FILES, 'report.hbs': text });
  expect(diagnostics[0]?.hint?.en).toContain('UTF-8');
});
