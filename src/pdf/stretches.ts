import type { GlyphRun, Line } from '../layout/page.ts';

/** Runs side by side on one line that belong to one structure element, or to one artifact. */
export interface Stretch {
  readonly line: Line;
  readonly runs: readonly GlyphRun[];
  readonly part: 'content' | 'term' | 'marker';
}

/** Cuts lines where label, value or language changes and around abbreviations: each has an element of its own. */
export function cutStretches(lines: readonly Line[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const line of lines) {
    const { runs } = line;
    let start = 0;
    for (let end = 1; end <= runs.length; end++) {
      if (end < runs.length && (line.role !== 'body' || areAlike(runs[start]!, runs[end]!))) continue;
      const part = line.part === 'marker' ? 'marker' : runs[start]!.part;
      stretches.push({ line, runs: end - start === runs.length ? runs : runs.slice(start, end), part });
      start = end;
    }
  }
  return stretches;
}

/** Whether `next` goes on in the marked-content sequence of the stretch before it. */
export function goesOn(last: Stretch, next: Stretch): boolean {
  if (last.line.role !== next.line.role) return false;
  if (last.line.role !== 'body') return true;
  return last.line.block === next.line.block && last.part === next.part && areAlike(last.runs[0]!, next.runs[0]!);
}

function areAlike(a: GlyphRun, b: GlyphRun): boolean {
  return a.part === b.part && a.language === b.language && a.expansion === b.expansion;
}
