import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';

/**
 * Reads a data file, or reports what else lies there: E-FILE-KIND for a link, a folder, a pipe or a device, E-YAML-LIMIT for a file
 * that is too large. Throws `EnvironmentFailure` for what the machine refuses.
 */
export function readDataFile(workspace: Workspace, file: string): Outcome<Uint8Array> {
  return reported(file, dataKinds, () => {
    if (workspace.isLink(file)) throw failureOfKind('is-a-link', file);
    if (workspace.isFolder(file)) workspace.list(file); // one that cannot be listed is the machine's refusal
    return workspace.readBytes(file, sizeLimits.data);
  });
}

/** Reads a file to import, as `readDataFile` does; the user named it, so that a link is followed. */
export function readImportedFile(workspace: Workspace, file: string): Outcome<Uint8Array> {
  return reported(file, importedKinds, () => workspace.readBytes(file, sizeLimits.imported));
}

/** The findings that failures of these kinds are. */
type Kinds = Partial<Record<EnvironmentFailure['kind'], 'E-FILE-KIND' | 'E-YAML-LIMIT' | 'E-IMPORT-LIMIT'>>;

const dataKinds: Kinds = {
  'is-a-link': 'E-FILE-KIND',
  'is-a-folder': 'E-FILE-KIND',
  'not-a-file': 'E-FILE-KIND',
  'too-large': 'E-YAML-LIMIT',
};

const importedKinds: Kinds = {
  'is-a-link': 'E-FILE-KIND',
  'not-a-file': 'E-FILE-KIND',
  'too-large': 'E-IMPORT-LIMIT',
};

function reported(file: string, kinds: Kinds, read: () => Uint8Array): Outcome<Uint8Array> {
  try {
    return { value: read(), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    const code = kinds[error.kind];
    if (code === undefined) throw error;
    return { diagnostics: [diagnostic(code, { file }, { message: error.text, hint: error.hint })] };
  }
}
