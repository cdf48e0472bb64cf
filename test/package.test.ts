import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';

// A package that only development installs is there in every test and missing for everyone else.
test('what the program imports is installed with it', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const missing = sourceFiles().flatMap((file) =>
    importedPackages(readFileSync(file, 'utf8'))
      .filter((name) => !(name in dependencies))
      .map((name) => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

function sourceFiles(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join('src', name));
}

/** Names of packages in import statements, import() and require(); types are erased, so they do not count. */
function importedPackages(text: string): string[] {
  const found = text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm);
  return [...found]
    .map((match) => match[1] ?? match[2]!)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}
