import { takesBundle } from '../takes-bundle.ts';

// Start file of the process that `openForeign` starts from the built package: from the bundle, or from the plain modules.
const { serveForeign } = takesBundle()
  ? (await import('../../fast/bundle/load-bundle.ts')).startBundle<typeof import('./serve-foreign.ts')>('foreign')
  : await import('./serve-foreign.ts');
serveForeign();
