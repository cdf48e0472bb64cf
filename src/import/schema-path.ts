import { dirname, join, relative } from 'node:path';
import type { Workspace } from '../model/workspace.ts';

/**
 * Path of the JSON Schema as seen from a data file, for editors: the package's own where it lies under the working folder,
 * else the file `raingan schema` is to be saved as.
 */
export function schemaPath(dataFile: string, { root, packageRoot }: Workspace): string {
  const shipped = join(packageRoot, 'docs', 'project.schema.json');
  const inside = !relative(root, shipped).startsWith('..');
  const target = inside ? shipped : join(root, 'project.schema.json');
  return relative(dirname(join(root, dataFile)), target).replaceAll('\\', '/');
}
