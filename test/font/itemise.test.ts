import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemise } from '../../src/font/itemise.ts';

test.each([
  ['ที่', 'ที่:Thai'],
  ['Aที่A', 'A:Latn ที่:Thai A:Latn'],
  ['PM2.5ที่ 2:A', 'PM2.5:Latn ที่_2::Thai A:Latn'],
  ['(1) ก', '(1)_ก:Thai'],
  ['"é', '"é:Latn'],
  ['12.5%', '12.5%:Zyyy'],
  ['ก฿A', 'ก฿:Thai A:Latn'],
  ['฿A', '฿A:Latn'],
  ['e\u0301ก\u200bA', 'e\u0301:Latn ก\u200b:Thai A:Latn'],
  ['👩‍🔬ก', '👩‍🔬ก:Thai'],
  ['', ''],
])('%s', (text, runs) => {
  const shown = itemise(text).map((run) => `${run.text.replaceAll(' ', '_')}:${run.script}`);
  expect(shown.join(' ')).toBe(runs);
});

test('the runs of any text are the text, in order', () => {
  const unit = fc.oneof(fc.constantFrom('ก', '่', 'A', 'é', '1', ' '), fc.string({ unit: 'binary', maxLength: 2 }));
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const text = units.join('');
      const runs = itemise(text).map((run) => run.text);
      expect(runs.join('')).toBe(text);
      expect(runs).not.toContain('');
    }),
  );
});
