import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSettings } from '../../src/cli/options/open-settings.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { loadSettings, readSettings, settingsSchema } from '../../src/project/load-settings.ts';
import { projectSchema } from '../../src/project/schema.ts';
import { defaultSettings, misnamedSettings, publicFields, settingsInForce } from '../../src/project/settings.ts';
import { isOmissible, knownKeys, schemaOf } from '../../src/yaml/inspect-schema.ts';

const load = (text: string) => loadSettings('raingan.yaml', new TextEncoder().encode(text));

test('the statuses of an office replace the built-in ones of their column', () => {
  const { office } = load('planStatuses:\n  - ตรงเวลา\n').value!;
  expect(settingsInForce(office)).toEqual({ ...defaultSettings, planStatuses: ['ตรงเวลา'] });
});

test.each([
  ['planStatus: [ก]', 'E-UNKNOWN-KEY 1:1', 'did you mean `planStatuses`?'],
  ['targetStatuses: ก', 'E-TYPE 1:17', undefined],
  ['targetStatuses:\n  - 5', 'E-TYPE 2:5', undefined],
  ['planStatuses: []', 'E-TYPE 1:15', undefined],
  ['pdf: 2.0', 'E-TYPE 1:6', 'write `"2.0"`'],
  ['- ก', 'E-TYPE 1:1', undefined],
  ['planStatuses: [', 'E-YAML-SYNTAX 1:15', undefined],
  ['', 'E-YAML-SYNTAX 1:1', undefined],
  ['years:\n  2565: { templat: x }', 'E-UNKNOWN-KEY 2:11', 'did you mean `template`?'],
  ['years: { 2022: { strict: true } }', 'E-UNKNOWN-KEY 1:10', 'write four digits, such as `2565`'],
  ['years: { 64: { strict: true } }', 'E-UNKNOWN-KEY 1:10', 'write four digits, such as `2564`'],
  ['years: { 2565: { lang: th } }', 'E-UNKNOWN-KEY 1:18', undefined],
  ['formats: [pdf, odt]', 'E-TYPE 1:16', undefined],
  ['strict: yes', 'E-TYPE 1:9', undefined],
  ['publicWithout: [project.name]', 'E-TYPE 1:17', undefined],
  ['out: ~/reports', 'E-TYPE 1:6', undefined],
  ['years:\n  2565:\n    out: "~"', 'E-TYPE 3:10', undefined],
])('%j is refused with its place', (text, expected, hint) => {
  const { value, diagnostics } = load(text);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, range }) => `${code} ${range?.start.line}:${range?.start.column}`)).toEqual([
    expected,
  ]);
  if (hint) expect(diagnostics[0]?.hint?.en).toBe(hint);
});

test.each<[string, string[], string | undefined]>([
  ['planStatuses: [ตามแผน, ล่าช้า]\nlateStatuses: [ล่าช้า]', [], undefined],
  ['planStatuses: [ตามแผน, ล่าช้า]\nlateStatuses: [ล่าช้า, ลาช้า]', ['2:24'], 'did you mean `ล่าช้า`?'],
  ['lateStatuses: [ช้ากว่าแผน, ช้า]', ['1:28'], expect.stringContaining('is added to `planStatuses`')],
  ['lateStatuses: [ช้า]\nplanStatuses: [ช้า]', [], undefined],
  // A year that has no list of its own has the office's.
  ['planStatuses: [ช้า]\nyears:\n  2565:\n    lateStatuses: [ช้า]', [], undefined],
  ['years:\n  2565:\n    planStatuses: [ช้า]\n    lateStatuses: [ช้ากว่าแผน]', ['4:20'], undefined],
])('%j: a status that counts as late is one that a report may have', (text, places, hint) => {
  const { value, diagnostics } = load(text);
  expect(value).toBeDefined();
  expect(diagnostics.map(({ range }) => `${range?.start.line}:${range?.start.column}`)).toEqual(places);
  for (const each of diagnostics) {
    expect(each).toMatchObject({ code: 'W-STATUS-UNKNOWN', severity: 'warning', file: 'raingan.yaml' });
    expect(each.expected?.en).toMatch(/^`.+`$/);
  }
  if (hint !== undefined) expect(diagnostics[0]?.hint?.en).toEqual(hint);
});

test.each(['# out: x', '\ufeff# ก\r\n\r\n  # ข\r\n'])('%j, with comments alone, sets nothing', (text) => {
  expect(load(text)).toMatchObject({ value: { office: {} }, diagnostics: [] });
});

test.each(misnamedSettings)('settings in %s are not in force, and this is said once', async (name) => {
  const found = async (...names: string[]) => {
    const files = Object.fromEntries(names.map((each) => [each, 'out: x']));
    const printed: Diagnostic[] = [];
    await openSettings(createMemoryWorkspace({ files }), (diagnostics) => printed.push(...diagnostics));
    return printed.map(({ code, file }) => [code, file]);
  };
  expect(await found(name)).toEqual([['W-FILE-NAME', name]]);
  expect(await found(name, 'raingan.yaml')).toEqual([]);
  expect(await found()).toEqual([]);
  expect(readSettings(createMemoryWorkspace({ files: { [name]: 'out: x' } })).diagnostics).toEqual([]);
});

test('what a year says wins over what is said of all years, and that over what is built in', () => {
  const { office, placeOf } = load('template: ก\nout: ข\nyears:\n  2565:\n    template: ค\n').value!;
  expect(settingsInForce(office)).toEqual({ ...defaultSettings, template: 'ก', out: 'ข' });
  expect(settingsInForce(office, 2565)).toEqual({ ...defaultSettings, template: 'ค', out: 'ข' });
  expect(settingsInForce(office, 2566)).toEqual(settingsInForce(office));
  expect(placeOf(['years', '2565', 'template'])).toMatchObject({ line: 5, column: 5 });
  expect(placeOf(['fonts'])).toBeUndefined();
});

test('a file that is named and not there is a mistake of raingan.yaml', () => {
  const text = 'template: letterhead\nfonts: fonts.yaml\nyears:\n  2565: { docxTemplate: letter.docx }\n';
  const { diagnostics } = loadSettings(
    'raingan.yaml',
    new TextEncoder().encode(text),
    {},
    (path) => path === 'fonts.yaml',
  );
  expect(diagnostics.map(({ code, range }) => [code, range?.start.line, range?.start.column])).toEqual([
    ['E-TEMPLATE-FILE', 1, 11],
    ['E-TEMPLATE-FILE', 4, 25],
  ]);
});

test('only fields that a data file may leave out can be left out of a public copy', () => {
  for (const field of publicFields) {
    const path = field.split('.');
    const parent = path.slice(0, -1).reduce<unknown>(schemaOf, projectSchema);
    expect(isOmissible(schemaOf(parent, path.at(-1)!)) || field.startsWith('signature.'), field).toBe(true);
  }
});

test.each(knownKeys(settingsSchema).filter(({ parent }) => parent === ''))('docs/data.md explains $key', ({ key }) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/data.md'), 'utf8');
  const table = page.slice(page.indexOf('## Settings of an office'), page.indexOf('## Findings across files'));
  expect(new RegExp(`^\\| [^|]*\`${key}\``, 'm').test(table), `${key} is not among the settings in docs/data.md`).toBe(
    true,
  );
});
