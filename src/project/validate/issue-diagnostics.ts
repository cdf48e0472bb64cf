import type { z } from 'zod';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import type { Path } from '../../yaml/tree.ts';
import { valueAt } from '../../yaml/tree.ts';
import type { Problem } from '../parsed.ts';
import type { ScalarIssue } from '../scalars.ts';
import { formatPath } from '../value-path.ts';
import type { FileContent } from './field-place.ts';
import { fieldPlace } from './field-place.ts';
import { suggestKey } from './suggest-key.ts';
import { shownValue, typeHint, typePredicate, typesExpected } from './wrong-type.ts';

type Issue = z.core.$ZodIssue;

/** Diagnostics for what the schema refused, each at the key or value it concerns. */
export function issueDiagnostics(issues: readonly Issue[], content: FileContent): Diagnostic[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => unknownKey(pathOf(issue), key, content)) : [],
  );
  const meant = new Set(unknown.flatMap(({ suggested }) => (suggested === undefined ? [] : [formatPath(suggested)])));
  const others = issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map((issue) => ({
      path: pathOf(issue),
      issue,
    }));
  return [
    ...unknown.map((each) => each.diagnostic),
    ...others.flatMap(({ path, issue }) => {
      if (valueAt(content.tree, path) !== undefined) return [fieldDiagnostic(path, issue, content)];
      // A misspelt key is one mistake, not an unknown key and a missing one.
      return meant.has(formatPath(path)) ? [] : [missingKey(path, content)];
    }),
  ];
}

function pathOf(issue: Issue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function unknownKey(parent: Path, key: string, content: FileContent) {
  const { hint, suggested } = suggestKey(parent, key);
  const found = diagnostic('E-UNKNOWN-KEY', fieldPlace(content, [...parent, key], 'key'), {
    message: { th: `ไม่รู้จักคีย์ \`${shortened(key)}\``, en: `unknown key \`${shortened(key)}\`` },
    hint,
  });
  return { suggested, diagnostic: found };
}

function missingKey(path: Path, content: FileContent): Diagnostic {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const inside = parent.length === 0 ? { th: '', en: '' } : insideOf(formatPath(parent));
  return diagnostic('E-MISSING-KEY', fieldPlace(content, parent, 'key'), {
    message: { th: `ขาดคีย์ \`${key}\`${inside.th}`, en: `missing key \`${key}\`${inside.en}` },
  });
}

function insideOf(name: string): Localized {
  return { th: ` ใต้ \`${name}\``, en: ` under \`${name}\`` };
}

function fieldDiagnostic(path: Path, issue: Issue, content: FileContent): Diagnostic {
  const value = valueAt(content.tree, path);
  const problem = problemOf(issue, value);
  const field = `\`${formatPath(path)}\``;
  const subject = path.length === 0 ? { th: 'ไฟล์', en: 'the file' } : { th: `${field} `, en: field };
  return diagnostic(problem.code, fieldPlace(content, path), {
    message: { th: subject.th + problem.predicate.th, en: `${subject.en} ${problem.predicate.en}` },
    expected: problem.expected,
    actual: shownValue(value),
    hint: problem.hint,
  });
}

function problemOf(issue: Issue, value: unknown): Problem {
  const own = issue.code === 'custom' ? (issue.params as ScalarIssue | undefined) : undefined;
  if (own?.problem) return own.problem;
  const expected = own?.expected ?? typesExpected(issue);
  return { code: 'E-TYPE', predicate: typePredicate(issue, value), expected, hint: typeHint(issue, value) };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
