#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { startBundle, takesBundle } from '../fast/bundle/load-bundle.ts';
import { readFastSetting } from '../fast/fast-paths.ts';
import { environment } from '../host/environment.ts';

// Start file of the command line: from the bundle, or from the plain modules.
const { program } = takesBundle(readFastSetting(environment('RAINGAN_FAST')))
  ? startBundle<typeof import('./program.ts')>('program')
  : await import('./program.ts');
await program(fileURLToPath(new URL('../..', import.meta.url)));
