import * as z from 'zod/mini';
import type { Localized } from '../model/localized.ts';
import { fieldTitles, isOmissible } from './inspect-schema.ts';
import type { Parsed, Problem } from './parsed.ts';
import { isMap, Numeral, type Tree, type TreeMap, without } from './tree.ts';

/** What a place of a YAML file may hold: zod, over the values of `Tree`. */
export type Schema<T> = z.ZodMiniType<T>;

export type OutputOf<S> = S extends Schema<infer T> ? T : never;

/** What editors are given about a field, beside its title and description: a piece of JSON Schema. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** A field with its title and its description for editors. */
export function named<T>(schema: Schema<T>, title: Localized, description: string, more: JsonSchema = {}): Schema<T> {
  const inherited = z.globalRegistry.get(schema);
  const own = schema.register(z.globalRegistry, { ...inherited, title: title.th, description, ...more });
  fieldTitles.add(own, title);
  return own;
}

export const text = (): Schema<string> => z.string();
export const yesOrNo = (): Schema<boolean> => z.boolean();

/** One of a few words. */
export const oneOf = <const T extends string>(...words: readonly T[]): Schema<T> =>
  z.enum(words as readonly [T, ...T[]]) as unknown as Schema<T>;

export const nullable = <T>(schema: Schema<T>): Schema<T | null> => z.nullable(schema);
export const list = <T>(item: Schema<T>): Schema<T[]> => z.array(item);

/** A text or a list that has something in it. */
export const filled = <T extends string | readonly unknown[]>(schema: Schema<T>): Schema<T> =>
  schema.check(z.minLength(1) as z.core.$ZodCheck<T>);

/** A key that may be left out. */
export function optional<T>(schema: Schema<T>) {
  return z.exactOptional(schema);
}

/** A key that may be left out, and then has this value. */
export function withDefault<T>(schema: Schema<T>, value: T): Schema<T> {
  return z._default(schema, value as z.core.util.NoUndefined<T>);
}

/** A text or a list that a file may leave empty: `name:` is the empty text, `rationale:` a list of nothing. */
export function fillable<T extends string | readonly unknown[]>(schema: Schema<T>, empty: T): Schema<T> {
  const filledIn = z.transform((input: unknown): unknown => (input === null ? empty : input));
  return z.pipe(filledIn, schema as z.ZodMiniType<T, unknown>);
}

/** Known keys only; one that may be left out, and is empty, counts as left out. A number is an object in a tree (`Numeral`): it is made plain for zod to see that it is no group of keys. */
export function group<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const omissible = Object.keys(shape).filter((key) => isOmissible(shape[key]));
  return ofGroup(z.strictObject(shape), omissible);
}

/** Keys of any name, all with the same shape. */
export function groupOf<T>(value: Schema<T>) {
  return ofGroup(z.record(z.string(), value));
}

/** Keys of any name, some of them known. */
export function groupWith<Shape extends z.core.$ZodLooseShape, T>(shape: Shape, others: Schema<T>) {
  return ofGroup(z.catchall(z.object(shape), others));
}

function ofGroup<T>(schema: Schema<T>, omissible: readonly string[] = []): Schema<T> {
  const plain = z.transform((input: unknown) => {
    if (input instanceof Numeral) return input.value;
    const empty = isMap(input) ? omissible.filter((key) => isEmpty(input[key])) : [];
    return empty.length === 0 ? input : without(input as TreeMap, empty);
  });
  return z.pipe(plain, schema as z.ZodMiniType<T, unknown>);
}

function isEmpty(value: Tree | undefined): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** What a field's own reader says of a value: `problem` is absent for a value of the wrong type. */
export interface ScalarIssue {
  readonly problem: Problem | undefined;
  readonly expected: Localized | undefined;
  /** What to write where there is nothing to say: `0.00`. */
  readonly none: string | undefined;
}

/** A field whose text, quoted or not, is read by `parse`. */
export function scalar<T>(parse: (text: string) => Parsed<T>, jsonSchema: JsonSchema, none?: string): Schema<T> {
  return leaf(
    (input) => {
      const written = textOf(input);
      return written === undefined ? undefined : parse(written);
    },
    parse('').problem?.expected,
    jsonSchema,
    none,
  );
}

/** A field that `read` judges: `undefined` for a value of the wrong type. */
export function leaf<T>(
  read: (input: Tree) => Parsed<T> | undefined,
  expected: Localized | undefined,
  jsonSchema: JsonSchema,
  none?: string,
): Schema<T> {
  const judge = z.transform((input: unknown, payload): T => {
    const parsed = read(input as Tree);
    if (parsed !== undefined && parsed.problem === undefined) return parsed.value;
    const params: ScalarIssue = { problem: parsed?.problem, expected, none };
    payload.issues.push({ code: 'custom', input, params: { ...params } });
    return z.NEVER;
  });
  return z
    .pipe(z.unknown(), judge as z.ZodMiniTransform<T, unknown>)
    .register(z.globalRegistry, jsonSchema) as Schema<T>;
}

/** A value of one of two shapes: a group of keys is read by `ofKeys`, anything else by `other`. */
export function keysOr<A, B>(ofKeys: Schema<A>, other: Schema<B>): Schema<A | B> {
  const choose = z.transform((input: unknown, payload): A | B => {
    const read = z.safeParse<Schema<A | B>>(isMap(input as Tree) ? ofKeys : other, input);
    if (read.success) return read.data;
    for (const issue of read.error.issues) payload.issues.push({ ...issue, input } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
  return z.pipe(z.unknown(), choose as z.ZodMiniTransform<A | B, unknown>);
}

/** A number as it is written. */
export const number = (expected: Localized): Schema<number> =>
  leaf((input) => (input instanceof Numeral ? { value: input.value } : undefined), expected, { type: 'number' });

/** Anything, with numbers as numbers again. */
export const anything: Schema<unknown> = z.pipe(z.unknown(), z.transform(withoutNumerals));

/** The text of a scalar, as written. */
export function textOf(input: unknown): string | undefined {
  if (input instanceof Numeral) return input.source;
  return typeof input === 'string' ? input : undefined;
}

function withoutNumerals(value: unknown): unknown {
  if (value instanceof Numeral) return value.value;
  if (Array.isArray(value)) return value.map(withoutNumerals);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNumerals(inner)]));
}
