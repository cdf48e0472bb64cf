import { arabicDigits } from '../project/decimal.ts';

/** Pt in one of each unit, by definition (1 in = 72 pt = 2.54 cm). */
const pointsPerUnit = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4 } as const;

/** A length with its unit (`3cm`, `11pt`, `-5mm`) or a bare 0, in pt to 1/100; undefined when it is none. */
export function parseLength(written: unknown): number | undefined {
  if (written === 0) return 0;
  const match = typeof written === 'string' ? /^(-?\d+(?:\.\d+)?) ?(pt|in|cm|mm)$/.exec(written) : null;
  if (!match) return undefined;
  const points = Number(match[1]) * pointsPerUnit[match[2] as keyof typeof pointsPerUnit];
  return Math.round(points * 100) / 100;
}

/** What a length that cannot be read was most likely meant to be: with a decimal comma, Thai digits, or its unit in other letters. */
export function meantLength(written: string, usualUnit: LengthUnit): string | undefined {
  const plain = arabicDigits(written)
    .trim()
    .replace(/(?<=\d),(?=\d)/, '.')
    .replace(/^(-?)\./, '$10.');
  const [, number, unit = ''] = /^(-?\d+(?:\.\d+)?) *(.*?)\.?$/.exec(plain) ?? [];
  if (number === undefined) return undefined;
  const meant = unit === '' ? usualUnit : unitNames[unit.toLowerCase()];
  return meant && `${number}${meant}`;
}

export type LengthUnit = keyof typeof pointsPerUnit;

const unitNames: Readonly<Record<string, LengthUnit>> = {
  pt: 'pt',
  pts: 'pt',
  point: 'pt',
  points: 'pt',
  พอยต์: 'pt',
  in: 'in',
  inch: 'in',
  inches: 'in',
  '"': 'in',
  นิ้ว: 'in',
  cm: 'cm',
  ซม: 'cm',
  เซนติเมตร: 'cm',
  mm: 'mm',
  มม: 'mm',
  มิลลิเมตร: 'mm',
};
