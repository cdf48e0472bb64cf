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
