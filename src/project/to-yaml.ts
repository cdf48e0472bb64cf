import type { Document, Scalar as YamlScalar } from 'yaml';
import type { ProjectInput } from '../model/project-input.ts';
import { knownKeys, schemaOf } from '../yaml/inspect-schema.ts';
import { yamlLibrary } from '../yaml/library.ts';
import { formatPath } from '../yaml/tree.ts';
import { type Plain, readPlainInput } from './plain-input.ts';
import { projectSchema } from './schema.ts';

/**
 * Writes a project as the YAML of a data file: keys in the order of the schema, unknown ones behind them, the same text
 * for the same data. A report of this text and one of the object have the same bytes.
 * Throws a `TypeError` for what is no object, and one that names the place where the object holds what no data file can:
 * `NaN`, a `Date`, a cycle.
 * Whether the data is right, `renderReport` says.
 */
export function toYaml(input: ProjectInput): string {
  const { value, faults } = readPlainInput(input);
  const [fault] = faults;
  if (fault === undefined && value instanceof Map) return plainToYaml(value);
  const place = fault && fault.path.length > 0 ? formatPath(fault.path) : 'input';
  throw new TypeError(`toYaml: ${place} ${fault?.message.en ?? 'must be an object, the data of a project'}`);
}

/** Writes plain data as YAML. */
export function plainToYaml(value: Plain): string {
  const { Document, isScalar, Scalar, visit } = yamlLibrary();
  const document: Document = new Document(inSchemaOrder(value, projectSchema), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node) {
      if (isScalar(node) && mustQuote(key, node)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0, nullStr: 'null' });
}

/** Codes, dates, phones and decimals stay text for every reader; a text of several lines keeps its white space in quotes. */
function mustQuote(key: unknown, { value }: YamlScalar): boolean {
  return (
    key !== 'key' &&
    typeof value === 'string' &&
    (/^[\d\s.,/-]+$/.test(value) || /[\n\r\u0085\u2028\u2029\ufeff]/.test(value))
  );
}

function inSchemaOrder(value: Plain, schema: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inSchemaOrder(item, schemaOf(schema, 0)));
  if (!(value instanceof Map)) return value;
  const group = value as ReadonlyMap<string, Plain>;
  const known = outerKeys(schema).filter((key) => group.has(key));
  const order = new Set([...known, ...group.keys()]);
  return new Map(Array.from(order, (key) => [key, inSchemaOrder(group.get(key)!, schemaOf(schema, key))]));
}

const cache = new WeakMap<object, readonly string[]>();

/** The keys that a schema names at its outermost level, in its order. */
function outerKeys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const keys = cache.get(schema) ?? knownKeys(schema).flatMap(({ parent, key }) => (parent === '' ? [key] : []));
  cache.set(schema, keys);
  return keys;
}
