import { readFileSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

/**
 * Loads a bundle: raingan's modules and most packages they use, joined into a few CommonJS files by
 * `scripts/bundle.mjs`, beside each the bytecode that V8 had made of it after a first report. Reading some 500 modules
 * and compiling them took three quarters of a cold start; this leaves a tenth of that (bench/profile.md).
 */
export function loadBundle<Exports>(name: string): Exports {
  const file = path.join(bundles, `${name}.cjs`);
  const known = loaded.get(file);
  if (known) return known.module.exports as Exports;
  const script = compile(file);
  if (!script.cachedDataRejected) return run(file, script) as Exports;
  // Bytecode of another version of Node: let that keep its own, where it can (from 22.8 on).
  (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
  return requirePackage(file);
}

const bundles = fileURLToPath(new URL('../bundle/', import.meta.url));
const requirePackage = createRequire(path.join(bundles, 'any.cjs'));

/** A file that was loaded: its exports, and the script as V8 compiled it. */
interface Loaded {
  readonly module: { exports: unknown };
  readonly script: vm.Script;
}

/** Files of this process, a dozen at most. */
const loaded = new Map<string, Loaded>();

function load(file: string): unknown {
  const known = loaded.get(file);
  return known ? known.module.exports : run(file, compile(file));
}

function run(file: string, script: vm.Script): unknown {
  const own = { exports: {} };
  loaded.set(file, { module: own, script });
  const body = script.runInThisContext() as (...given: unknown[]) => void;
  const require = (name: string) => (name.startsWith('./') ? load(path.join(bundles, name)) : requirePackage(name));
  body.call(own.exports, own.exports, require, own, file, bundles);
  return own.exports;
}

function compile(file: string): vm.Script {
  const code = readFileSync(file, 'latin1');
  return new vm.Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    cachedData: readBytecode(file),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

function readBytecode(file: string): Buffer | undefined {
  try {
    return readFileSync(`${file}.bytecode`);
  } catch {
    return undefined;
  }
}

/** Writes the bytecode of all functions that ran in this process beside the bundles it loaded. */
export function saveBytecode(): void {
  for (const [file, { script }] of loaded) writeFileSync(`${file}.bytecode`, script.createCachedData());
}
