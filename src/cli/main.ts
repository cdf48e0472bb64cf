#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { startBundle } from '../fast/bundle/load-bundle.ts';
import { takesBundle } from '../host/takes-bundle.ts';

// Start file of the command line: from the bundle, or from the plain modules. The package starts from this file as a CommonJS
// module, `main.cjs`: Node takes 6 ms to set up its loader of ES modules. Such a module cannot await.
void start(fileURLToPath(new URL('..', import.meta.url)));

async function start(dist: string): Promise<void> {
  const { program } = takesBundle(dist)
    ? startBundle<typeof import('./program.ts')>('program', dist)
    : await import('./program.ts');
  await program(fileURLToPath(new URL('../..', import.meta.url)));
}
