import type { Localized } from '../../model/localized.ts';
import { severities } from '../catalogue/description.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Collection } from './collection.ts';
import { labels } from './labels.ts';
import { printable, printableMessage } from './printable.ts';
import type { RunReportOptions } from './report-options.ts';

type GithubOptions = Pick<RunReportOptions, 'language' | 'pathOf'>;

/**
 * Workflow commands that GitHub Actions shows as annotations on the changed lines. It shows ten errors and ten warnings of
 * a step: the first of each code comes before others, and a last notice says how many it leaves out.
 */
export function github(collection: Collection, options: GithubOptions): string {
  const findings = collection.findings().map(({ diagnostic }) => diagnostic);
  const ordered = severities.flatMap((severity) =>
    firstOfEachCode(findings.filter((each) => each.severity === severity)),
  );
  const left = severities.reduce((sum, severity) => {
    return sum + Math.max(0, ordered.filter((each) => each.severity === severity).length - mostShown);
  }, collection.dropped());
  const rest = left === 0 ? '' : `::notice title=raingan::${escapeMessage(leftOut(left)[options.language])}\n`;
  return ordered.map((each) => `${command(each, options)}\n`).join('') + rest;
}

const mostShown = 10;

function firstOfEachCode(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  const first = diagnostics.filter(({ code }) => !seen.has(code) && seen.add(code));
  const others = new Set(first);
  return [...first, ...diagnostics.filter((each) => !others.has(each))];
}

function leftOut(count: number): Localized {
  return {
    th: `อีก ${count} รายการไม่แสดงเป็นหมายเหตุข้างโค้ด ดูได้ในบันทึกของขั้นตอนนี้`,
    en: `${count} more ${count === 1 ? 'finding is' : 'findings are'} in the log of this step, not beside the lines`,
  };
}

function command(each: Diagnostic, options: GithubOptions): string {
  const name = each.severity === 'info' ? 'notice' : each.severity;
  const properties = Object.entries({ file: options.pathOf(each.file), ...place(each), title: each.code })
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

function message(each: Diagnostic, { language }: GithubOptions): string {
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

/** An annotation about no file. */
export function githubError(text: string): string {
  return `::error title=raingan::${escapeMessage(text)}\n`;
}

/** Line ends are escaped, so that they are read back; what else a terminal would obey is made visible. */
function escapeMessage(text: string): string {
  return escaped(text, printableMessage);
}

function escaped(text: string, show: (text: string) => string): string {
  const shown = text.split(lineEnds).map((part, at) => (at % 2 === 1 ? part : show(part)));
  return shown.join('').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

const lineEnds = /([\r\n])/;

function escapeProperty(text: string): string {
  return escaped(text, printable).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
