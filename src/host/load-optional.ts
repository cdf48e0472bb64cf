import { createRequire } from 'node:module';
import path from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';

/** Loads a package that is only installed by those who need it: beside the working folder's own, or beside raingan. */
export function loadOptional<Exports>(name: string, version: string, root: string): Exports {
  const require = requireOf(name, root);
  if (require) return require(name) as Exports;
  throw notInstalled([[name, version]]);
}

/** The same for a package that nothing depends on: `undefined` when it is not there. */
export function loadIfInstalled<Exports>(name: string, root: string): Exports | undefined {
  return requireOf(name, root)?.(name) as Exports | undefined;
}

/** Throws when one of the packages, each a name and a version, is not installed; the hint names all that are missing. */
export function requireInstalled(packages: readonly (readonly [string, string])[], root: string): void {
  const missing = packages.filter(([name]) => !requireOf(name, root));
  if (missing.length > 0) throw notInstalled(missing);
}

function requireOf(name: string, root: string): NodeJS.Require | undefined {
  for (const from of [path.join(root, 'package.json'), import.meta.url]) {
    const require = createRequire(from);
    try {
      require.resolve(name);
      return require;
    } catch {
      // The next place may have it.
    }
  }
  return undefined;
}

function notInstalled(packages: readonly (readonly [string, string])[]): EnvironmentFailure {
  const names = packages.map(([name]) => `\`${name}\``).join(', ');
  const command = `\`npm install ${packages.map(([name, version]) => `${name}@${version}`).join(' ')}\``;
  const [one, its] = packages.length === 1 ? ['package', 'is'] : ['packages', 'are'];
  return new EnvironmentFailure(
    'not-found',
    packages[0]![0],
    { th: `ยังไม่ได้ติดตั้งแพ็กเกจ ${names}`, en: `${one} ${names} ${its} not installed` },
    { th: `ติดตั้งด้วย ${command}`, en: `${command} installs ${packages.length === 1 ? 'it' : 'them'}` },
  );
}
