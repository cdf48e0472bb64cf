/** Hundredths as a decimal number with two decimals, exact. */
export function decimals(hundredths: number): string {
  const rest = hundredths % 100;
  return `${(hundredths - rest) / 100}.${String(rest).padStart(2, '0')}`;
}
