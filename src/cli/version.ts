import { join } from 'node:path';
import type { Workspace } from '../model/workspace.ts';

/** The version in the package's own `package.json`. */
export function packageVersion(workspace: Workspace): string {
  const { version } = JSON.parse(workspace.readText(join(workspace.packageRoot, 'package.json'))) as {
    version: string;
  };
  return version;
}
