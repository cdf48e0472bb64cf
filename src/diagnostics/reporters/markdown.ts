import { catalogue } from '../codes.ts';
import type { Severity } from '../diagnostic.ts';
import type { CheckedFile, Collection, Finding } from './collection.ts';
import { labels } from './labels.ts';
import { printable, printableMessage } from './printable.ts';
import type { RunReportOptions } from './report-options.ts';

type MarkdownOptions = Pick<RunReportOptions, 'language' | 'pathOf'>;

/**
 * The findings of a run as Markdown, for the summary of a CI job: how many, by code, by file, and one by one, errors first.
 * Values are text, never markup. Stays below the 1 MiB that GitHub shows, and says how much is left out.
 */
export function markdown(collection: Collection, options: MarkdownOptions): string {
  const { language } = options;
  const words = wording[language];
  const files = [...collection.files()];
  const findings = collection.findings();
  const failures = files.filter(({ failure }) => failure !== undefined);
  const head = `## raingan\n\n${totals(collection, files, language)}\n`;
  if (findings.length === 0 && failures.length === 0) return `${head}\n${words.nothing}\n`;
  const byFile = files.filter((file) => file.findings.length > 0).sort(moreErrorsFirst);
  const sections = [
    ...failures.map(({ file, failure }) => `- ${code(options.pathOf(file))}: ${said(failure!)}\n`),
    table(words.byCode, [words.code, words.meaning, words.count], codeRows(collection, language), language),
    table(
      words.byFile,
      [words.file, ...['error', 'warning'].map((name) => labels[language][name as Severity])],
      byFile.map((file) => fileRow(file, options)),
      language,
    ),
    list(words.all, findings, collection.dropped(), options),
  ];
  return `${head}\n${sections.filter((section) => section !== '').join('\n')}`;
}

const wording = {
  th: {
    nothing: 'ไม่พบข้อผิดพลาดหรือคำเตือน',
    byCode: 'แยกตามรหัส',
    byFile: 'แยกตามไฟล์',
    all: 'รายการทั้งหมด',
    code: 'รหัส',
    meaning: 'ความหมาย',
    count: 'จำนวน',
    file: 'ไฟล์',
    notShown: (count: number) => `อีก ${count} รายการไม่ได้แสดง`,
  },
  en: {
    nothing: 'No errors and no warnings.',
    byCode: 'By code',
    byFile: 'By file',
    all: 'One by one',
    code: 'code',
    meaning: 'meaning',
    count: 'count',
    file: 'file',
    notShown: (count: number) => `${count} more ${count === 1 ? 'is' : 'are'} not shown`,
  },
} as const;

function totals(collection: Collection, files: readonly CheckedFile[], language: 'th' | 'en'): string {
  const count: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const [code, number] of collection.counts()) count[catalogue[code].severity] += number;
  const { error, warning, info } = count;
  if (language === 'th')
    return `${files.length} ไฟล์ ข้อผิดพลาด ${error} คำเตือน ${warning}${info > 0 ? ` ข้อสังเกต ${info}` : ''}`;
  const plural = (number: number, name: string) => `${number} ${name}${number === 1 ? '' : 's'}`;
  const parts = [plural(files.length, 'file'), plural(error, 'error'), plural(warning, 'warning')];
  return [...parts, ...(info > 0 ? [plural(info, 'info')] : [])].join(', ');
}

function codeRows(collection: Collection, language: 'th' | 'en'): string[][] {
  return [...collection.counts()].map(([name, count]) => [
    code(name),
    said(catalogue[name].title[language]),
    String(count),
  ]);
}

function fileRow({ file, findings }: CheckedFile, { pathOf }: MarkdownOptions): string[] {
  return [
    code(pathOf(file)),
    ...(['error', 'warning'] as const).map((severity) => String(countOf(findings, severity))),
  ];
}

const countOf = (findings: readonly Finding[], severity: Severity) =>
  findings.filter(({ diagnostic }) => diagnostic.severity === severity).length;

function moreErrorsFirst(a: CheckedFile, b: CheckedFile): number {
  return countOf(b.findings, 'error') - countOf(a.findings, 'error') || (a.file < b.file ? -1 : 1);
}

/** A table of at most `mostRows` rows. */
function table(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  language: 'th' | 'en',
): string {
  if (rows.length === 0) return '';
  const shown = rows.slice(0, mostRows).map((row) => `| ${row.join(' | ')} |`);
  const lines = [`### ${title}`, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...shown];
  if (rows.length > mostRows) lines.push('', wording[language].notShown(rows.length - mostRows));
  return `${lines.join('\n')}\n`;
}

const mostRows = 500;

/** Every finding on a line of its own, as many as the page takes. */
function list(title: string, findings: readonly Finding[], dropped: number, options: MarkdownOptions): string {
  const { language, pathOf } = options;
  let size = 0;
  const lines: string[] = [];
  for (const { diagnostic } of findings) {
    const { file, range, severity, code: name, message, hint } = diagnostic;
    const place = range ? `${pathOf(file)}:${range.start.line}` : pathOf(file);
    const words = [message[language], hint?.[language]].filter((part) => part !== undefined).map(said);
    const line = `- ${labels[language][severity]} ${code(name)} ${code(place)} ${words.join('. ')}`;
    size += Buffer.byteLength(line) + 1;
    if (size > mostBytes) break;
    lines.push(line);
  }
  const rest = findings.length - lines.length + dropped;
  return [`### ${title}`, '', ...lines, ...(rest > 0 ? ['', wording[language].notShown(rest)] : []), ''].join('\n');
}

/** GitHub shows a summary of at most 1 MiB; the tables before the list take a part of it. */
const mostBytes = 700_000;

/** A message: what it quotes in backticks becomes a code span, the rest is text. */
function said(message: string): string {
  const parts = printableMessage(message.replace(/\s+/g, ' ')).split('`');
  if (parts.length % 2 === 0) return plain(message);
  return parts.map((part, at) => (at % 2 === 1 && part !== '' ? code(part) : plain(part))).join('');
}

/** A value as text: what Markdown or HTML would obey is escaped, what is not seen is made visible. */
function plain(value: string): string {
  return printable(value.replace(/\s+/g, ' ')).replace(
    /[\\`*_{}[\]()#+!|<>&~@-]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}

/** A name in a code span; a backtick ends one, and a bar would end a cell of a table. */
function code(value: string): string {
  const shown = printable(value.replace(/\s+/g, ' ')).replaceAll('`', '\u02cb').replaceAll('|', '\u2223');
  return `\`${shown}\``;
}
