import type { BasisPoints } from '../model/project.ts';

/** A part in percent of a whole, rounded half up to 0.01; null of nothing. */
export function shareOf(part: number, whole: number): BasisPoints | null {
  return ratio(BigInt(part) * 10_000n, BigInt(whole));
}

/** Plain mean of percentages, rounded half up to 0.01; null of none. */
export function meanOf(percentages: readonly BasisPoints[]): BasisPoints | null {
  return weightedMeanOf(percentages.map((value) => ({ value, weight: 1 })));
}

/** Mean of percentages of which each counts as much as its weight (whole, >= 0); null when nothing weighs anything. */
export function weightedMeanOf(
  entries: readonly { readonly value: BasisPoints; readonly weight: number }[],
): BasisPoints | null {
  let sum = 0n;
  let weights = 0n;
  for (const { value, weight } of entries) {
    sum += BigInt(value) * BigInt(weight);
    weights += BigInt(weight);
  }
  return ratio(sum, weights);
}

/** Exact, however large the numbers; both >= 0. */
function ratio(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((2n * part + whole) / (2n * whole));
}
