import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { formatPath, type Path, parsePath } from '../../../src/yaml/tree.ts';
import { pathAt, type TextTree } from './tree.ts';

/** A finding at its field and at its place in the text. */
export interface Finding extends Diagnostic {
  readonly at: Path;
  /** The path as text, to look it up by. */
  readonly key: string;
  /** Offsets in the text that was checked. */
  readonly start: number;
  readonly end: number;
}

/** Before the first check of a text: nobody can say yet that there are none. */
export const unchecked: readonly Finding[] = [];

/** Findings with their fields. Places are lines and columns: the text may have other line ends than the file. */
export function placeFindings(diagnostics: readonly Diagnostic[], tree: TextTree): readonly Finding[] {
  const lines = lineStarts(tree.text);
  const offset = (line: number, column: number) => Math.min(tree.text.length, (lines[line - 1] ?? 0) + column - 1);
  return diagnostics.map((each) => {
    const { range, path } = each;
    const start = range ? offset(range.start.line, range.start.column) : 0;
    const end = range ? Math.max(start, offset(range.end.line, range.end.column)) : 0;
    const at = (path !== undefined && parsePath(path)) || (range ? pathAt(tree.root, start, tree.text) : []);
    return { ...each, at, key: formatPath(at), start, end };
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Findings at a field: of the value itself, and of what lies below it where the form has no field of its own. */
export function findingsAt(findings: readonly Finding[], path: Path): readonly Finding[] {
  const key = formatPath(path);
  return findings.filter(
    (each) => each.key === key || each.key.startsWith(`${key}.`) || each.key.startsWith(`${key}[`),
  );
}
