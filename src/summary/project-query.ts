import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { parseDate } from '../project/date.ts';
import { fieldOf, type ProjectField, type ProjectRow, projectFields } from './project-row.ts';

/** A condition, an order or a list of columns that nobody can read; in the user's words. */
export class QueryMistake extends Error {
  readonly text: Localized;
  readonly hint: Localized;

  constructor(text: Localized, hint: Localized) {
    super(text.en);
    this.name = 'QueryMistake';
    this.text = text;
    this.hint = hint;
  }
}

export type RowTest = (row: ProjectRow) => boolean;

/**
 * Reads conditions that must all hold: `late`, `!draft`, `agency=สำนักการโยธา`, `progress<50`, `name~คลอง`; commas between
 * them, a value with a comma in quotation marks. What is null (the progress of a project without a report) meets none but
 * `!=`. Throws `QueryMistake`.
 */
export function parseWhere(text: string): RowTest {
  const conditions = conditionsIn(text).map(parseCondition);
  return (row) => conditions.every(({ test }) => test(row));
}

/** The fields that such conditions look at. Throws `QueryMistake`. */
export function fieldsOfWhere(text: string): (keyof ProjectRow)[] {
  return conditionsIn(text).map((each) => parseCondition(each).field);
}

interface Condition {
  readonly field: keyof ProjectRow;
  readonly test: RowTest;
}

/** Splits at commas outside quotation marks. */
function conditionsIn(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

function parseCondition(text: string): Condition {
  const [, name = '', operator = '', written = ''] = /^([^=!<>~]*?)\s*(!=|<=|>=|=|<|>|~)\s*(.*)$/s.exec(text) ?? [];
  if (operator === '') return parseFlag(text);
  const field = requireField(name, '--where');
  const value = /^".*"$/s.test(written) ? written.slice(1, -1) : written;
  if (field.kind === 'flag')
    throw badValue(field, text, {
      th: `เขียน \`${field.name}\` หรือ \`!${field.name}\``,
      en: `write \`${field.name}\` or \`!${field.name}\``,
    });
  const compare = comparison(field, operator as Operator, value, text);
  return { field: field.name, test: (row) => compare(row[field.name]) };
}

type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~';

function parseFlag(text: string): Condition {
  const isNot = text.startsWith('!');
  const field = requireField(isNot ? text.slice(1).trim() : text, '--where');
  if (field.kind !== 'flag') {
    throw new QueryMistake(
      { th: `เงื่อนไข \`${text}\` ไม่มีค่าที่จะเทียบ`, en: `condition \`${text}\` compares with nothing` },
      { th: `เช่น \`${exampleOf(field)}\``, en: `as in \`${exampleOf(field)}\`` },
    );
  }
  return { field: field.name, test: (row) => row[field.name] !== isNot };
}

/** Compares a value of a row with what the condition says. */
function comparison(field: ProjectField, operator: Operator, written: string, text: string) {
  if (field.kind === 'text' || field.kind === 'choice') return textComparison(field, operator, written, text);
  const wanted = measureOf(field, written);
  if (operator === '~' || wanted === undefined) throw badValue(field, text);
  return (held: ProjectRow[keyof ProjectRow]) => {
    if (held === null) return operator === '!=';
    const order = held < wanted ? -1 : held > wanted ? 1 : 0;
    return orders[operator](order);
  };
}

const orders: Readonly<Record<Exclude<Operator, '~'>, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function textComparison(field: ProjectField, operator: Operator, written: string, text: string) {
  const plain = (value: string) => value.replace(/\s+/g, ' ').trim().toLowerCase();
  const wanted = plain(written);
  if (operator !== '=' && operator !== '!=' && operator !== '~') throw badValue(field, text);
  const { labels } = field;
  const words = (held: string) => [held, ...(labels?.[held] ? Object.values(labels[held]) : [])].map(plain);
  if (labels && operator !== '~' && !Object.keys(labels).some((word) => words(word).includes(wanted)))
    throw badValue(field, text);
  return (held: ProjectRow[keyof ProjectRow]) => {
    if (typeof held !== 'string') return operator === '!=';
    if (operator === '~') return words(held).some((word) => word.includes(wanted));
    return words(held).includes(wanted) === (operator === '=');
  };
}

/** What is written, as a row holds it; `undefined` for what is no such value. */
function measureOf({ kind }: ProjectField, written: string): number | string | undefined {
  if (kind === 'date') return parseDate(written).value;
  if (kind === 'count') return /^\d{1,9}$/.test(written) ? Number(written) : undefined;
  const [, whole, decimals = ''] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(written.replaceAll(',', '')) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Reads an order: fields with commas between them, each with `:desc` behind it or `-` before it to have the largest first. */
export function parseSort(text: string): (a: ProjectRow, b: ProjectRow) => number {
  const keys = text.split(',').map((part) => {
    const [, minus, name = '', direction] = /^(-?)(.*?)(:asc|:desc)?$/.exec(part.trim()) ?? [];
    return { name: requireField(name, '--sort').name, sign: minus === '-' || direction === ':desc' ? -1 : 1 };
  });
  return (a, b) => {
    for (const { name, sign } of keys) {
      const order = compareValues(a[name], b[name], sign);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** What is null comes last in either direction; texts are in the order of a Thai dictionary. */
function compareValues(a: ProjectRow[keyof ProjectRow], b: ProjectRow[keyof ProjectRow], sign: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  const [x, y] = typeof a === 'string' && typeof b === 'string' ? [sortKey(a), sortKey(b)] : [a, b];
  return sign * (x < y || (x === y && a < b) ? -1 : 1);
}

/** A leading vowel is written before its consonant and sorted after it. Not ICU's order, which differs between systems. */
function sortKey(text: string): string {
  return text.replace(/([เ-ไ])([ก-ฮ])/g, '$2$1').replace(/[็-์]/g, '');
}

/** Reads names of columns with commas between them. */
export function parseColumns(text: string): ProjectField[] {
  return text.split(',').map((name) => requireField(name.trim(), '--columns'));
}

function requireField(name: string, option: string): ProjectField {
  const field = fieldOf(name);
  if (field) return field;
  const names = projectFields.map((each) => each.name);
  const near = nearestName(name, names);
  throw new QueryMistake(
    { th: `\`${option}\`: ไม่มีช่องชื่อ \`${name}\``, en: `\`${option}\`: there is no field \`${name}\`` },
    near === undefined
      ? { th: `ช่องที่ใช้ได้: ${names.join(' ')}`, en: `fields: ${names.join(' ')}` }
      : { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` },
  );
}

function badValue(field: ProjectField, text: string, hint?: Localized): QueryMistake {
  const choices = field.labels ? Object.keys(field.labels).join(', ') : undefined;
  return new QueryMistake(
    { th: `เงื่อนไข \`${text}\` เทียบไม่ได้`, en: `condition \`${text}\` cannot be judged` },
    hint ?? {
      th: `เช่น \`${exampleOf(field)}\`${choices ? ` ค่าที่ใช้ได้: ${choices}` : ''}`,
      en: `as in \`${exampleOf(field)}\`${choices ? `; one of ${choices}` : ''}`,
    },
  );
}

function exampleOf({ name, kind, labels }: ProjectField): string {
  if (labels) return `${name}=${Object.keys(labels)[0]}`;
  const values = {
    text: '~คลอง',
    choice: '',
    date: '>=2021-03-01',
    count: '>3',
    percent: '<50',
    baht: '>1000000',
    flag: '',
  };
  return `${name}${values[kind]}`;
}
