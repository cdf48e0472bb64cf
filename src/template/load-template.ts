import type { Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import { projectSubject, type TemplateSubject } from './names.ts';
import { digestOf, readTemplateFiles, type TemplateFiles } from './read-template-files.ts';
import type { Template } from './template.ts';

/** Gives the template of a digest without reading its files, where it was compiled beforehand. */
export type OpenCompiled = (folder: string, digest: string, subject: TemplateSubject) => Promise<Template | undefined>;

/** How the pictures of a template are opened. */
export interface PictureDoor {
  /** Bytes of a file; undefined where none is. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** Says why a picture of others is not to be opened here; absent where all of them are ours. */
  readonly check?: ((bytes: Uint8Array) => Promise<Localized | undefined>) | undefined;
}

/**
 * Reads a template's folder and checks all of it, whichever parts a report will use; `subject` is what it prints,
 * `pictures` opens its pictures. A template that was compiled beforehand shows no pictures.
 */
export async function loadTemplate(
  folder: string,
  read: (path: string) => string | undefined,
  list: (folder: string) => readonly string[],
  subject: TemplateSubject = projectSubject,
  openCompiled?: OpenCompiled,
  pictures?: PictureDoor,
): Promise<Outcome<Template>> {
  const { value: files, diagnostics: missing } = readTemplateFiles(folder, read, list, pictures?.read);
  if (!files) return { diagnostics: missing };
  const compiled = await openCompiled?.(folder, digestOf(files), subject);
  if (compiled) return { value: compiled, diagnostics: [] };

  // Parsers and compiler are loaded only for templates that need them.
  const [{ checkTemplate }, { compileTemplate }] = await Promise.all([
    import('./check-template.ts'),
    import('./compile-template.ts'),
  ]);
  const unfitPictures = await findUnfit(files, pictures);
  const { value: checked, diagnostics } = checkTemplate({ ...files, unfitPictures }, subject);
  if (!checked) return { diagnostics };
  const { settings, sources, pictures: shown, qrPlaces } = checked;
  const drawQr = qrPlaces.length > 0 ? (await import('./pictures/qr.ts')).qrDrawing : undefined;
  const byName = new Map([...shown].map(([name, { picture }]) => [name, picture]));
  const digest = digestOf(files, shown);
  const compiledNow = compileTemplate(sources);
  const drawn = { byName, drawQr, qrPlace: qrPlaces.length === 1 ? qrPlaces[0] : undefined };
  return { value: { folder, settings, compiled: compiledNow, pictures: drawn, digest }, diagnostics };
}

/** Pictures that are not to be opened, by `src`; what cannot be read is reported where it is named. */
async function findUnfit(
  { report, partials, folder }: TemplateFiles,
  pictures: PictureDoor | undefined,
): Promise<ReadonlyMap<string, Localized>> {
  const unfit = new Map<string, Localized>();
  if (!pictures?.check) return unfit;
  const { namedPictures } = await import('./pictures/load-pictures.ts');
  for (const name of namedPictures([report, ...partials.values()].map(({ text }) => text))) {
    const bytes = readIfReadable(`${folder}/${name}`, pictures);
    const problem = bytes && (await pictures.check(bytes));
    if (problem) unfit.set(name, problem);
  }
  return unfit;
}

function readIfReadable(file: string, { read }: PictureDoor): Uint8Array | undefined {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}
