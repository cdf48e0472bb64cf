import type { Details } from '../../diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Project } from '../project.ts';
import type { Path } from '../tree.ts';

/** What a rule found: the value concerned and what to say about it. */
export interface Finding extends Details {
  readonly path: Path;
  /** Points at the key in place of the value. */
  readonly at?: 'key';
}

/** A check of a valid project against what is usual; its meaning and source stand in the catalogue under `code`. */
export interface Rule {
  readonly code: DiagnosticCode;
  check(project: Project): readonly Finding[];
}
