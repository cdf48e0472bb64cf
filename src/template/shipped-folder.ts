import path from 'node:path';
import type { Workspace } from '../model/workspace.ts';

/** The templates of a project's report that come with raingan; the first is the one that is used where none is named. */
export const shippedTemplates = ['progress-report', 'progress-brief'] as const;

/**
 * The folder of a template that comes with raingan, by its name; undefined for a path, and for a folder of the office's
 * own that has such a name.
 */
export function shippedFolder(name: string, workspace: Workspace): string | undefined {
  if (!/^[a-z-]+$/.test(name) || workspace.exists(name)) return undefined;
  const folder = path.join(workspace.packageRoot, 'templates', name);
  return workspace.exists(path.join(folder, 'template.yaml')) ? folder : undefined;
}

/** The folder of the template of a year's summary that comes with raingan. */
export const summaryTemplate = ({ packageRoot }: Pick<Workspace, 'packageRoot'>): string =>
  path.join(packageRoot, 'templates', 'fiscal-year-summary');
