import type { Satang } from './project.ts';

/** Sum of amounts, exact to the satang; `undefined` when it is too large to be exact. */
export function sumSatang(amounts: Iterable<Satang>): Satang | undefined {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(amount);
  const satang = Number(sum);
  return Number.isSafeInteger(satang) ? satang : undefined;
}
