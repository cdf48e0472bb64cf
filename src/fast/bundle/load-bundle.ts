import { readFileSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { tuneCompiler } from './tune-compiler.ts';

/*
 * Fast path `bundle`.
 * Takes over: loading the program's modules. They and most packages they use are joined into a few CommonJS files by
 *   `scripts/bundle.mjs`; beside each lies the bytecode that V8 had made of it after a first report.
 * Gives up: bytecode of another version of Node is left alone; Node then uses its own compile cache, where it has one
 *   (22.8 and later), or compiles anew. With `RAINGAN_FAST=bundle` or `off` the start files load the plain modules.
 * Saves, measured on 2026-11-29: cold 175 of 300 ms; hundred 0.4 of 1.7 s; steady nothing.
 * Verified by: test/fast/bundle.test.ts, test/fast/same-bytes.test.ts.
 */

/**
 * Loads a bundle for a process of the command line, and sets V8's compiler as such a process needs it. `dist` is the folder
 * of what the build wrote.
 */
export function startBundle<Exports>(name: string, dist: string): Exports {
  tuneCompiler(() => load(bundleFile('write-report', dist)));
  const file = bundleFile(name, dist);
  return (compile(file).fits || !enableCompileCache() ? load(file) : createRequire(file)(file)) as Exports;
}

/**
 * Loads a bundle so that `saveBytecode` can keep what V8 makes of it.
 * @public for scripts/record-bytecode.mjs
 */
export function recordBundle<Exports>(name: string, dist: string): Exports {
  return load(bundleFile(name, dist)) as Exports;
}

/**
 * Writes the bytecode of all functions that ran in this process beside the bundles it loaded.
 * @public for scripts/record-bytecode.mjs
 */
export function saveBytecode(): void {
  for (const [file, { script }] of loaded) writeFileSync(bytecodeOf(file), script.createCachedData());
}

const bundleFile = (name: string, dist: string) => path.join(dist, 'bundle', `${name}.cjs`);

/** Has Node cache what it compiles from now on; `false` when this Node cannot. */
function enableCompileCache(): boolean {
  const { enableCompileCache: enable } = module as { enableCompileCache?: () => unknown };
  enable?.();
  return enable !== undefined;
}

/** A file that was compiled: its exports once it runs, and the script as V8 has it. */
interface Loaded {
  readonly script: vm.Script;
  /** Its bytecode was taken. */
  readonly fits: boolean;
  module?: { exports: unknown };
}

/** Files of this process, a dozen at most. */
const loaded = new Map<string, Loaded>();

function load(file: string): unknown {
  const own = compile(file);
  if (own.module) return own.module.exports;
  own.module = { exports: {} };
  const body = own.script.runInThisContext() as (...given: unknown[]) => void;
  const folder = path.dirname(file);
  const requirePackage = createRequire(file);
  const require = (name: string) => (name.startsWith('./') ? load(path.join(folder, name)) : requirePackage(name));
  body.call(own.module.exports, own.module.exports, require, own.module, file, folder);
  return own.module.exports;
}

/** V8 takes bytecode only if it was made of this source, by this version, with these settings. */
function compile(file: string): Loaded {
  const before = loaded.get(file);
  if (before) return before;
  const cachedData = readBytecode(file);
  const code = readFileSync(file, 'latin1');
  const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
    filename: file,
    cachedData,
  });
  const compiled = { script, fits: cachedData !== undefined && script.cachedDataRejected === false };
  loaded.set(file, compiled);
  return compiled;
}

/**
 * Where the bytecode of a file is. Its name says which Node made it: V8 looks at its own version alone, and runs bytecode of
 * a Node that has the same V8 with other patches wrongly (20.20.2's on 20.19.0).
 */
function bytecodeOf(file: string): string {
  return `${file}.${process.version}-${process.arch}.bytecode`;
}

function readBytecode(file: string): Buffer | undefined {
  try {
    return readFileSync(bytecodeOf(file));
  } catch {
    return undefined;
  }
}
