import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { catalogue, type DiagnosticCode } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createCollection } from '../../src/diagnostics/reporters/collection.ts';
import { junit } from '../../src/diagnostics/reporters/junit.ts';
import { sarif } from '../../src/diagnostics/reporters/sarif.ts';
import { exampleText } from '../project/example.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { sarifFaults } from './sarif-schema.ts';

const options = { language: 'th', toolVersion: '1.2.3', pathOf: (file: string) => file } as const;
const at = (line: number, column: number) => ({ line, column, offset: column });
/** One of each kind of place: in a line, over lines, of nothing, of a whole file, a cell, a page, within another text. */
const places: readonly Partial<Diagnostic>[] = [
  { file: 'data/2564/21000000-3230.yaml', range: { start: at(3, 5), end: at(3, 9) } },
  { file: 'own/template.yaml', range: { start: at(1, 1), end: at(9, 3) } },
  { file: 'a.yaml', range: { start: at(1, 1), end: at(1, 1) } },
  { file: 'raingan.yaml' },
  { file: 'ทะเบียน 2564.xlsx', message: { th: 'เซลล์ C7', en: 'cell C7' } },
  { file: 'C:\\reports\\old #1.pdf', message: { th: 'หน้า 3\nบรรทัด', en: 'page 3' } },
  { file: 'look.docx', range: { start: at(1, 4), end: at(1, 8) }, source: '{{project.nam}}' },
  { file: 'input', path: 'reports[1].date' },
  { file: 'hostile \u001b[31m \ud800 <&"\'>.yaml', message: { th: '\u0000\ufffe]]>', en: '\u0000\ufffe]]>' } },
];

/** Every code of the catalogue, at each kind of place in turn. */
function everything() {
  const collection = createCollection();
  for (const [index, code] of (Object.keys(catalogue) as DiagnosticCode[]).entries()) {
    const place = places[index % places.length]!;
    const { severity, title } = catalogue[code];
    const found = { code, severity, message: title, ...place } as Diagnostic;
    collection.add('data/2564/21000000-3230.yaml', [found], 'schemaVersion: 1\n');
  }
  collection.add('data/2564/21000000-3231.yaml', [], undefined, 'ดิสก์เต็ม\nENOSPC');
  return collection;
}

describe('SARIF agrees with its published schema', () => {
  test('the schema refuses what is none', () => {
    const log = JSON.parse(sarif(everything(), options)) as { runs: { results: { level: string }[] }[] };
    log.runs[0]!.results[0]!.level = 'warn';
    expect(sarifFaults(JSON.stringify(log))).toEqual([
      '/runs/0/results/0/level must be equal to one of the allowed values',
    ]);
    expect(sarifFaults('{"version":"2.1.0"}')).toEqual([" must have required property 'runs'"]);
    expect(sarifFaults(sarif(everything(), options).replace(/"uri":"[^"]*"/, '"uri":"a b"'))).toHaveLength(1);
  });

  test('with every code, at each kind of place, and with a failure', () => {
    expect(sarifFaults(sarif(everything(), options))).toEqual([]);
  });

  test('with nothing, and with more findings than services take', () => {
    expect(sarifFaults(sarif(createCollection(), options))).toEqual([]);
    const few = createCollection(2);
    const found = { code: 'E-TYPE', severity: 'error', file: 'a.yaml', message: { th: 'ก', en: 'a' } } as const;
    few.add('a.yaml', [found, found, found]);
    expect(few.dropped()).toBe(1);
    expect(sarifFaults(sarif(few, options))).toEqual([]);
  });

  const roots: string[] = [];
  afterAll(() => {
    for (const root of roots) rmSync(root, { recursive: true });
  });
  const good = exampleText((text) => text);
  const run = async (files: Readonly<Record<string, string | undefined>>, command: string) => {
    const root = mkdtempSync(join(tmpdir(), 'raingan-sarif-'));
    roots.push(root);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(root, name, text === undefined ? '.' : '..'), { recursive: true });
      if (text !== undefined) writeFileSync(join(root, name), text);
    }
    const terminal = realTerminal(root);
    const status = await runCommand(command.split(' '), terminal);
    return { status, out: terminal.out(), file: (name: string) => readFileSync(join(root, name), 'utf8') };
  };

  test.each<readonly [kind: string, files: Record<string, string | undefined>, codes: readonly string[]]>([
    ['nothing', { 'data/2564/99990000-001.yaml': good }, ['W-DATE-MISSING']],
    ['data', { 'data/2564/99990000-001.yaml': good.replace('progress: 22.5', 'progress: 200') }, ['E-PERCENT-RANGE']],
    ['syntax', { 'data/2564/99990000-001.yaml': good.replace('\nproject:', '\n project:') }, ['E-YAML-SYNTAX']],
    ['settings', { 'raingan.yaml': 'template: [', 'data/2564/99990000-001.yaml': good }, ['E-YAML-SYNTAX']],
    [
      'template',
      { 'raingan.yaml': 'template: own', 'own/template.yaml': 'page: 1', 'data/2564/99990000-001.yaml': good },
      ['E-TEMPLATE-FILE'],
    ],
    ['a file of another kind', { 'data/2564/99990000-001.yaml': '%PDF-1.7\n' }, ['E-FILE-KIND']],
  ])('of a run over %s', async (_, files, codes) => {
    const { out } = await run(files, 'check --reporter sarif');
    expect(sarifFaults(out)).toEqual([]);
    const log = JSON.parse(out) as { runs: [{ results: { ruleId: string }[] }] };
    expect(log.runs[0].results.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining([...codes]));
  });

  test.each(['check', 'build', 'merge part', 'build --format pdf'])(
    'of `%s` that its settings stop',
    async (command) => {
      const files = { 'raingan.yaml': 'out: [', 'data/2564/99990000-001.yaml': good, part: undefined };
      const { status, file } = await run(files, `${command} --quiet --report sarif=log.sarif --report junit=log.xml`);
      expect(status).toBe(1);
      expect(sarifFaults(file('log.sarif'))).toEqual([]);
      expect(file('log.sarif')).toContain('"ruleId":"E-YAML-SYNTAX"');
      expect(file('log.xml')).toContain('failures="1"');
    },
  );

  test('of a run that the environment stopped for one file', async () => {
    const files = { 'data/2564/99990000-001.yaml': good, 'output/2564/99990000-001.pdf': undefined };
    const { status, file } = await run(files, 'build --format pdf --quiet --report sarif=log.sarif');
    expect(status).toBe(3);
    const text = file('log.sarif');
    expect(sarifFaults(text)).toEqual([]);
    const { runs } = JSON.parse(text) as { runs: [{ invocations: [{ toolExecutionNotifications: unknown[] }] }] };
    expect(runs[0].invocations[0].toolExecutionNotifications).toHaveLength(1);
  });
});

test('JUnit is XML whatever a finding says, and its counts are those of its tests', () => {
  const xml = XmlDocument.fromString(junit(everything(), { language: 'th' }));
  const count = (path: string) => xml.find(path).length;
  const said = (name: string) => Number(xml.get(`/testsuites/testsuite/@${name}`)?.content);
  expect([said('tests'), said('failures'), said('errors')]).toEqual([
    count('//testcase'),
    count('//testcase[failure]'),
    count('//testcase[error]'),
  ]);
  expect(said('errors')).toBe(1);
  xml.dispose();
});
