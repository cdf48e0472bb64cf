import * as z from 'zod/mini';
import type { Localized } from '../model/localized.ts';
import { Numeral, type Tree } from './tree.ts';

/** Titles of fields as messages name them, in both languages; JSON Schema has the Thai one. */
export const fieldTitles = z.registry<Localized>();

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

/** Whether a key may be left out. */
export function isOmissible(schema: unknown): boolean {
  const { type } = (schema as { def?: Definition } | undefined)?.def ?? {};
  return type === 'optional' || type === 'default';
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
