import type { Localized } from './localized.ts';

/**
 * - `not-found`: no such file or folder.
 * - `unreadable`: it is there, but may not be read.
 * - `read-only`: it may not be written.
 * - `disk-full`: no room left on the disk, or the quota is used up.
 * - `is-a-folder`: a folder stands where a file is needed.
 * - `not-a-folder`: a file stands where a folder is needed.
 * - `busy`: another run is writing to the folder.
 * - `other`: anything else the machine refuses.
 */
export type FailureKind =
  | 'not-found'
  | 'unreadable'
  | 'read-only'
  | 'disk-full'
  | 'is-a-folder'
  | 'not-a-folder'
  | 'busy'
  | 'other';

/** The machine refused: a user meets it as a short message with a hint and exit status 3. */
export class EnvironmentFailure extends Error {
  readonly kind: FailureKind;
  /** As the user gave it. */
  readonly path: string;
  readonly text: Localized;
  readonly hint: Localized;

  constructor(kind: FailureKind, path: string, text: Localized, hint: Localized, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'EnvironmentFailure';
    this.kind = kind;
    this.path = path;
    this.text = text;
    this.hint = hint;
  }
}
