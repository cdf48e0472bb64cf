/** Milliseconds since 1970: for times in logs and for delays, never in an output. */
export function epoch(): number {
  return Date.now();
}

/** A moment as logs have it, in UTC. */
export function logTime(): string {
  return new Date().toISOString();
}

/** The seconds of SOURCE_DATE_EPOCH for a date. */
export function epochSeconds(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}
