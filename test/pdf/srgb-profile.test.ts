import { expect, test } from 'vitest';
import { srgbProfile } from '../../scripts/write-srgb-profile.ts';
import { SRGB_PROFILE } from '../../src/pdf/srgb-profile.generated.ts';

test('the profile kept in the program is the one that its script makes', () => {
  expect(Buffer.from(SRGB_PROFILE, 'base64')).toEqual(srgbProfile());
});
