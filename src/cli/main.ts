#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { startBundle } from '../fast/bundle/load-bundle.ts';
import { readFastSetting } from '../fast/fast-paths.ts';
import { environment } from '../host/environment.ts';

// Start file of the command line: from the bundle, or from the plain modules.
const { program } = readFastSetting(environment('RAINGAN_FAST')).has('bundle')
  ? startBundle<typeof import('./program.ts')>('program')
  : await import('./program.ts');
await program(fileURLToPath(new URL('../..', import.meta.url)));
