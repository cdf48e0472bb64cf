import type { Details } from '../../diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Range } from '../../diagnostics/diagnostic.ts';
import type { Project } from '../../model/project.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import type { Path } from '../../yaml/tree.ts';
import type { Settings } from '../settings.ts';
import type { PrintedText } from './printed-texts.ts';

/** What a rule found: the value concerned and what to say about it. */
export interface Finding extends Details {
  readonly path: Path;
  /** Points at the key in place of the value. */
  readonly at?: 'key';
  /** Points at these words of the value; offsets in the value's text. */
  readonly part?: Part;
  /** Points elsewhere in the file. */
  readonly range?: Range;
}

/** `end` is exclusive. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** What rules look at besides the project. */
export interface RuleContext {
  /** Path of the data file, as messages name it. */
  readonly file: string;
  /** Every text of the project that is printed. */
  readonly texts: readonly PrintedText[];
  readonly dictionary: Dictionary | undefined;
  readonly settings: Settings;
  /** Whether a file or folder is there; always false when there is no disk to look at. */
  readonly exists: (path: string) => boolean;
}

/** A check of a valid project against what is usual; its meaning and source are in the catalogue under `code`. */
export interface Rule {
  readonly code: DiagnosticCode;
  check(project: Project, context: RuleContext): readonly Finding[];
}

/** A finding with the code of the rule that made it. */
export interface CodedFinding {
  readonly code: Rule['code'];
  readonly finding: Finding;
}
