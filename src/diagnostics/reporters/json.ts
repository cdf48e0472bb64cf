import type { Diagnostic, Position } from '../diagnostic.ts';
import { printableJson } from './printable.ts';
import type { ReportOptions } from './report-options.ts';
import { shown } from './report-options.ts';

/** One JSON object a line for each diagnostic, for programs; the wording is in the chosen language. */
export function json(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  return shown(diagnostics, options)
    .map((each) => `${printableJson(record(each, options))}\n`)
    .join('');
}

function record(each: Diagnostic, { language }: ReportOptions) {
  return {
    code: each.code,
    severity: each.severity,
    file: each.file,
    range: each.range && { start: lineAndColumn(each.range.start), end: lineAndColumn(each.range.end) },
    path: each.range ? undefined : each.path,
    message: each.message[language],
    expected: each.expected?.[language],
    actual: each.actual,
    hint: each.hint?.[language],
  };
}

function lineAndColumn({ line, column }: Position) {
  return { line, column };
}
