import type { GlyphRun } from '../layout/page.ts';
import { fill } from './color.ts';
import type { FontSet } from './fonts.ts';
import { number } from './syntax.ts';

/**
 * Draws the runs of one line; `y` is its baseline, pt from the foot of the page. Takes the operators that colour and
 * font were last set with, so as not to say them again, and returns those that hold now.
 */
export function drawRuns(out: string[], runs: readonly GlyphRun[], y: number, fonts: FontSet, lastSet = ''): string {
  const height = number(y);
  let set = lastSet;
  out.push('BT');
  for (const run of runs) {
    const wanted = `${fill(run.color)} /${fonts.name(run.face)} ${number(run.fontSize)} Tf`;
    if (wanted !== set) out.push(wanted);
    set = wanted;
    out.push(`1 0 0 1 ${number(run.x)} ${height} Tm ${fonts.encode(run)} Tj`);
  }
  out.push('ET');
  return set;
}
