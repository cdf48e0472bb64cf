// biome-ignore lint/style/noRestrictedImports: looks for the package's own code, as an import does.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';

/*
 * The package's modules for other programs are thin: the program itself, its template, fonts, dictionary and WebAssembly
 * lie in the package's folder, as they do for the command line, and are found when the module is loaded. So a bundler has
 * nothing to rewrite, and what it made runs beside a copy of that one folder.
 */

/** The exports of one part of the program; in a bundle that does not find it, functions that say where it is looked for. */
export function loadPart<Part extends object>(name: string, names: readonly (keyof Part & string)[]): Part {
  const places = placesToLook();
  const found = places.find((folder) => existsSync(partFile(folder, name)));
  if (found === undefined) return standIn(names, path.join(ownFolder() ?? process.cwd(), folderName));
  const file = partFile(found, name);
  // Not imported: a bundler would take the call for one of its own to resolve.
  return process.getBuiltinModule('node:module').createRequire(file)(file) as Part;
}

const folderName = 'raingan';

const partFile = (folder: string, name: string) => path.join(folder, 'dist', 'bundle', `${name}.cjs`);

/** From the running file upwards: the package itself, a copy of it, or the one that is installed. */
function placesToLook(): string[] {
  const starts = [ownFolder(), process.argv[1] && path.dirname(path.resolve(process.argv[1]))];
  return starts.flatMap((start) =>
    upwards(start).flatMap((folder) => [
      folder,
      path.join(folder, folderName),
      path.join(folder, 'node_modules', folderName),
    ]),
  );
}

function upwards(folder: string | undefined): string[] {
  if (folder === undefined || folder === '') return [];
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

/**
 * Folder of the file that runs: of this module, or of the bundle that holds it. V8 gives it, for bundlers write
 * `import.meta.url` each in their own way: as the place of the source, or as nothing.
 */
function ownFolder(): string | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 1;
    Error.prepareStackTrace = (_error, sites) => sites[0]?.getFileName();
    const file = new Error().stack as unknown;
    if (typeof file !== 'string') return undefined;
    const local = file.startsWith('file:') ? fileURLToPath(file) : file;
    return path.isAbsolute(local) ? path.dirname(local) : undefined;
  } catch {
    return undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What is called rejects or throws with the place; error classes are there for `instanceof`. */
function standIn<Part extends object>(names: readonly (keyof Part & string)[], place: string): Part {
  const { kind, path: missing, text, cause } = failureOfKind('not-found', place);
  const hint = {
    th: `คัดลอกโฟลเดอร์ \`node_modules/raingan\` มาไว้ที่ \`${missing}\` ข้างไฟล์ที่รวมแล้ว`,
    en: `copy the folder \`node_modules/raingan\` to \`${missing}\`, beside the bundle`,
  };
  const fail = () => {
    throw new EnvironmentFailure(kind, missing, text, hint, cause);
  };
  const members = names.map((name) => [name, /^[A-Z]/.test(name) ? class extends Error {} : memberOf(name, fail)]);
  return { ...Object.fromEntries(members), EnvironmentFailure } as Part;
}

/** Those that give promises or results one by one. */
const memberOf = (name: string, fail: () => never) =>
  /^(render|open|sign|verify)/.test(name) ? async () => fail() : fail;
