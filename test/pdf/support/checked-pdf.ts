import { createHash } from 'node:crypto';
import { type PdfObjects, readPdfObjects } from '../../support/pdf-objects.ts';

/** A PDF as its objects, and the data file it was made from. */
export interface CheckedPdf {
  readonly pdf: PdfObjects;
  readonly yaml: string;
}

/** Says what is wrong, one line a fault. */
export type Check = (checked: CheckedPdf) => string[];

export function openChecked(bytes: Uint8Array, yaml: string): CheckedPdf {
  return { pdf: readPdfObjects(bytes), yaml };
}

/** A fault for each fact that does not hold. */
export function faults(facts: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(facts).flatMap(([fact, holds]) => (holds ? [] : [fact]));
}

export const digest = (algorithm: 'md5' | 'sha256', content: Uint8Array | string) =>
  createHash(algorithm).update(content).digest('hex');
