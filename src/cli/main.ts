#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { startBundle } from '../fast/bundle/load-bundle.ts';
import { takesBundle } from '../host/takes-bundle.ts';

// Start file of the command line: from the bundle, or from the plain modules.
const { program } = takesBundle()
  ? startBundle<typeof import('./program.ts')>('program')
  : await import('./program.ts');
await program(fileURLToPath(new URL('../..', import.meta.url)));
