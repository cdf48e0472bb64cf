import { expect, test } from 'vitest';
import { loadSettings } from '../../src/project/load-settings.ts';
import { defaultSettings } from '../../src/project/settings.ts';

const load = (text: string) => loadSettings('raingan.yaml', new TextEncoder().encode(text));

test('the statuses of an office replace the built-in ones of their column', () => {
  expect(load('planStatuses:\n  - ตรงเวลา\n').value).toEqual({ ...defaultSettings, planStatuses: ['ตรงเวลา'] });
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
])('%j is refused with its place', (text, expected, hint) => {
  const { value, diagnostics } = load(text);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code, range }) => `${code} ${range?.start.line}:${range?.start.column}`)).toEqual([
    expected,
  ]);
  if (hint) expect(diagnostics[0]?.hint?.en).toBe(hint);
});
