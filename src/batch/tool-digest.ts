import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * SHA-256 over raingan's compiled modules and the versions of the packages it uses, in hexadecimal: between releases,
 * too, a changed program builds anew. Modules that only ask, run and store (`cli`, `batch`, `workspace`) do not count.
 */
export function toolDigest(workspace: Workspace): string {
  const { packageRoot } = workspace;
  const hash = createHash('sha256');
  hash.update(dependenciesOf(workspace.readText(posix.join(packageRoot, 'package.json'))));
  for (const module of modulesBelow(workspace, packageRoot, 'dist')) {
    hash.update(`\0${module}\0${workspace.digestOf(posix.join(packageRoot, module))?.sha256}`);
  }
  return hash.digest('hex');
}

const shapesNoBytes = new Set(['dist/cli', 'dist/batch', 'dist/workspace']);

function modulesBelow(workspace: Workspace, root: string, folder: string): string[] {
  if (!workspace.isFolder(posix.join(root, folder)) || shapesNoBytes.has(folder)) return [];
  return workspace.list(posix.join(root, folder)).flatMap((name) => {
    const path = posix.join(folder, name);
    return name.endsWith('.js') ? [path] : name.includes('.') ? [] : modulesBelow(workspace, root, path);
  });
}

function dependenciesOf(packageJson: string): string {
  const { dependencies = {} } = JSON.parse(packageJson) as { dependencies?: Record<string, string> };
  return JSON.stringify(Object.entries(dependencies).sort());
}
