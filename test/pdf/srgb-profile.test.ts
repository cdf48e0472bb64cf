import { expect, test } from 'vitest';
import { srgbProfile } from '../../scripts/write-srgb-profile.ts';
import { srgbProfileBytes } from '../../src/pdf/srgb-profile.generated.ts';
import { buildPdf } from '../support/build.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { nameOf } from '../support/pdf-syntax.ts';
import { readSeed } from '../support/seed.ts';

test('the profile kept in the program is the one that its script makes', () => {
  expect(Buffer.from(srgbProfileBytes, 'base64')).toEqual(srgbProfile());
});

test('a report has it', async () => {
  const pdf = readPdfObjects((await buildPdf(readSeed())).bytes);
  const profile = pdf.decode(pdf.get(pdf.catalog, 'OutputIntents', 0, 'DestOutputProfile'));
  expect(Buffer.from(profile)).toEqual(srgbProfile());
  expect(nameOf(pdf.get(pdf.catalog, 'OutputIntents', 0, 'S'))).toBe('GTS_PDFA1');
});
