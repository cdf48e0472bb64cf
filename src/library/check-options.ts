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
export function checkAgainst(
  shape: Shape,
  expectations: Expectations,
  given: unknown,
  known: readonly string[] = Object.keys(shape),
): object {
  const { issues, value } = readAgainst(shape, expectations, given, known);
  const [first, ...others] = issues;
  if (first) throw new OptionError([first, ...others]);
  return value;
}

/** Checks options of one shape; of its names only those of `known` count. */
export function readAgainst(
  shape: Shape,
  expectations: Expectations,
  given: unknown,
  known: readonly string[] = Object.keys(shape),
): Checked<object> {
  const own = Object.fromEntries(known.map((name) => [name, shape[name]!]));
  const result = z.strictObject(own).safeParse(given ?? {});
  const issues = result.error?.issues ?? [];
  return {
    value: result.success ? result.data : {},
    issues: issues.flatMap((issue) => explain(issue, given, { expectations, known })),
  };
}

interface Rules {
  readonly expectations: Expectations;
  readonly known: readonly string[];
}

function explain(issue: z.core.$ZodIssue, given: unknown, rules: Rules): OptionIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownOption(key, given, rules));
  const [name] = issue.path;
  if (typeof name !== 'string')
    return [{ option: 'options', received: shown(given), value: given, expected: anObject }];
  const value = issue.path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown>)?.[step], given);
  return [{ option: name, received: shown(value), value, expected: rules.expectations[name] ?? anObject }];
}

const anObject = {
  th: 'ออบเจกต์ของตัวเลือก เช่น `{ formats: ["pdf"] }`',
  en: 'an object such as `{ formats: ["pdf"] }`',
};

function unknownOption(key: string, given: unknown, { known }: Rules): OptionIssue {
  const near = nearestName(key, known);
  const value = (given as Record<string, unknown>)[key];
  const names = known.map((name) => `\`${name}\``).join(', ');
  return {
    option: key,
    received: shown(value),
    value,
    expected: { th: `ไม่มีตัวเลือกชื่อนี้ มีแต่ ${names}`, en: `there is no such option; there are ${names}` },
    ...(near !== undefined && { hint: { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` } }),
  };
}

/** A value as a developer would write it, cut to 200 characters. */
export function shown(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 100 }).slice(0, 200);
}
