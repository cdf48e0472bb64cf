import type { Diagnostic } from '../diagnostic.ts';
import { labels } from './labels.ts';
import { printable } from './printable.ts';
import type { ReportOptions } from './report-options.ts';
import { shown } from './report-options.ts';

/** Workflow commands that GitHub Actions shows as annotations on the changed lines. */
export function github(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  return shown(diagnostics, options)
    .map((each) => `${command(each, options)}\n`)
    .join('');
}

function command(each: Diagnostic, options: ReportOptions): string {
  const name = each.severity === 'info' ? 'notice' : each.severity;
  const properties = Object.entries({ file: each.file, ...place(each), title: each.code })
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${name} ${properties}::${escapeMessage(message(each, options))}`;
}

/** GitHub takes an end only when the range stays on one line. */
function place({ range }: Diagnostic): Readonly<Record<string, number>> {
  if (range === undefined) return {};
  const { start, end } = range;
  const from = { line: start.line, col: start.column };
  return start.line === end.line ? { ...from, endLine: end.line, endColumn: end.column } : from;
}

function message(each: Diagnostic, { language }: ReportOptions): string {
  const names = labels[language];
  return [
    each.message[language],
    each.expected && `${names.expected}: ${each.expected[language]}`,
    each.actual && `${names.actual}: ${each.actual}`,
    each.hint && `${names.hint}: ${each.hint[language]}`,
  ]
    .filter((part) => part !== undefined)
    .join('\n');
}

/** Line ends are escaped, so that they are read back; what else a terminal would obey is made visible. */
function escapeMessage(text: string): string {
  const shown = text.split(lineEnds).map((part, at) => (at % 2 === 1 ? part : printable(part)));
  return shown.join('').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

const lineEnds = /([\r\n])/;

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
