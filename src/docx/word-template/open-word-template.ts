import type { Outcome } from '../../diagnostics/diagnostic.ts';
import type { Workspace } from '../../model/workspace.ts';
import { loadWordTemplate, type WordTemplate } from './load-word-template.ts';

/** Reads an office's Word template from disk and checks it. */
export function openWordTemplate(workspace: Workspace, file: string): Outcome<WordTemplate> {
  return loadWordTemplate(file, workspace.exists(file) ? workspace.readBytes(file) : undefined);
}
