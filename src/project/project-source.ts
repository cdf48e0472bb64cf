import type { Range } from '../diagnostics/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { Path } from '../yaml/tree.ts';

/** The file a project was read from. */
export interface ProjectSource {
  readonly file: string;
  /** Without a byte order mark; offsets count in it. */
  readonly text: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly digest: string;
  /** Place of a value (or of its key) by path, `['reports', 2, 'date']`; for one that is not there, of the nearest key above. */
  locate(path: Path, which?: 'key' | 'value'): Range;
}

export interface LoadedProject {
  readonly project: Project;
  readonly source: ProjectSource;
  /** Paths whose values the file does not have in a form that can be read; only where it has errors. */
  readonly unread?: readonly Path[];
}
