import { structuredPatch } from 'diff';

/** A line of a difference; those that both have are only there around the others. */
export interface DiffLine {
  readonly kind: 'both' | 'theirs' | 'mine';
  readonly text: string;
  /** Counts the lines of the difference. */
  readonly number: number;
}

export function diffLines(theirs: string, mine: string): readonly DiffLine[] {
  const { hunks } = structuredPatch('', '', theirs, mine, '', '', { context: 2 });
  const kinds = { '-': 'theirs', '+': 'mine', ' ': 'both' } as const;
  return hunks
    .flatMap(({ lines }) => lines)
    .filter((line) => line[0] !== '\\')
    .map((line, number) => ({ kind: kinds[line[0] as '-'] ?? 'both', text: line.slice(1), number }));
}
