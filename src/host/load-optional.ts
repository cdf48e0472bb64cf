import { createRequire } from 'node:module';
import path from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';

/** Loads a package that is only installed by those who need it: beside the working folder's own, or beside raingan. */
export function loadOptional<Exports>(name: string, version: string, root: string): Exports {
  for (const from of [path.join(root, 'package.json'), import.meta.url]) {
    const require = createRequire(from);
    try {
      require.resolve(name);
    } catch {
      continue;
    }
    return require(name) as Exports;
  }
  throw new EnvironmentFailure(
    'not-found',
    name,
    { th: `ยังไม่ได้ติดตั้งแพ็กเกจ \`${name}\``, en: `package \`${name}\` is not installed` },
    { th: `ติดตั้งด้วย \`npm install ${name}@${version}\``, en: `\`npm install ${name}@${version}\` installs it` },
  );
}
