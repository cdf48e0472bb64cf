/** Twentieths of a point, the unit of lengths in WordprocessingML. */
export function twips(points: number): number {
  return Math.round(points * 20);
}
