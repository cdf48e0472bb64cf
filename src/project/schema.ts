import type { Project } from '../model/project.ts';
import {
  anything,
  fillable,
  group,
  list,
  named,
  nullable,
  oneOf,
  optional,
  type Schema,
  text,
  withDefault,
  yesOrNo,
} from '../yaml/schema.ts';
import type { Field, FieldGroup, FieldKind, FieldList, Fields, HiddenField, ShownField } from './fields/field.ts';
import { projectFields } from './fields/fields.ts';
import { baht, code, date, fiscalYear, one, percent, whole } from './scalars.ts';

/** By kind, how a value is read. */
const kindSchemas: Readonly<Record<FieldKind, () => Schema<unknown>>> = {
  code,
  text,
  status: text,
  phone: text,
  date,
  year: fiscalYear,
  number: () => whole(1, Number.MAX_SAFE_INTEGER),
  money: baht,
  percent,
  yes: yesOrNo,
  mode: () => oneOf('perReport', 'cumulative'),
  texts: () => list(fillable(text(), '')),
  offices: () => list(fillable(text(), '')),
  version: one,
  anything: () => anything,
};

/** What a data file holds, from its fields. Messages name a field by its title; editors show title and description. */
export const projectSchema: Schema<Project> = schemaOfKeys(projectFields) as Schema<Project>;

function schemaOfKeys(fields: Fields): Schema<object> {
  return group(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, keySchema(field)])));
}

function keySchema(field: Field): Schema<unknown> {
  const schema = named(valueSchema(field), field.title, field.description);
  return field.optional ? optional(schema) : schema;
}

function valueSchema(field: Field): Schema<unknown> {
  switch (field.kind) {
    case 'group':
      return groupSchema(field as FieldGroup);
    case 'list':
      return listSchema(field as FieldList);
    default:
      return scalarSchema(field as ShownField | HiddenField);
  }
}

function groupSchema({ fields, omissible }: FieldGroup): Schema<unknown> {
  const keys = schemaOfKeys(fields);
  return omissible ? withDefault(keys, fallbacks(fields)) : keys;
}

/** The group of a file that leaves it out. */
function fallbacks(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, (field as ShownField).fallback]));
}

function listSchema({ item, fields }: FieldList): Schema<unknown> {
  const keys = schemaOfKeys(fields);
  return list(item ? named(keys, item.title, item.description) : keys);
}

function scalarSchema(field: ShownField | HiddenField): Schema<unknown> {
  const plain: Schema<unknown> = kindSchemas[field.kind]();
  if ('hidden' in field) return plain;
  const mayBeNull = field.nullable ? nullable(plain) : plain;
  if (field.fallback !== undefined) return withDefault(mayBeNull, field.fallback);
  return field.nullable || field.optional ? mayBeNull : mayBeEmpty(plain, field.kind);
}

/** A text or a list that a file may leave empty; whether the form may lack it is another question, see `W-EMPTY`. */
function mayBeEmpty(schema: Schema<unknown>, kind: FieldKind): Schema<unknown> {
  if (kind === 'text' || kind === 'status') return fillable(schema as Schema<string>, '');
  if (kind === 'texts' || kind === 'offices') return fillable(schema as Schema<string[]>, []);
  return schema;
}
