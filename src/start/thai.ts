import type * as Part from '../library/thai.ts';
import { loadPart } from './load-part.ts';

// Start file of `raingan/thai`.

export type * from '../library/thai.ts';

export const { breakOpportunities } = loadPart<typeof Part>('thai', ['breakOpportunities']);
