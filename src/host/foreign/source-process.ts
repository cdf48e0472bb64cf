import { serveForeign } from './serve-foreign.ts';

// Module of the process that `openForeign` starts from the sources, in tests.
serveForeign();
