import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createCollection } from '../../src/diagnostics/reporters/collection.ts';
import { github } from '../../src/diagnostics/reporters/github.ts';
import { junit } from '../../src/diagnostics/reporters/junit.ts';
import { markdown } from '../../src/diagnostics/reporters/markdown.ts';
import { runReporters } from '../../src/diagnostics/reporters/reporters.ts';
import { sarif } from '../../src/diagnostics/reporters/sarif.ts';

const options = { language: 'en', toolVersion: '1.2.3', pathOf: (file: string) => `projects/${file}` } as const;

function finding(file: string, line: number, change: Partial<Diagnostic> = {}): Diagnostic {
  const place = { line, column: 3, offset: 0 };
  return {
    code: 'W-DATE-MISSING',
    severity: 'warning',
    file,
    range: { start: place, end: { ...place, column: 9 } },
    message: { th: 'ไม่มีวันที่', en: 'report 2 has no `date`' },
    hint: { th: 'เติมวันที่', en: 'write the date' },
    ...change,
  };
}

const error = { code: 'E-TYPE', severity: 'error' } as const;

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { id: string; help: { text: string } }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: readonly unknown[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
      readonly invocations: readonly [{ executionSuccessful: boolean; toolExecutionNotifications: unknown[] }];
    },
  ];
}

const logOf = (collection: ReturnType<typeof createCollection>) => JSON.parse(sarif(collection, options)) as Log;

describe.each(Object.entries(runReporters))('%s', (_, write) => {
  test('has code, file and message of each finding, in the language it is written in', () => {
    const collection = createCollection();
    collection.add('a.yaml', [finding('a.yaml', 3, error)]);
    collection.add('b.yaml', [finding('b.yaml', 5)]);
    const written = write(collection, { ...options, language: 'th' });
    for (const part of ['E-TYPE', 'W-DATE-MISSING', 'a.yaml', 'b.yaml', 'ไม่มีวันที่']) expect(written).toContain(part);
    expect(written).not.toContain('report 2 has no');
    expect(written.endsWith('\n')).toBe(true);
  });

  test('lets nothing in a message act on a terminal', () => {
    const collection = createCollection();
    collection.add('a.yaml', [finding('a.yaml', 3, { message: { th: 'ก', en: 'no \u001b[31m date' } })]);
    expect(write(collection, options)).not.toContain('\u001b');
  });
});

describe('SARIF', () => {
  test('has errors first, each with its rule in both languages and its place from the root of the repository', () => {
    const collection = createCollection();
    collection.add('ก ข.yaml', [finding('ก ข.yaml', 4)], 'a\nb\nc\nd');
    collection.add('b.yaml', [finding('b.yaml', 1, error)], 'x');
    const [{ tool, results }] = logOf(collection).runs;
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['E-TYPE', 'error'],
      ['W-DATE-MISSING', 'warning'],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const { help } of tool.driver.rules) expect(help.text).toMatch(/[\u0e00-\u0e7f].*[a-z]{3}/s);
    expect(results[1]!.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: `projects/${encodeURIComponent('ก ข.yaml')}`, uriBaseId: 'REPOSITORY' },
          region: { startLine: 4, startColumn: 3, endLine: 4, endColumn: 9 },
        },
      },
    ]);
  });

  test('recognizes a finding whose line moved, and keeps two on equal lines apart', () => {
    const prints = (text: string, ...lines: number[]) => {
      const collection = createCollection();
      collection.add(
        'a.yaml',
        lines.map((line) => finding('a.yaml', line)),
        text,
      );
      return logOf(collection).runs[0].results.map(({ partialFingerprints }) => partialFingerprints['raingan/v1']);
    };
    const [before] = prints('# one\n  date: ""\n', 2);
    expect(prints('# one\n# two\n\n    date:   ""\n', 4)).toEqual([before]);
    const both = prints('date: ""\ndate: ""\n', 1, 2);
    expect(new Set(both).size).toBe(2);
    expect(prints('date: soon\n', 1)).not.toEqual([before]);
  });

  test('keeps no more findings than services take, errors before warnings, and counts the others', () => {
    const collection = createCollection(10);
    for (let at = 0; at < 12; at++) collection.add(`${at}.yaml`, [finding(`${at}.yaml`, 1)], 'x');
    for (let at = 0; at < 4; at++) collection.add(`${at}.yaml`, [finding(`${at}.yaml`, 2, error)], 'x\ny');
    const [{ results, invocations }] = logOf(collection).runs;
    expect(results.map(({ level }) => level)).toEqual([...Array(4).fill('error'), ...Array(6).fill('warning')]);
    expect(JSON.stringify(invocations)).toContain('6 more findings are not in this log');
    expect(collection.counts()).toEqual(
      new Map([
        ['E-TYPE', 4],
        ['W-DATE-MISSING', 12],
      ] as const),
    );
  });

  test('reports a file that could not be judged as a failure of the run', () => {
    const collection = createCollection();
    collection.add('a.yaml', [], undefined, 'no permission to read `a.yaml`');
    const [{ invocations }] = logOf(collection).runs;
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'a.yaml: no permission to read `a.yaml`' } }],
    });
  });
});

describe('JUnit', () => {
  test('has a test for each file: errors fail it, warnings are its output', () => {
    const collection = createCollection();
    collection.add('data/2564/a.yaml', []);
    collection.add('data/2564/b.yaml', [finding('data/2564/b.yaml', 1)], 'x');
    collection.add('data/2564/c.yaml', [finding('data/2564/c.yaml', 1, error)], 'x');
    collection.add('data/2564/d.yaml', [], undefined, 'too large');
    const xml = junit(collection, options);
    expect(xml).toContain('<testsuites name="raingan" tests="4" failures="1" errors="1">');
    expect(xml).toContain('<testcase classname="data.2564" name="a.yaml" time="0"/>');
    expect(xml).toMatch(/name="b.yaml" time="0"><system-out>data\/2564\/b.yaml:1:3: warning W-DATE-MISSING: /);
    expect(xml).toMatch(/name="c.yaml" time="0"><failure message="report 2 has no `date`" type="E-TYPE">/);
    expect(xml).toMatch(/name="d.yaml" time="0"><error message="too large" type="failure">/);
  });
});

describe('Markdown', () => {
  test('counts by code and by file, errors first, then each finding', () => {
    const collection = createCollection();
    collection.add('a.yaml', [finding('a.yaml', 1), finding('a.yaml', 2)], 'x\ny');
    collection.add('b.yaml', [finding('b.yaml', 7, error)], 'x');
    const text = markdown(collection, options);
    expect(text).toContain('2 files, 1 error, 2 warnings');
    expect(text).toContain('| `projects/b.yaml` | 1 | 0 |\n| `projects/a.yaml` | 0 | 2 |');
    expect(text).toContain('- error `E-TYPE` `projects/b.yaml:7` report 2 has no `date`. write the date');
    expect(text.indexOf('- error')).toBeLessThan(text.indexOf('- warning'));
  });

  test('has values as text, never as markup', () => {
    const hostile = '<img src=x onerror=alert(1)> [a](http://evil) **b** `c | d @everyone\n# heading';
    const collection = createCollection();
    collection.add(`a|${hostile}.yaml`, [finding(`a|${hostile}.yaml`, 1, { message: { th: hostile, en: hostile } })]);
    const text = markdown(collection, options)
      .split('### One by one')[1]!
      .replace(/`[^`\n]*`/g, '');
    expect(text).not.toMatch(/<img|\]\(|\*\*|@everyone|^# /m);
  });

  test('stays below 1 MiB and says how many findings are not shown', () => {
    const collection = createCollection();
    for (let at = 0; at < 6000; at++) {
      const file = `data/2564/${'x'.repeat(60)}-${at}.yaml`;
      collection.add(file, [finding(file, 1), finding(file, 2)], 'x\ny');
    }
    const text = markdown(collection, options);
    expect(Buffer.byteLength(text)).toBeLessThan(1 << 20);
    const shown = text.match(/^- warning/gm)!.length;
    expect(text).toContain(`${12_000 - shown} more are not shown`);
    expect(text).toContain('5500 more are not shown'); // files in the table
  });

  test('of a run without findings says so', () => {
    const collection = createCollection();
    collection.add('a.yaml', []);
    expect(markdown(collection, options)).toBe(
      '## raingan\n\n1 file, 0 errors, 0 warnings\n\nNo errors and no warnings.\n',
    );
  });
});

describe('GitHub annotations', () => {
  test('begin with the first finding of each code, errors before warnings, and count what GitHub does not show', () => {
    const collection = createCollection();
    const codes = ['W-DATE-MISSING', 'W-TRUNCATED'] as const;
    for (let at = 0; at < 12; at++)
      collection.add('a.yaml', [finding('a.yaml', at + 1, { code: codes[at === 11 ? 1 : 0]! })]);
    collection.add('b.yaml', [finding('b.yaml', 1, error)]);
    const lines = github(collection, options).trimEnd().split('\n');
    const titles = lines.map((line) => /title=([\w-]+)/.exec(line)?.[1]);
    expect(titles.slice(0, 3)).toEqual(['E-TYPE', 'W-DATE-MISSING', 'W-TRUNCATED']);
    expect(lines[1]).toContain('file=projects/a.yaml,line=1');
    expect(lines.at(-1)).toBe(
      '::notice title=raingan::2 more findings are in the log of this step, not beside the lines',
    );
  });
});
