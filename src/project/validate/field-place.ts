import type { Place } from '../../diagnostics/build-diagnostic.ts';
import type { Locate } from '../../yaml/locate.ts';
import type { Path, Tree } from '../../yaml/tree.ts';

/** What the checks of one file work on. */
export interface FileContent {
  readonly file: string;
  readonly tree: Tree;
  readonly locate: Locate;
}

/** Place of a value, or of its key. */
export function fieldPlace(content: FileContent, path: Path, which: 'key' | 'value' = 'value'): Place {
  return { file: content.file, range: content.locate(path, which) };
}
