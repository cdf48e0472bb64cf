import type { Outcome } from '../diagnostics/diagnostic.ts';
import { projectSubject, type TemplateSubject } from './names.ts';
import { digestOf, readTemplateFiles } from './read-template-files.ts';
import type { Template } from './template.ts';

/** Gives the template of a digest without reading its files, where it was compiled beforehand. */
export type OpenCompiled = (folder: string, digest: string, subject: TemplateSubject) => Promise<Template | undefined>;

/** Reads a template's folder and checks all of it, whichever parts a report will use; `subject` is what it prints. */
export async function loadTemplate(
  folder: string,
  read: (path: string) => string | undefined,
  list: (folder: string) => readonly string[],
  subject: TemplateSubject = projectSubject,
  openCompiled?: OpenCompiled,
): Promise<Outcome<Template>> {
  const { value: files, diagnostics: missing } = readTemplateFiles(folder, read, list);
  if (!files) return { diagnostics: missing };
  const digest = digestOf(files);
  const compiled = await openCompiled?.(folder, digest, subject);
  if (compiled) return { value: compiled, diagnostics: [] };

  // Parsers and compiler are loaded only for templates that need them.
  const [{ checkTemplate }, { compileTemplate }] = await Promise.all([
    import('./check-template.ts'),
    import('./compile-template.ts'),
  ]);
  const { value: checked, diagnostics } = checkTemplate(files, subject);
  if (!checked) return { diagnostics };
  const { settings, sources } = checked;
  return { value: { folder, settings, compiled: compileTemplate(sources), digest }, diagnostics };
}
