import type * as Part from '../library/import.ts';
import { loadPart } from './load-part.ts';

// Start file of `raingan/import`.

export type * from '../library/import.ts';

export const { importFiles } = loadPart<typeof Part>('import', ['importFiles']);
