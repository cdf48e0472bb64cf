import { catalogue } from '../codes.ts';
import type { Diagnostic, Range, Severity } from '../diagnostic.ts';
import type { Collection, Finding } from './collection.ts';
import { labels } from './labels.ts';
import { printableJson } from './printable.ts';
import type { RunReportOptions } from './report-options.ts';

/**
 * The findings of a run as a SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0), which GitHub, GitLab
 * and Azure show beside the code. Errors come first; what goes beyond the number that such services take is counted in
 * a notification.
 */
export function sarif(collection: Collection, options: RunReportOptions): string {
  const findings = collection.findings();
  const codes = [...collection.counts().keys()];
  const dropped = collection.dropped();
  const failures = [...collection.files()].flatMap(({ file, failure }) => (failure ? [{ file, failure }] : []));
  const notes = [
    ...failures.map(({ file, failure }) => ({ level: 'error', message: { text: `${file}: ${failure}` } })),
    ...(dropped > 0 ? [{ level: 'warning', message: { text: droppedText(dropped, options.language) } }] : []),
  ];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'raingan',
            version: options.toolVersion,
            semanticVersion: options.toolVersion,
            informationUri: 'https://github.com/raingan/raingan',
            rules: codes.map(ruleOf),
          },
        },
        automationDetails: { id: 'raingan/' },
        columnKind: 'utf16CodeUnits',
        language: options.language,
        originalUriBaseIds: { REPOSITORY: { description: { text: 'The root of the repository.' } } },
        invocations: [{ executionSuccessful: failures.length === 0, toolExecutionNotifications: notes }],
        results: findings.map((finding) => resultOf(finding, codes, options)),
      },
    ],
  };
  return `${printableJson(log)}\n`;
}

function droppedText(count: number, language: 'th' | 'en'): string {
  return language === 'th' ? `อีก ${count} รายการไม่ได้แสดง` : `${count} more findings are not in this log`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function ruleOf(code: keyof typeof catalogue) {
  const { title, meaning, severity } = catalogue[code];
  return {
    id: code,
    name: pascal(code),
    shortDescription: { text: sentence(title.en) },
    fullDescription: { text: sentence(meaning.en) },
    help: {
      text: `${title.th}\n${meaning.th}\n\n${title.en}\n${meaning.en}`,
      markdown: `**${title.th}**\n\n${meaning.th}\n\n**${title.en}**\n\n${meaning.en}`,
    },
    helpUri: `https://github.com/raingan/raingan/blob/main/docs/diagnostics.md#${code.toLowerCase()}`,
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['data'], 'problem.severity': severity === 'info' ? 'recommendation' : severity },
  };
}

/** `E-DATE-ORDER` as `DateOrder`. */
function pascal(code: string): string {
  const words = code.split('-').slice(1);
  return words.map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join('');
}

function sentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

function resultOf({ diagnostic, fingerprint }: Finding, codes: readonly string[], options: RunReportOptions) {
  const { code, severity, file, range } = diagnostic;
  const uri = options
    .pathOf(file)
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: messageText(diagnostic, options.language) },
    locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId: 'REPOSITORY' }, region: regionOf(range) } }],
    partialFingerprints: { 'raingan/v1': fingerprint },
  };
}

/** A finding about a whole file is shown at its beginning. */
function regionOf(range: Range | undefined) {
  if (!range) return { startLine: 1 };
  const { start, end } = range;
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Everything that is said of a finding, a sentence or two. */
export function messageText({ message, expected, actual, hint }: Diagnostic, language: 'th' | 'en'): string {
  const names = labels[language];
  const parts = [
    message[language],
    expected && `${names.expected}: ${expected[language]}`,
    actual && `${names.actual}: ${actual}`,
    hint && `${names.hint}: ${hint[language]}`,
  ].filter((part) => part !== undefined && part !== '');
  return language === 'th' ? parts.join('\n') : sentence(parts.join('\n'));
}
