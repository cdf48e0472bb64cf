import type { Outcome } from '../diagnostics/diagnostic.ts';
import { precompiled } from './compiled/progress-report.ts';
import { digestOf } from './digest.ts';
import { projectSubject, type TemplateSubject } from './names.ts';
import { readTemplateFiles } from './read-template-files.ts';
import type { Template } from './template.ts';

/**
 * Reads a template's folder and checks all of it, whichever parts a report will use; `subject` is what it prints.
 * A folder with the very files of the package's own template was checked when the package was built.
 */
export async function loadTemplate(
  folder: string,
  read: (path: string) => string | undefined,
  list: (folder: string) => readonly string[],
  subject: TemplateSubject = projectSubject,
): Promise<Outcome<Template>> {
  const { value: files, diagnostics: missing } = readTemplateFiles(folder, read, list);
  if (!files) return { diagnostics: missing };
  const digest = digestOf(files);

  if (precompiled?.digest === digest && subject === projectSubject) {
    const { openPrecompiled } = await import('./precompiled.ts');
    return { value: openPrecompiled(precompiled, folder), diagnostics: [] };
  }
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
