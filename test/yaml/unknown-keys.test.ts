import { expect, test } from 'vitest';
import { exampleText, load } from '../project/example.ts';

const found = (change: (text: string) => string) =>
  load(exampleText(change)).diagnostics.map(({ code, hint }) => [code, hint?.en]);
const listed = ['E-UNKNOWN-KEY', expect.stringMatching(/^known keys: `number` `date` /)];
const missing = ['E-MISSING-KEY', expect.any(String)];

test.each([
  ['narrative', 'รายละเอียด'],
  ['rationale', 'ความเป็นมา'],
  ['project', 'ข้อมูลโครงการ'],
])('a key in Thai where `%s` is missing is one mistake', (key, thai) => {
  const hint = `did you mean \`${key}\`, which is missing here? Then rename the key to \`${key}\``;
  expect(found((text) => text.replace(`${key}:`, `${thai}:`))).toEqual([['E-UNKNOWN-KEY', hint]]);
});

test('what such a key means is guessed only where there is one of each', () => {
  const narrative = (text: string) => text.replace('narrative:', 'รายละเอียด:');
  expect(found((text) => narrative(text).replace('progress:', 'ร้อยละ:'))).toEqual([missing, missing, listed, listed]);
  expect(found((text) => text.replace('narrative:', 'หมายเหตุ: ""\n    narrative:'))).toEqual([listed]);
  expect(found((text) => text.replace('narrative:', 'remark:'))).toEqual([missing, listed]);
  // `progres` already explains why `progress` is missing, so `narrative` is the only missing key left.
  expect(found((text) => narrative(text).replace('progress:', 'progres:'))).toEqual([
    ['E-UNKNOWN-KEY', expect.stringContaining('`narrative`, which is missing here')],
    ['E-UNKNOWN-KEY', 'did you mean `progress`?'],
  ]);
});
