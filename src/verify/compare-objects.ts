import { isDict, isStream, type PdfDict, type PdfObject } from '../sign/read/pdf-value.ts';
import { writeDict, writeValue } from '../sign/update.ts';

/** Whether a dictionary has no keys but these. */
export const hasOnly = ({ entries }: PdfDict, keys: ReadonlySet<string>) =>
  [...entries.keys()].every((key) => keys.has(key));

/** Whether two dictionaries differ in these keys at most. */
export function differsIn(old: PdfObject, now: PdfObject, keys: readonly string[]): boolean {
  return isDict(old) && isDict(now) && writeDict(without(old, keys)) === writeDict(without(now, keys));
}

function without({ entries }: PdfDict, keys: readonly string[]): PdfDict {
  const kept = [...entries].filter(([key]) => !keys.includes(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return { type: 'dict', entries: new Map(kept) };
}

/** Whether two dictionaries have equal values at these keys. */
export function sameEntries(a: PdfDict, b: PdfDict, keys: readonly string[]): boolean {
  return keys.every((key) => sameObject(a.entries.get(key) ?? null, b.entries.get(key) ?? null));
}

/** Whether two objects are written alike; streams, with the same bytes. */
export function sameObject(a: PdfObject, b: PdfObject): boolean {
  if (isStream(a) || isStream(b)) {
    return isStream(a) && isStream(b) && sameObject(a.dict, b.dict) && Buffer.compare(a.raw, b.raw) === 0;
  }
  return writeValue(a) === writeValue(b);
}
