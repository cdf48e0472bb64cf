import { posix } from 'node:path';
import { mayBePassedOn } from '../font/font-licence.ts';
import { readFontList } from '../font/font-list.ts';
import { joinPath, normalPath } from '../model/paths.ts';
import type { Workspace } from '../model/workspace.ts';
import { type BagFile, type BagRecord, folders } from './bag.ts';
import { onDisk } from './plan-project.ts';

export interface IngredientPaths {
  /** Folder of the template. */
  readonly template: string;
  readonly docxTemplate?: string | undefined;
  /** A `fonts.yaml`. */
  readonly fonts: string;
  readonly settings: string;
}

/** Template, fonts, dictionary and settings that reports of the year are made with. */
export function ingredientFiles(
  workspace: Workspace,
  { template, docxTemplate, fonts, settings }: IngredientPaths,
): { readonly files: readonly BagFile[]; readonly fontsLeftOut: BagRecord['fontsLeftOut'] } {
  const files = [
    ...[...filesBelow(workspace, template)].map((name) =>
      onDisk(workspace, joinPath(template, name), `${folders.template}/${name}`),
    ),
    onDisk(workspace, fonts, `${folders.fonts}/fonts.yaml`),
    onDisk(workspace, joinPath(workspace.packageRoot, 'dictionary/thai.dict'), `${folders.dictionary}/thai.dict`),
  ];
  if (docxTemplate !== undefined)
    files.push(onDisk(workspace, docxTemplate, `${folders.template}/${posix.basename(docxTemplate)}`));
  if (workspace.exists(settings)) files.push(onDisk(workspace, settings, `data/${posix.basename(settings)}`));
  const fontsLeftOut: { file: string; sha256: string }[] = [];
  const names = fontFiles(workspace, fonts);
  for (const name of names) {
    const path = joinPath(posix.dirname(fonts), name);
    const inBag = onDisk(workspace, path, pathInBag(name));
    if (mayBePassedOn(workspace.readBytes(path))) files.push(inBag);
    else fontsLeftOut.push({ file: inBag.path, sha256: inBag.sha256 });
  }
  for (const folder of new Set(names.map((name) => posix.dirname(name)))) {
    const path = joinPath(posix.dirname(fonts), folder);
    for (const name of workspace.list(path).filter((each) => licenceFile.test(each)))
      files.push(onDisk(workspace, joinPath(path, name), pathInBag(joinPath(folder, name))));
  }
  return { files, fontsLeftOut };
}

/** The font files that a list names, as it names them. */
function fontFiles(workspace: Workspace, fonts: string): readonly string[] {
  const { value } = readFontList(fonts, workspace.readText(fonts));
  const faces = [...(value?.families.values() ?? [])].flatMap((family) => Object.values(family.faces));
  return [...new Set(faces.map(({ path }) => path))];
}

/** A list may name files outside of its folder. */
function pathInBag(name: string): string {
  return `${folders.fonts}/${normalPath(name).replace(/^(?:\.\.\/|\/)+/, '')}`;
}

const licenceFile = /^(?:OFL|LICEN[CS]E|COPYING)[^/]*$/i;

function* filesBelow(workspace: Workspace, folder: string, name = ''): Generator<string> {
  for (const each of workspace.list(joinPath(folder, name))) {
    const path = joinPath(name, each);
    if (each.startsWith('.')) continue;
    if (workspace.isFolder(joinPath(folder, path))) yield* filesBelow(workspace, folder, path);
    else yield path;
  }
}
