import type * as Part from '../library/summary.ts';
import { loadPart } from './load-part.ts';

// Start file of `raingan/summary`.

export type * from '../library/summary.ts';

export const { renderSummary } = loadPart<typeof Part>('summary', ['renderSummary']);
