import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Diagnostic, Outcome } from './diagnostics/diagnostic.ts';
import { type FontBook, openFontBook } from './font/font-book.ts';
import type { LayoutResources } from './layout/layout.ts';
import type { ReportOptions } from './report.ts';
import { loadTemplate, type Template } from './template/load-template.ts';
import { openDictionary } from './thai/dictionary/dictionary.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What all reports of a run share. */
export interface Resources extends LayoutResources {
  readonly template: Template;
  readonly fonts: FontBook;
  /** SHA-256 of the dictionary, hexadecimal. */
  readonly dictionaryDigest: string;
  readonly toolVersion: string;
}

/** Reads template, fonts and dictionary; every mistake in any of them is reported. */
export function openResources(workspace: Workspace, options: ReportOptions): Outcome<Resources> {
  const inPackage = (...parts: string[]) => path.join(workspace.packageRoot, ...parts);
  const templateFolder = options.template ?? inPackage('templates', 'progress-report');
  const template = loadTemplate(templateFolder, readIfThere(workspace, 'readText'), (folder) => workspace.list(folder));

  const fontsFile = options.fonts ?? inPackage('fonts', 'fonts.yaml');
  const readFont = readIfThere(workspace, 'readBytes');
  const fonts = openFontBook(fontsFile, workspace.readText(fontsFile), (file) =>
    readFont(path.resolve(workspace.root, path.dirname(fontsFile), file)),
  );

  const diagnostics: Diagnostic[] = [...template.diagnostics, ...fonts.diagnostics];
  if (!template.value || !fonts.value) return { diagnostics };
  const dictionaryBytes = workspace.readBytes(inPackage('src', 'thai', 'dictionary', 'thai.dict'));
  return {
    value: {
      template: template.value,
      fonts: fonts.value,
      dictionary: openDictionary(dictionaryBytes),
      dictionaryDigest: createHash('sha256').update(dictionaryBytes).digest('hex'),
      toolVersion: (JSON.parse(workspace.readText(inPackage('package.json'))) as { version: string }).version,
    },
    diagnostics,
  };
}

function readIfThere<K extends 'readText' | 'readBytes'>(workspace: Workspace, read: K) {
  return (file: string) => (workspace.exists(file) ? (workspace[read](file) as ReturnType<Workspace[K]>) : undefined);
}
