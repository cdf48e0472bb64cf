import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectJsonSchema } from '../../src/project/json-schema.ts';
import { expectSameText } from '../support/expectations.ts';

interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
}

const schema = projectJsonSchema() as SchemaNode;
const page = readFileSync(join(import.meta.dirname, '../../docs/data.md'), 'utf8');

test('docs/project.schema.json is what scripts/write-schema.ts writes', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/project.schema.json'), 'utf8');
  const [stored, written] = [JSON.parse(text), schema].map((each) => JSON.stringify(each, undefined, 2));
  expectSameText(stored!, written!, 'docs/project.schema.json is what `npm run docs` writes');
});

test('every key of the schema has a Thai title and description', () => {
  const keys = keysOf(schema, '');
  expect(keys).toContainEqual(expect.objectContaining({ path: 'reports.planStatus' }));
  for (const { path, title, description } of keys) {
    expect(title, path).toMatch(/[ก-๙]/);
    expect(description, path).toMatch(/[ก-๙]/);
  }
});

test('keys with a question mark in docs/data.md are not required, all others are', () => {
  const marked = new Map(
    [...page.matchAll(/^\| (?:· )*`(\w+)`(\??) \| ([^|]*) \|/gm)].map(([, key, mark, title]) => [
      `${key} ${title}`,
      mark,
    ]),
  );
  for (const { path, title, required } of keysOf(schema, ''))
    expect(marked.get(`${path.split('.').at(-1)} ${title}`), path).toBe(required ? '' : '?');
});

function keysOf(
  node: SchemaNode,
  parent: string,
): { path: string; title: string; description: string; required: boolean }[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, inner]) => {
    const path = parent === '' ? key : `${parent}.${key}`;
    const { title = '', description = '' } = inner;
    const own = { path, title, description, required: node.required?.includes(key) ?? false };
    return [own, ...keysOf(inner, path), ...(inner.items ? keysOf(inner.items, path) : [])];
  });
}
