import type { ProgressReport } from '../../model/project.ts';

/** A report with its place in the file. */
export interface PlacedReport {
  readonly index: number;
  readonly report: ProgressReport;
}

/**
 * The reports as they follow each other: those of the file, but where one was pasted in the wrong place, which is a finding
 * of its own, by their numbers.
 */
export function readingOrder(reports: readonly ProgressReport[]): readonly PlacedReport[] {
  const placed = reports.map((report, index) => ({ index, report }));
  if (ascend(reports.map(({ number }) => number)) || datesAscend(reports)) return placed;
  return placed.toSorted((a, b) => a.report.number - b.report.number);
}

/** Whether every report has a date and none lies before the one above it: then the numbers are wrong, not the places. */
export function datesAscend(reports: readonly ProgressReport[]): boolean {
  const dates = reports.flatMap(({ date }) => date ?? []);
  return dates.length === reports.length && new Set(dates).size === dates.length && ascend(dates);
}

function ascend<T extends number | string>(values: readonly T[]): boolean {
  return values.every((value, index) => index === 0 || value >= values[index - 1]!);
}
