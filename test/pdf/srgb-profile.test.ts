import { expect, test } from 'vitest';
import { srgbProfile } from '../../scripts/write-srgb-profile.ts';
import { srgbProfileBytes } from '../../src/pdf/srgb-profile.generated.ts';

test('the profile kept in the program is the one that its script makes', () => {
  expect(Buffer.from(srgbProfileBytes, 'base64')).toEqual(srgbProfile());
});
