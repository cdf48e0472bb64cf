import { expect, test } from 'vitest';
import { effortOf } from '../support/effort.ts';
import { someOf } from '../support/thorough.ts';
import { importAny, legacyForm } from './support.ts';

test.each([
  ['spaces', ' '.repeat(20_000)],
  ['tabs', '\t'.repeat(20_000)],
  ['colons', ' :'.repeat(20_000)],
  ['short lines', '\nก'.repeat(20_000)],
  ['entries', '\nรายงานครั้งที่4 :: ก'.repeat(3000)],
  ['brackets', '(โทร '.repeat(20_000)],
])('a printout with very many %s is read without much work, or refused', { tags: 'thorough' }, async (_, junk) => {
  for (const place of someOf(['รวบรวมประเด็น', 'นางสาวกานดา', 'โดยภาครัฐต้อง'], 3)) {
    const text = legacyForm.replace(place, `${junk}${place}`);
    const { value, effort } = await effortOf(() => importAny(text));
    expect(effort).toBeLessThan(500);
    const { bytes } = value;
    expect(new TextDecoder().decode(bytes)).toContain(place);
  }
});
