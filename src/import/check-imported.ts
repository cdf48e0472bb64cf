import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type CheckTools, checkProject } from '../project/check.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import type { Path } from '../yaml/tree.ts';
import type { Note } from './imported.ts';

/** Everything `raingan check` would say about a new data file. */
export function checkImported(path: string, bytes: Uint8Array, tools: CheckTools): readonly Diagnostic[] {
  const { value, partial, diagnostics } = loadProject(path, bytes);
  const readable = value ?? partial;
  const found = [...diagnostics, ...(readable ? checkProject(readable, tools) : [])];
  return found.sort((a, b) => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0));
}

/** The findings in a valid new data file as notes a person decides on; none is applied. */
export function suggestionsFor(path: string, bytes: Uint8Array, tools: CheckTools): readonly Note[] {
  const { value } = loadProject(path, bytes);
  if (!value) return [];
  return checkProject(value, tools).map(({ code, range, message }) => {
    const found = range && pathAt(value, range.start.offset);
    return { id: code, ...(found !== undefined && { path: found }), text: message };
  });
}

/** The path whose value lies at an offset of the file, `reports[1].date`. */
function pathAt({ project, source }: LoadedProject, offset: number): string | undefined {
  const holds = (path: Path) => {
    const { start, end } = source.locate(path);
    return start.offset <= offset && offset < end.offset;
  };
  const path = leafPaths(project, []).find(holds);
  return path
    ?.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

function leafPaths(value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leafPaths(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'provenance' ? [] : leafPaths(inner, [...path, key]),
  );
}
