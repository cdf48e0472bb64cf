import type { Localized } from '../model/localized.ts';
import { shown } from './check-options.ts';
import { OptionError, type OptionIssue } from './option-error.ts';

/** Checks what comes with one report, beside the reporter's options; throws an `OptionError`. */
export function checkCall({ file, signal }: { readonly file?: unknown; readonly signal?: unknown }): void {
  const issues: OptionIssue[] = [];
  if (file !== undefined && typeof file !== 'string') issues.push(issue('file', file, aName));
  if (signal !== undefined && !isSignal(signal)) issues.push(issue('signal', signal, aSignal));
  const [first, ...others] = issues;
  if (first) throw new OptionError([first, ...others]);
}

/** One of another realm or of a package is as good. */
function isSignal(value: unknown): boolean {
  const { aborted, addEventListener } = Object(value) as Partial<AbortSignal>;
  return typeof aborted === 'boolean' && typeof addEventListener === 'function';
}

const issue = (option: string, value: unknown, expected: Localized): OptionIssue => ({
  option,
  received: shown(value),
  value,
  expected,
});

const aName: Localized = { th: 'ข้อความ คือชื่อที่ข้อผิดพลาดเรียกข้อมูลนี้', en: 'text, what findings call the input' };
const aSignal: Localized = {
  th: '`AbortSignal` เช่น `new AbortController().signal`',
  en: 'an `AbortSignal`, such as `new AbortController().signal`',
};
