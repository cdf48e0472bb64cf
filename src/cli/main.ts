#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { readFastSetting, takesBundle } from '../fast/fast-paths.ts';
import { environment } from '../host/environment.ts';

// Start file of the command line: from the bundle, or from the plain modules.
const { program } = takesBundle(readFastSetting(environment('RAINGAN_FAST')))
  ? (await import('../fast/bundle/load-bundle.ts')).startBundle<typeof import('./program.ts')>('program')
  : await import('./program.ts');
await program(fileURLToPath(new URL('../..', import.meta.url)));
