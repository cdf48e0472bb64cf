// biome-ignore lint/style/noRestrictedImports: reads the code of a package, as an import does, and nothing of a user's.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The code of a WebAssembly module of harfbuzzjs: a bundle of the program has it beside it, else the package is installed. */
export function harfBuzzCode(name: 'harfbuzz.wasm' | 'harfbuzz-subset.wasm'): Buffer {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`harfbuzzjs/dist/${name}`));
}
