import type { BasisPoints, Satang } from '../model/project.ts';

/** Writes money in baht without the unit, thousands grouped, decimals only when there are any: `1,234.50`, `0`. */
export function formatBaht(satang: Satang): string {
  const sign = satang < 0 ? '-' : '';
  const amount = Math.abs(satang);
  const decimals = amount % 100;
  const baht = String((amount - decimals) / 100).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === 0 ? `${sign}${baht}` : `${sign}${baht}.${twoDigits(decimals)}`;
}

/** The same with two decimals always, so that amounts of a column lie one below the other: `1,234.00`. */
export function formatBahtAndSatang(satang: Satang): string {
  return satang % 100 === 0 ? `${formatBaht(satang)}.00` : formatBaht(satang);
}

/** Writes a percentage without the sign, always with two decimals: `1000` is `10.00`. */
export function formatPercent(basisPoints: BasisPoints): string {
  const decimals = basisPoints % 100;
  return `${(basisPoints - decimals) / 100}.${twoDigits(decimals)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
