import { createHash } from 'node:crypto';
import type { PdfEdition } from '../../../src/model/pdf-edition.ts';
import { type PdfObjects, readPdfObjects } from '../../support/pdf-objects.ts';

/** A PDF as its objects, and the data file it was made from. */
export interface CheckedPdf {
  readonly pdf: PdfObjects;
  readonly yaml: string;
  /** As the file's first line says. */
  readonly edition: PdfEdition;
}

/** Says what is wrong, one line a fault. */
export type Check = (checked: CheckedPdf) => string[];

export function openChecked(bytes: Uint8Array, yaml: string): CheckedPdf {
  const header = Buffer.from(bytes.subarray(0, 9)).toString('latin1');
  if (header !== '%PDF-1.7\n' && header !== '%PDF-2.0\n') throw new Error(`no header of PDF: ${header}`);
  return { pdf: readPdfObjects(bytes), yaml, edition: header.includes('2.0') ? '2.0' : '1.7' };
}

/** A fault for each fact that does not hold. */
export function faults(facts: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(facts).flatMap(([fact, holds]) => (holds ? [] : [fact]));
}

export const digest = (algorithm: 'md5' | 'sha256', content: Uint8Array | string) =>
  createHash(algorithm).update(content).digest('hex');
