import type * as Part from '../library/sign.ts';
import { loadPart } from './load-part.ts';

// Start file of `raingan/sign`.

export type * from '../library/sign.ts';

export const { signPdf } = loadPart<typeof Part>('sign', ['signPdf']);
