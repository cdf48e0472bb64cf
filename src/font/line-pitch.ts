import type { Face } from '../model/face.ts';

/** Smallest distance of baselines, in em, at which no ink of one line touches the next, whatever stands in which face. */
export function linePitch(faces: readonly Face[]): number {
  const above = Math.max(0, ...faces.map((face) => face.metrics.inkTop / face.unitsPerEm));
  const below = Math.min(0, ...faces.map((face) => face.metrics.inkBottom / face.unitsPerEm));
  return above - below;
}
