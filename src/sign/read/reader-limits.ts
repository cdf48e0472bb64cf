import { PdfUnreadable, type PdfValue } from './pdf-value.ts';

// What a file may ask of the reader. Largest report seen: 60 pages, 1 MB, 8,000 objects.

/** Bytes. */
export const largestFile = 50_000_000;
/** Of all streams of a file together, in bytes. */
export const mostDecoded = 150_000_000;
export const mostObjects = 500_000;
/** Signatures, time stamps and validation data of a report that many people sign. */
export const mostRevisions = 64;

/** A whole number from 0 to `most`; anything else is a fault. */
export function whole(value: PdfValue | undefined, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new PdfUnreadable('damaged', 'a number is missing or out of its range');
}
