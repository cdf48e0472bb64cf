import type * as Part from '../library/verify.ts';
import { loadPart } from './load-part.ts';

// Start file of `raingan/verify`.

export type * from '../library/verify.ts';

export const { questions, verifyPdf } = loadPart<typeof Part>('verify', ['questions', 'verifyPdf']);
