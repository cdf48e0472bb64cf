#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { takesBundle } from '../host/takes-bundle.ts';

// Start file of the command line: from the bundle, or from the plain modules.
const { program } = takesBundle()
  ? (await import('../fast/bundle/load-bundle.ts')).startBundle<typeof import('./program.ts')>('program')
  : await import('./program.ts');
await program(fileURLToPath(new URL('../..', import.meta.url)));
