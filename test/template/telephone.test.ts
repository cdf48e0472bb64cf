import { expect, test } from 'vitest';
import { templateHelpers } from '../../src/template/helpers.ts';

test.each([
  ['1519', 'โทร 1519'],
  ['โทร. 5885/ 5886', 'โทร. 5885/ 5886'],
  ['โทร 1519', 'โทร 1519'],
  ['โทรศัพท์ 0 2111 2222', 'โทรศัพท์ 0 2111 2222'],
  [' โทร. 1', 'โทร. 1'],
  ['081-234-5678', 'โทร 081-234-5678'],
])('the telephone %j is printed as %j', (phone, printed) => {
  expect(templateHelpers.telephone!.apply(phone as never, { hasSatang: false })).toBe(printed);
});
