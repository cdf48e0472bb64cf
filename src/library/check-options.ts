import { inspect } from 'node:util';
import * as z from 'zod/mini';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { OptionError, type OptionIssue } from './option-error.ts';

/** Options by name, as zod checks them. */
type Shape = Readonly<Record<string, z.ZodMiniType>>;

/** What each option of a shape may be. */
type Expectations = Readonly<Record<string, Localized>>;

/** The options, where nothing is wrong with them. */
export interface Checked<Options> {
  readonly value: Options;
  readonly issues: readonly OptionIssue[];
}

/** Checks options of one shape; throws one `OptionError` for all that are wrong. */
export function checkAgainst(shape: Shape, expectations: Expectations, given: unknown): object {
  const { issues, value } = readAgainst(shape, expectations, given);
  const [first, ...others] = issues;
  if (first) throw new OptionError([first, ...others]);
  return value;
}

/** Checks options of one shape; `undefined` and `null` count as no options. */
export function readAgainst(shape: Shape, expectations: Expectations, given: unknown): Checked<object> {
  const known = Object.keys(shape);
  if (given === undefined || given === null) return readAgainst(shape, expectations, {});
  // A promise, a `Map` or a `Date` has no options of its own: it would be taken for an object without any.
  if (Object.prototype.toString.call(given) !== '[object Object]') {
    return { value: {}, issues: [noOptions(given, known)] };
  }
  const result = schemaOf(shape).safeParse(given);
  const issues = result.error?.issues ?? [];
  const explained = issues.flatMap((issue) => explain(issue, given, { expectations, known }));
  return { value: result.success ? result.data : {}, issues: withoutDoubles(explained) };
}

const schemas = new WeakMap<Shape, z.ZodMiniObject>();

function schemaOf(shape: Shape): z.ZodMiniObject {
  const schema = schemas.get(shape) ?? z.strictObject(shape);
  schemas.set(shape, schema);
  return schema;
}

interface Rules {
  readonly expectations: Expectations;
  readonly known: readonly string[];
}

function explain(issue: z.core.$ZodIssue, given: unknown, rules: Rules): OptionIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownOption(key, given, rules));
  const [name] = issue.path;
  if (typeof name !== 'string') return [noOptions(given, rules.known)];
  const value = issue.path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown>)?.[step], given);
  const expected = rules.expectations[name]!;
  const possible = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [{ option: name, received: shown(value), value, expected, ...meant(value, possible) }];
}

function noOptions(given: unknown, known: readonly string[]): OptionIssue {
  const names = known.map((name) => `\`${name}\``).join(', ');
  const expected = { th: `ออบเจกต์ของตัวเลือก ${names}`, en: `an object of options: ${names}` };
  return { option: 'options', received: shown(given), value: given, expected };
}

function unknownOption(key: string, given: unknown, { known }: Rules): OptionIssue {
  const value = (given as Record<string, unknown>)[key];
  const names = known.map((name) => `\`${name}\``).join(', ');
  return {
    option: key,
    received: shown(value),
    value,
    expected: { th: `ไม่มีตัวเลือกชื่อนี้ มีแต่ ${names}`, en: `there is no such option; there are ${names}` },
    ...meant(key, known),
  };
}

/** The name that was probably meant. */
function meant(given: unknown, possible: readonly string[]): { readonly hint?: Localized } {
  const near = typeof given === 'string' ? nearestName(given, possible) : undefined;
  return near === undefined ? {} : { hint: { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` } };
}

/** An empty text where a list is expected is of the wrong type and too short: one mistake. */
function withoutDoubles(issues: readonly OptionIssue[]): OptionIssue[] {
  return issues.filter(
    ({ option, value }, index) =>
      issues.findIndex((each) => each.option === option && Object.is(each.value, value)) === index,
  );
}

/** A value as a developer would write it, cut to 200 characters. */
export function shown(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 100 }).slice(0, 200);
}
