import path from 'node:path';
import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import type { ParagraphWriter } from './docx/word-paragraph.ts';
import { boxEngine } from './fast/box-engine/box-engine.ts';
import { openCompiledTemplate } from './fast/compiled-template/open-compiled-template.ts';
import { type FastPath, readFastSetting } from './fast/fast-paths.ts';
import { paragraphXml } from './fast/paragraph-xml.ts';
import { readPlain } from './fast/plain-yaml/read-plain.ts';
import { openPreparedFont } from './fast/shaping-table/open-prepared-font.ts';
import { checkDocxFaces, checkSameFaces } from './font/check-families.ts';
import { checkLinePitch } from './font/check-line-pitch.ts';
import { createFontBook, type FontBook } from './font/font-book.ts';
import { pictureCheck, refuseUnfitFonts } from './foreign-checks.ts';
import type { LayoutResources } from './layout/layout-resources.ts';
import { EnvironmentFailure } from './model/environment-failure.ts';
import type { Format, Ingredients, ReportOptions } from './model/report-options.ts';
import { sha256Of } from './model/sha256.ts';
import { sizeLimits } from './model/size-limits.ts';
import type { Workspace } from './model/workspace.ts';
import { readSettings } from './project/load-settings.ts';
import { type Settings, settingsInForce } from './project/settings.ts';
import { loadTemplate } from './template/load-template.ts';
import { projectSubject, type TemplateSubject } from './template/names.ts';
import { shippedFolder, shippedTemplates } from './template/shipped-folder.ts';
import { type Template, withDefaultFamily } from './template/template.ts';
import { readDictionary } from './thai/dictionary/dictionary.ts';
import { toolDigest } from './tool-digest.ts';
import type { YamlReading } from './yaml/load-yaml.ts';

/** What all reports of a run share. */
export interface Resources extends LayoutResources {
  readonly template: Template;
  readonly fonts: FontBook;
  /** The office's own, from `raingan.yaml`. */
  readonly settings: Settings;
  /** Whether a path is there: rules look for the data of the year before. */
  readonly exists: (path: string) => boolean;
  /** SHA-256 of the dictionary, hexadecimal. */
  readonly dictionaryDigest: string;
  readonly toolVersion: string;
  /** SHA-256 of the program, hexadecimal. */
  readonly toolDigest: () => string;
  /** The fast paths that this run takes. */
  readonly fast: ReadonlySet<FastPath>;
  /** Writes what it can of a DOCX in the docx library's place, exactly as the library does. */
  readonly writeParagraph?: ParagraphWriter | undefined;
  /** How data files are read. */
  readonly reading: YamlReading;
}

/** The fast paths that the environment, or `fast: false`, leaves. */
function fastPathsOf(workspace: Workspace, fast?: boolean): ReadonlySet<FastPath> {
  return readFastSetting(fast === false ? 'off' : workspace.environment('RAINGAN_FAST'));
}

/** How YAML files are read where nothing else is opened. */
export function yamlReading(workspace: Workspace, fast = fastPathsOf(workspace)): YamlReading {
  return { readPlain: fast.has('plain-yaml') ? readPlain : undefined };
}

/** Names all that reports are made with, besides their data, by digest. */
export function ingredientsOf(resources: Resources): Ingredients {
  const { planStatuses, targetStatuses } = resources.settings;
  return {
    toolVersion: resources.toolVersion,
    template: resources.template.digest,
    fonts: resources.fonts.digest,
    dictionary: resources.dictionaryDigest,
    publicWithout: resources.settings.publicWithout,
    pdf: resources.settings.pdf ?? '1.7',
    settings: sha256Of(JSON.stringify([planStatuses, targetStatuses])),
  };
}

/** Reads template, fonts and dictionary; every mistake in any of them is reported. */
export async function loadResources(
  workspace: Workspace,
  options: Partial<ReportOptions>,
  subject: TemplateSubject = projectSubject,
): Promise<Outcome<Resources>> {
  const fast = fastPathsOf(workspace, options.fast);
  const reading = yamlReading(workspace, fast);
  const inPackage = (...parts: string[]) => path.join(workspace.packageRoot, ...parts);
  const shipped = shippedFolder(options.template ?? shippedTemplates[0], workspace);
  const templateFolder = shipped === undefined ? options.template! : named(shipped, workspace);
  const readTemplate = readIfThere(workspace, 'readText', sizeLimits.data);
  const template = await loadTemplate(
    templateFolder,
    readTemplate,
    (folder) => workspace.list(folder),
    subject,
    fast.has('compiled-template') ? openCompiledTemplate : undefined,
    {
      read: readIfThere(workspace, 'readBytes', sizeLimits.fontOrPicture),
      check: shipped === undefined ? pictureCheck(workspace, options.timeLimit) : undefined,
    },
  );

  const fontsFile = options.fonts ?? named(inPackage('fonts', 'fonts.yaml'), workspace);
  const readFont = readIfThere(workspace, 'readBytes', sizeLimits.fontOrPicture);
  const fontsFolder = path.resolve(workspace.root, path.dirname(fontsFile));
  const fonts = createFontBook(
    fontsFile,
    workspace.readText(fontsFile, sizeLimits.data),
    (file) => readUnlessFolder(readFont, path.resolve(fontsFolder, file)),
    {
      yaml: reading,
      openPrepared: fast.has('shaping-table') ? openPreparedFont : undefined,
      listFolder: (folder) => namesIn(path.resolve(fontsFolder, folder), workspace),
    },
  );

  const settings = readSettings(workspace, reading);

  const diagnostics: Diagnostic[] = [...template.diagnostics, ...fonts.diagnostics];
  // Its warnings were reported by the command that read it for all its reports.
  if (!settings.value) diagnostics.push(...settings.diagnostics);
  const unknown = fonts.value?.unknownFamilies(template.value?.settings.ownFamilies ?? []) ?? [];
  if (unknown.length > 0) return { diagnostics: [...diagnostics, ...unknown] };
  if (!template.value || !fonts.value || !settings.value) return { diagnostics };
  const complete = withDefaultFamily(template.value, fonts.value.defaultFamily);
  const inForce = settingsInForce(settings.value.office, options.fiscalYear);
  if (options.fonts !== undefined) {
    await refuseUnfitFonts(workspace, complete, fonts.value, options.timeLimit ?? inForce.timeLimit);
  }
  diagnostics.push(...checkLinePitch(complete.settings.ownPitches, fonts.value));
  diagnostics.push(...checkFamilies(complete, fonts.value, options.formats ?? []));
  const dictionaryBytes = workspace.readBytes(inPackage('dictionary', 'thai.dict'));
  return {
    value: {
      template: complete,
      fonts: fonts.value,
      settings: inForce,
      exists: (file) => workspace.exists(file),
      dictionary: readDictionary(dictionaryBytes),
      dictionaryDigest: sha256Of(dictionaryBytes),
      toolVersion: (JSON.parse(workspace.readText(inPackage('package.json'))) as { version: string }).version,
      toolDigest: once(() => toolDigest(workspace)),
      fast,
      reading,
      boxEngine: fast.has('box-engine') ? boxEngine : undefined,
      writeParagraph: fast.has('paragraph-xml') ? paragraphXml : undefined,
    },
    diagnostics,
  };
}

/** What a document of the template will show of its families, once for the run. */
function checkFamilies({ settings }: Template, fonts: FontBook, formats: readonly Format[]): Diagnostic[] {
  const families = new Set(Object.values(settings.styles).map(({ fontFamily }) => fontFamily));
  const same = [...families].flatMap((family) => checkSameFaces(family, fonts));
  const base = settings.styles.base!.fontFamily;
  return formats.includes('docx') && fonts.families.includes(base) ? [...same, ...checkDocxFaces(base, fonts)] : same;
}

/** Messages name a file relative to the working folder when it lies below it. */
function named(file: string, { root }: Workspace): string {
  const relative = path.relative(root, file);
  const below = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (below ? relative : file).split(path.sep).join('/');
}

function readIfThere<K extends 'readText' | 'readBytes'>(workspace: Workspace, read: K, most: number) {
  return (file: string) =>
    workspace.exists(file) ? (workspace[read](file, most) as ReturnType<Workspace[K]>) : undefined;
}

/** A folder in a file's place counts as no file: it is reported where it is named. */
function readUnlessFolder<T>(read: (file: string) => T | undefined, file: string): T | undefined {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof EnvironmentFailure && error.kind === 'is-a-folder') return undefined;
    throw error;
  }
}

function namesIn(folder: string, workspace: Workspace): readonly string[] {
  try {
    return workspace.list(folder);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return [];
    throw error;
  }
}

/** A file that is read when it is first needed, and once. */
function once<T>(read: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= read();
    return value;
  };
}
