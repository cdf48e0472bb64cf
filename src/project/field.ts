import type { z } from 'zod';
import { isMap, Numeral, type Tree } from '../yaml/tree.ts';
import type { Zod } from './zod-library.ts';

/** What may stand at a place of a data file: read at once where it is valid, by the schema where it is not. */
export interface Field<T> {
  /** The value as the program has it; `refused` for all that the schema refuses. */
  read(input: Tree): T | typeof refused;
  /** The same in zod, which tells what is wrong with a value, and what editors complete and check from. */
  schema(z: Zod): z.ZodType<T>;
  /** What stands for a key that is not there. */
  readonly absent: T | typeof refused | typeof leftOut;
}

export const refused = Symbol('refused');
const leftOut = Symbol('left out');

/** Title and description, as editors show them. */
export function named<T>(field: Field<T>, title: string, description: string, more: object = {}): Field<T> {
  const schema = (z: Zod) => {
    const own = field.schema(z);
    return own.meta({ ...own.meta(), title, description, ...more });
  };
  return { ...field, schema };
}

/** A key that may be left out. */
export function optional<T>(field: Field<T>): Field<T> {
  return { ...field, schema: (z) => field.schema(z).exactOptional() as never, absent: leftOut };
}

/** A key that may be left out, and then has this value. */
export function withDefault<T>(field: Field<T>, value: T): Field<T> {
  return { ...field, schema: (z) => field.schema(z).default(value as never), absent: value };
}

export function nullable<T>(field: Field<T>): Field<T | null> {
  const read = (input: Tree) => (input === null ? null : field.read(input));
  return { read, schema: (z) => field.schema(z).nullable(), absent: field.absent };
}

export function text(title: string, description: string): Field<string> {
  return named(anyText, title, description);
}

export const anyText: Field<string> = {
  read: (input) => (typeof input === 'string' ? input : refused),
  schema: (z) => z.string(),
  absent: refused,
};

export const yesOrNo: Field<boolean> = {
  read: (input) => (typeof input === 'boolean' ? input : refused),
  schema: (z) => z.boolean(),
  absent: refused,
};

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Field<T> {
  return {
    read: (input) => words.find((word) => word === input) ?? refused,
    schema: (z) => z.enum(words as readonly [T, ...T[]]) as unknown as z.ZodType<T>,
    absent: refused,
  };
}

export function list<T>(item: Field<T>): Field<readonly T[]> {
  return { read: (input) => readItems(item, input), schema: (z) => z.array(item.schema(z)), absent: refused };
}

function readItems<T>(item: Field<T>, input: Tree): readonly T[] | typeof refused {
  if (!Array.isArray(input)) return refused;
  const values: T[] = [];
  for (const each of input as readonly Tree[]) {
    const value = item.read(each);
    if (value === refused) return refused;
    values.push(value);
  }
  return values;
}

type Shape<T> = { readonly [Key in keyof T]-?: Field<T[Key]> };

/** Known keys only. A number is an object in a tree (`Numeral`), so it is made plain for zod to see that it is no group of keys. */
export function fields<T extends object>(shape: Shape<T>): Field<T> {
  const known = Object.entries(shape) as [string, Field<unknown>][];
  const schema = (z: Zod) => {
    const inner = z.strictObject(Object.fromEntries(known.map(([key, field]) => [key, field.schema(z)])));
    return z.preprocess((input) => (input instanceof Numeral ? input.value : input), inner) as unknown as z.ZodType<T>;
  };
  return { read: (input) => readFields<T>(known, input), schema, absent: refused };
}

function readFields<T>(known: readonly [string, Field<unknown>][], input: Tree): T | typeof refused {
  if (!isMap(input)) return refused;
  const values: Record<string, unknown> = {};
  let unread = Object.keys(input).length;
  for (const [key, field] of known) {
    const written = input[key];
    const value = written === undefined ? field.absent : field.read(written);
    if (value === refused) return refused;
    if (written !== undefined) unread -= 1;
    if (value !== leftOut) values[key] = value;
  }
  return unread === 0 ? (values as T) : refused;
}
