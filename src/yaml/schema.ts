import * as z from 'zod/mini';
import type { Localized } from '../model/localized.ts';
import type { Parsed, Problem } from './parsed.ts';
import { isMap, Numeral, type Tree, type TreeMap, without } from './tree.ts';

/** What a place of a YAML file may hold: zod, over the values of `Tree`. */
export type Schema<T> = z.ZodMiniType<T>;

export type OutputOf<S> = S extends Schema<infer T> ? T : never;

/** What editors are given about a field, beside its title and description: a piece of JSON Schema. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** Titles of fields as messages name them, in both languages; JSON Schema has the Thai one. */
export const fieldTitles = z.registry<Localized>();

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

/** Whether a key may be left out. */
export function isOmissible(schema: unknown): boolean {
  const { type } = (schema as { def?: Definition } | undefined)?.def ?? {};
  return type === 'optional' || type === 'default';
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

/** A key that a schema takes, with the keys above it: `reports[]`. */
export interface KnownKey {
  readonly parent: string;
  readonly key: string;
  readonly title: Localized | undefined;
}

/** Every key that a schema names, in its order. */
export function knownKeys(schema: unknown, parent = ''): KnownKey[] {
  const { shape, element, valueType } = defOf(schema);
  if (element) return knownKeys(element, `${parent}[]`);
  if (valueType) return knownKeys(valueType, `${parent}.*`);
  return Object.entries(shape ?? {}).flatMap(([key, inner]) => [
    { parent, key, title: titleOf(inner) },
    ...knownKeys(inner, parent === '' ? key : `${parent}.${key}`),
  ]);
}

/** The schema of what is below a key or an item. */
export function schemaOf(schema: unknown, step: string | number): unknown {
  const { shape, element, valueType, catchall } = defOf(schema);
  if (typeof step === 'number') return element;
  return (shape && Object.hasOwn(shape, step) ? shape[step] : undefined) ?? valueType ?? catchall;
}

/** Whether a group of keys takes a key: by its name, or as it takes any; `undefined` where it does not, or is no such group. */
export function takesKey(schema: unknown, key: string): 'named' | 'any' | undefined {
  const { shape, valueType, catchall } = defOf(schema);
  if (shape && Object.hasOwn(shape, key)) return 'named';
  const others = valueType ?? catchall;
  return others === undefined || defOf(others).type === 'never' ? undefined : 'any';
}

/** Title of a field, from the outermost schema that has one. */
export function titleOf(schema: unknown): Localized | undefined {
  if (schema === undefined) return undefined;
  return fieldTitles.get(schema as z.core.$ZodType) ?? titleOf(innerOf(schema));
}

interface Definition {
  readonly type?: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly catchall?: unknown;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly out?: unknown;
}

/** What describes a schema below all its wrappers. */
function defOf(schema: unknown): Definition {
  const inner = innerOf(schema);
  return inner === undefined ? ((schema as { def?: Definition } | undefined)?.def ?? {}) : defOf(inner);
}

function innerOf(schema: unknown): unknown {
  const { def } = (schema ?? {}) as { def?: Definition };
  if (def?.type !== 'pipe') return def?.innerType;
  return (def.in as { def: Definition }).def.type === 'transform' ? def.out : def.in;
}

/** A value that a schema takes, as `Tree`: of each field the first of its examples, or its title. */
export function sampleOf(schema: unknown): Tree {
  const { type, shape, element, valueType, catchall, entries } = defOf(schema);
  const example = exampleOf(schema);
  if (example !== undefined) return example;
  if (type === 'array') return defOf(element).type === 'string' ? [titleOf(schema)?.th ?? 'ข้อความ'] : [];
  if (type === 'boolean') return false;
  if (type === 'enum') return String(Object.values(entries ?? {})[0]);
  if (type === 'string') return titleOf(schema)?.th ?? 'ข้อความ';
  if (type !== 'object' && valueType === undefined && catchall === undefined) return null;
  const sample: Record<string, Tree> = Object.create(null);
  for (const [key, inner] of Object.entries(shape ?? {})) if (!isOmissible(inner)) sample[key] = sampleOf(inner);
  return sample;
}

function exampleOf(schema: unknown): Tree | undefined {
  if (schema === undefined) return undefined;
  const { examples } = z.globalRegistry.get(schema as z.core.$ZodType) ?? {};
  const example = Array.isArray(examples) ? (examples as unknown[])[0] : undefined;
  if (example === undefined) return exampleOf(innerOf(schema));
  return typeof example === 'number' ? new Numeral(String(example), example) : (example as Tree);
}
