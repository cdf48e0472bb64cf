import type { Workspace } from '../model/workspace.ts';

/** Writes a data file whole, unless another one is there; the same bytes are left alone. */
export function writeNew(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  workspace: Workspace,
  force: boolean,
): 'written' | 'unchanged' | 'exists' {
  const there = workspace.exists(path);
  if (there && Buffer.compare(workspace.readBytes(path), bytes) === 0) return 'unchanged';
  if (there && !force) return 'exists';
  workspace.writeWhole(path, bytes);
  return 'written';
}
