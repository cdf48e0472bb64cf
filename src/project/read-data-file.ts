import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';

/**
 * Reads a data file, or reports what else lies there: E-FILE-KIND for a link, a pipe or a device, E-YAML-LIMIT for a file
 * that is too large. Throws `EnvironmentFailure` for what the machine refuses.
 */
export function readDataFile(workspace: Workspace, file: string): Outcome<Uint8Array> {
  return reported(file, 'E-YAML-LIMIT', () => {
    if (workspace.isLink(file)) throw failureOfKind('is-a-link', file);
    if (workspace.isFolder(file)) workspace.list(file); // a run has it among its files when it cannot be listed
    return workspace.readBytes(file, sizeLimits.data);
  });
}

/** Reads a file to import, as `readDataFile` does; the user named it, so that a link is followed. */
export function readImportedFile(workspace: Workspace, file: string): Outcome<Uint8Array> {
  return reported(file, 'E-IMPORT-LIMIT', () => workspace.readBytes(file, sizeLimits.imported));
}

function reported(
  file: string,
  limitCode: 'E-YAML-LIMIT' | 'E-IMPORT-LIMIT',
  read: () => Uint8Array,
): Outcome<Uint8Array> {
  try {
    return { value: read(), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    const code = codes[error.kind] ?? (error.kind === 'too-large' ? limitCode : undefined);
    if (code === undefined) throw error;
    return { diagnostics: [diagnostic(code, { file }, { message: error.text, hint: error.hint })] };
  }
}

const codes: Partial<Record<EnvironmentFailure['kind'], 'E-FILE-KIND'>> = {
  'is-a-link': 'E-FILE-KIND',
  'not-a-file': 'E-FILE-KIND',
};
