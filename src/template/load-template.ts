import type { Outcome } from '../diagnostics/diagnostic.ts';
import { projectSubject, type TemplateSubject } from './names.ts';
import { digestOf, readTemplateFiles } from './read-template-files.ts';
import type { Template } from './template.ts';

/** Gives the template of a digest without reading its files, where it was compiled beforehand. */
export type OpenCompiled = (folder: string, digest: string, subject: TemplateSubject) => Promise<Template | undefined>;

/**
 * Reads a template's folder and checks all of it, whichever parts a report will use; `subject` is what it prints,
 * `readPicture` gives the bytes of a file, undefined where none is. A template that was compiled beforehand shows no pictures.
 */
export async function loadTemplate(
  folder: string,
  read: (path: string) => string | undefined,
  list: (folder: string) => readonly string[],
  subject: TemplateSubject = projectSubject,
  openCompiled?: OpenCompiled,
  readPicture?: (path: string) => Uint8Array | undefined,
): Promise<Outcome<Template>> {
  const { value: files, diagnostics: missing } = readTemplateFiles(folder, read, list, readPicture);
  if (!files) return { diagnostics: missing };
  const compiled = await openCompiled?.(folder, digestOf(files), subject);
  if (compiled) return { value: compiled, diagnostics: [] };

  // Parsers and compiler are loaded only for templates that need them.
  const [{ checkTemplate }, { compileTemplate }] = await Promise.all([
    import('./check-template.ts'),
    import('./compile-template.ts'),
  ]);
  const { value: checked, diagnostics } = checkTemplate(files, subject);
  if (!checked) return { diagnostics };
  const { settings, sources, pictures, hasQr } = checked;
  const drawQr = hasQr ? (await import('./pictures/qr.ts')).qrDrawing : undefined;
  const byName = new Map([...pictures].map(([name, { picture }]) => [name, picture]));
  const digest = digestOf(files, pictures);
  const compiledNow = compileTemplate(sources);
  return { value: { folder, settings, compiled: compiledNow, pictures: { byName, drawQr }, digest }, diagnostics };
}
