import type { IsoDate } from '../model/project.ts';
import type { Workspace } from '../model/workspace.ts';
import { lastYear } from '../project/date.ts';

/** Seconds from 1970 to the end of the last year that a report may name. */
const lastSecond = Date.UTC(lastYear + 1, 0) / 1000 - 1;

/**
 * The day SOURCE_DATE_EPOCH asks for (reproducible-builds.org), in UTC.
 * `absent` when the variable is unset or empty; `invalid` when it is not a count of seconds since 1970, or of a
 * year that no report may name.
 */
export function sourceDate(workspace: Workspace): IsoDate | 'absent' | 'invalid' {
  const text = workspace.environment('SOURCE_DATE_EPOCH');
  if (!text) return 'absent';
  const seconds = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= lastSecond ? new Date(seconds * 1000).toISOString().slice(0, 10) : 'invalid';
}
