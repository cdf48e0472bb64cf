import { fileURLToPath } from 'node:url';
import { takesBundle } from '../takes-bundle.ts';

// Start file of the process that `openForeign` starts from the built package: from the bundle, or from the plain modules.
const dist = fileURLToPath(new URL('../..', import.meta.url));
const { serveForeign } = takesBundle(dist)
  ? (await import('../../fast/bundle/load-bundle.ts')).startBundle<typeof import('./serve-foreign.ts')>('foreign', dist)
  : await import('./serve-foreign.ts');
serveForeign();
