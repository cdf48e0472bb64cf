import { types } from 'node:util';
import { shown } from './check-options.ts';

/** Throws a `TypeError` for an argument that is no `Uint8Array`; `name` is its place, `signPdf: pdf`. */
export function requireBytes(name: string, value: unknown): asserts value is Uint8Array {
  if (types.isUint8Array(value)) return;
  const hint = types.isAnyArrayBuffer(value) ? '; `new Uint8Array(buffer)` makes bytes of it' : '';
  throw wrongArgument(name, 'the bytes of a file (`Uint8Array`)', value, hint);
}

/** Throws a `TypeError` for an argument that is no text. */
export function requireText(name: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw wrongArgument(name, 'text', value);
}

/** Throws a `TypeError` for an argument that is no list. A text is none, though its characters can be walked through. */
export function requireList<Item>(name: string, value: Iterable<Item> | AsyncIterable<Item>): void {
  const { [Symbol.iterator]: sync, [Symbol.asyncIterator]: async } = Object(value) as Partial<
    Iterable<Item> & AsyncIterable<Item>
  >;
  if (typeof value === 'object' && !ArrayBuffer.isView(value) && (sync ?? async)) return;
  throw wrongArgument(name, 'a list or a generator', value);
}

/** Throws a `TypeError` for an argument that is no object. */
export function requireObject(name: string, expected: string, value: unknown): asserts value is object {
  if (typeof value !== 'object' || value === null) throw wrongArgument(name, expected, value);
}

function wrongArgument(name: string, expected: string, value: unknown, hint = ''): TypeError {
  return new TypeError(`${name} must be ${expected}, not ${shown(value)}${hint}`);
}
