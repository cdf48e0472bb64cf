import { loadBundle } from '../load-bundle.ts';

// Module of the process that `openForeign` starts from the built package.
loadBundle<typeof import('./serve-foreign.ts')>('foreign').serveForeign();
