import type { BasisPoints } from '../model/project.ts';

/** A range of progress; both ends belong to it. */
export interface Band {
  readonly label: string;
  readonly from: BasisPoints;
  readonly to: BasisPoints;
}

/** Ranges that hold every percentage once; complete projects stand apart. */
export const bandLimits: readonly Band[] = [
  { label: 'ร้อยละ 0.00 - 24.99', from: 0, to: 2499 },
  { label: 'ร้อยละ 25.00 - 49.99', from: 2500, to: 4999 },
  { label: 'ร้อยละ 50.00 - 74.99', from: 5000, to: 7499 },
  { label: 'ร้อยละ 75.00 - 99.99', from: 7500, to: 9999 },
  { label: 'ร้อยละ 100.00', from: 10_000, to: 10_000 },
];
