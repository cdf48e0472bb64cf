import { expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { readSeed } from '../support/seed.ts';

/** An office keeps thousands of them. */
const LIMIT = 45_000;

test('the report of the printed form is small, with space for a longer one', async () => {
  const { bytes } = await buildPdf(readSeed());
  expect(bytes.length).toBeLessThan(0.9 * LIMIT);
});
