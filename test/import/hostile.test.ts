import { expect, test } from 'vitest';
import { importAny, legacyForm } from './support.ts';

test.each([
  ['spaces', ' '.repeat(20_000)],
  ['tabs', '\t'.repeat(20_000)],
  ['colons', ' :'.repeat(20_000)],
  ['short lines', '\nก'.repeat(20_000)],
  ['entries', '\nรายงานครั้งที่4 :: ก'.repeat(3000)],
  ['brackets', '(โทร '.repeat(20_000)],
])('a printout with very many %s is read in a few seconds, or refused', async (_, junk) => {
  for (const place of ['รวบรวมประเด็น', 'นางสาวกานดา', 'โดยภาครัฐต้อง']) {
    const text = legacyForm.replace(place, `${junk}${place}`);
    const start = performance.now();
    const { bytes } = await importAny(text);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(new TextDecoder().decode(bytes)).toContain(place);
  }
});
