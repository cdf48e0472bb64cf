import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Compiles the WebAssembly module that a package ships; code, as an import is, and so not read through a `Workspace`. */
export function loadWasm(specifier: string): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve(specifier)));
}
