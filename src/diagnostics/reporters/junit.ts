import { escapeXml } from '../../model/escape-xml.ts';
import type { CheckedFile, Collection, Finding } from './collection.ts';
import { labels } from './labels.ts';
import { printable } from './printable.ts';
import type { RunReportOptions } from './report-options.ts';
import { messageText } from './sarif.ts';

/**
 * A run as a JUnit report, which Jenkins, GitLab and Azure show as tests: each file is a test, which errors fail. Warnings
 * are the output of their test.
 */
export function junit(collection: Collection, { language }: Pick<RunReportOptions, 'language'>): string {
  const files = [...collection.files()];
  const failures = files.filter(({ findings, failure }) => failure === undefined && findings.some(isError)).length;
  const errors = files.filter(({ failure }) => failure !== undefined).length;
  const counts = `tests="${files.length}" failures="${failures}" errors="${errors}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="raingan" ${counts}>`,
    `<testsuite name="raingan" ${counts} skipped="0" time="0">`,
    ...files.map((each) => testCase(each, language)),
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const isError = ({ diagnostic }: Finding) => diagnostic.severity === 'error';

function testCase({ file, findings, failure }: CheckedFile, language: 'th' | 'en'): string {
  const wrong = findings.filter(isError);
  const others = findings.filter((each) => !isError(each));
  const codes = [...new Set(wrong.map(({ diagnostic }) => diagnostic.code))].join(' ');
  const summary = wrong.length === 1 ? wrong[0]!.diagnostic.message[language] : codes;
  const parts = [
    failure !== undefined &&
      `<error message="${attribute(failure)}" type="failure">${text(failure.split('\n').map(printable).join('\n'))}</error>`,
    failure === undefined &&
      wrong.length > 0 &&
      `<failure message="${attribute(summary)}" type="${codes}">${findingLines(wrong, language)}</failure>`,
    others.length > 0 && `<system-out>${findingLines(others, language)}</system-out>`,
  ].filter((part) => part !== false);
  const folder = file.split('/').slice(0, -1).join('.') || '.';
  const head = `<testcase classname="${attribute(folder)}" name="${attribute(file.split('/').at(-1)!)}" time="0"`;
  return parts.length === 0 ? `${head}/>` : `${head}>${parts.join('')}</testcase>`;
}

function findingLines(findings: readonly Finding[], language: 'th' | 'en'): string {
  return findings
    .map(({ diagnostic }) => {
      const { file, range, severity, code } = diagnostic;
      const place = range ? `${file}:${range.start.line}:${range.start.column}` : file;
      const said = messageText(diagnostic, language).split('\n').map(printable).join('\n  ');
      return text(`${printable(place)}: ${labels[language][severity]} ${code}: ${said}\n`);
    })
    .join('');
}

const text = (value: string) => escapeXml(value);
const attribute = (value: string) => escapeXml(printable(value.replaceAll('\n', ' ')));
