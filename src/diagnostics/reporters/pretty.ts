import picocolors from 'picocolors';
import type { Diagnostic, Range, Severity } from '../diagnostic.ts';
import type { CodeFrame } from './code-frame.ts';
import { codeFrame } from './code-frame.ts';
import { labels } from './labels.ts';
import { printableMessage } from './printable.ts';
import type { ReportOptions } from './report-options.ts';
import { shown } from './report-options.ts';
import { summary } from './summary.ts';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Diagnostics for a person at a terminal: place, message, the line with carets under it, what was expected, a hint; then a summary. */
export function pretty(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const visible = shown(diagnostics, options);
  if (visible.length === 0) return '';
  const colors = picocolors.createColors(options.color ?? false);
  const blocks = visible.map((each, index) => block(each, visible[index - 1], options, colors));
  if (options.summary === false) return `${blocks.join('\n')}\n`;
  return `${blocks.join('\n')}\n${summary(visible, options.language)}\n`;
}

/** A line already shown with the diagnostic before is not shown again. */
function block(each: Diagnostic, before: Diagnostic | undefined, options: ReportOptions, colors: Colors): string {
  const source = each.range && (each.source ?? options.sources(each.file));
  const frame =
    each.range && source !== undefined ? codeFrame(source, each.range, excerptWidth(each.range, options)) : undefined;
  const repeated = before?.file === each.file && before.range?.start.offset === each.range?.start.offset;
  const lines = [
    heading(each, options, colors),
    ...(frame && !repeated ? frameLines(frame, each.severity, colors) : []),
    ...notes(each, frame, options, colors),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the number of the line and the bar beside it leave. */
function excerptWidth({ start }: Range, { columns = 106 }: ReportOptions): number {
  return Math.max(20, columns - `  ${start.line} | `.length);
}

function heading(each: Diagnostic, options: ReportOptions, colors: Colors): string {
  const { file, range, path } = each;
  const inside = path ? `${file}: ${path}` : file;
  const place = range ? `${file}:${range.start.line}:${range.start.column}` : inside;
  const label = paint(each.severity, `${labels[options.language][each.severity]} ${each.code}`, colors);
  return `${colors.bold(printableMessage(place))}: ${label}: ${printableMessage(each.message[options.language])}`;
}

function frameLines(frame: CodeFrame, severity: Severity, colors: Colors): string[] {
  const gutter = ' '.repeat(frame.number.length);
  return [
    `  ${colors.dim(`${frame.number} |`)} ${frame.text}`,
    `  ${colors.dim(`${gutter} |`)} ${paint(severity, frame.carets, colors)}`,
  ];
}

/** What was found is said only when the line above does not show it. */
function notes(each: Diagnostic, frame: CodeFrame | undefined, options: ReportOptions, colors: Colors): string[] {
  const names = labels[options.language];
  const actual = each.actual !== undefined && frame?.text.includes(each.actual) ? undefined : each.actual;
  const facts: [string, string | undefined][] = [
    [each.severity === 'error' ? names.expected : names.usual, each.expected?.[options.language]],
    [names.actual, actual],
    [names.hint, each.hint?.[options.language]],
  ];
  const lines = facts.flatMap(([label, text]) =>
    text === undefined ? [] : [`  ${colors.bold(label)}: ${printableMessage(text)}`],
  );
  if (options.verbose) lines.push(...acceptance(each, options.language));
  return each.stopped ? [...lines, `  ${names.stopped}`] : lines;
}

/** The lines of the data file by which an office accepts what was found. */
function acceptance({ severity, code, acceptAt }: Diagnostic, language: ReportOptions['language']): string[] {
  if (severity !== 'warning' || acceptAt === undefined || code === 'W-ACCEPTED-UNUSED') return [];
  const { accept, reason, by } = labels[language];
  return [
    `  ${accept}:`,
    '    accepted:',
    `      - code: ${code}`,
    ...(acceptAt.report === undefined ? [] : [`        report: ${acceptAt.report}`]),
    ...(acceptAt.path === '' ? [] : [`        path: ${acceptAt.path}`]),
    `        reason: ${reason}`,
    `        by: ${by}`,
  ];
}

function paint(severity: Severity, text: string, colors: Colors): string {
  if (severity === 'error') return colors.red(text);
  return severity === 'warning' ? colors.yellow(text) : colors.cyan(text);
}
