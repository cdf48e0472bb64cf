import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openReporter, type RenderResult, renderReport, toInput, toYaml } from '../../src/library/library.ts';
import type { ProjectInput } from '../../src/model/project-input.ts';
import { buildPdf } from '../support/build.ts';
import { expectReference } from '../support/references.ts';
import { casesOf } from '../support/thorough.ts';
import { example } from './example.ts';

const seed = readFileSync('data/2564/21000000-3230.yaml');

/** The example with any values in some places, `reports[1].date`. */
function exampleWith(...changes: readonly [path: string, value: unknown][]): ProjectInput {
  const project: ProjectInput = structuredClone(example);
  for (const [path, value] of changes) {
    const steps = path.match(/\w+/g)!;
    const parent = steps.slice(0, -1).reduce((inner, step) => inner[step] as Group, project as unknown as Group);
    parent[steps.at(-1)!] = value;
  }
  return project;
}

type Group = Record<string, unknown>;

/** What is printed, but for the digest of the data. */
const textsOf = ({ pages }: RenderResult) =>
  pages.map(({ lines }) => lines.map(({ text }) => text.replace(/[0-9a-f]{12}/, '')));

describe('input', () => {
  test('an object gives both documents, its data and its pages', async () => {
    const result = await renderReport(example);
    expect(result.diagnostics).toEqual([]);
    expect(result).toMatchObject({ code: '99990000-001', fiscalYear: 2564 });
    expect(result.pdf?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(result.docx?.subarray(0, 2).toString()).toBe('PK');
    expect(result.project?.project.budget.received).toBe(8090050);
    expect(result.pages[0]?.lines.map(({ text }) => text).join('\n')).toContain('โครงการทดสอบ');
    expect(result.pdf?.buffer).toBeInstanceOf(ArrayBuffer);
    expect(result.pdf?.buffer.byteLength).toBe(result.pdf?.length);
  });

  test('an object, its YAML, its JSON and the bytes of a data file are all taken; object and YAML give the same bytes', async () => {
    const options = { formats: ['pdf', 'docx'] } as const;
    const [object, yaml, json] = await Promise.all([
      renderReport(example, options),
      renderReport(toYaml(example), options),
      renderReport(JSON.stringify(example, undefined, '\t'), options),
    ]);
    expect(yaml.pdf?.equals(object.pdf!)).toBe(true);
    expect(yaml.docx?.equals(object.docx!)).toBe(true);
    expect(textsOf(json)).toEqual(textsOf(object));
    expect((await renderReport(seed, { formats: ['pdf'] })).pdf?.length).toBeGreaterThan(20_000);
  });

  test('a report of the library and one that is built of the same file have the same bytes, whatever the file is called', async () => {
    const built = await buildPdf(seed.toString());
    for (const file of [undefined, 'x.yaml', 'anything at all', 'data/2564/21000000-3230.yaml']) {
      const { pdf, diagnostics } = await renderReport(seed, { formats: ['pdf'], file });
      expect(pdf?.equals(built.bytes)).toBe(true);
      expect(new Set(diagnostics.map((each) => each.file))).toEqual(new Set([file ?? 'input']));
    }
  });

  test('toYaml writes every text so that it is read back as it was, in the order of the schema', {
    tags: 'thorough',
  }, async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary-ascii', minLength: 1 }),
      fc.string({
        unit: fc.constantFrom(
          'ก',
          ' ',
          '\n',
          '\t',
          ':',
          '#',
          '-',
          "'",
          '"',
          '\\',
          '1',
          '\u2028',
          '\ufeff',
          '\u0085',
          'ำ',
        ),
      }),
      fc.constantFrom(
        'null',
        'true',
        '~',
        '1e3',
        '0x1F',
        '- ก',
        '? ก',
        '',
        ' ',
        '2020-10-01',
        '%YAML',
        '---',
        '...',
        '<<',
      ),
    );
    const { loadYaml } = await import('../../src/yaml/load-yaml.ts');
    const { anything } = await import('../../src/yaml/schema.ts');
    fc.assert(
      fc.property(texts, (text) => {
        const yaml = toYaml({ ...example, rationale: [text, `${text}ก`], provenance: { [`k${text}`]: text } });
        const { value, diagnostics } = loadYaml('x', yaml, anything);
        if (diagnostics.length > 0) {
          expect(diagnostics.map(({ code }) => code)).toContain('E-CONTROL-CHAR');
          return;
        }
        expect(value).toMatchObject({ rationale: [text, `${text}ก`], provenance: { [`k${text}`]: text } });
      }),
      { numRuns: casesOf(500) },
    );
    const { reports, ...rest } = example;
    expect(toYaml({ reports, ...rest })).toBe(toYaml(example));
    expectReference('to-yaml.yaml', toYaml(example));
  });
});

describe('mistakes in an object are findings with a path', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = { again: cycle };
  const deep = Array.from({ length: 100 }).reduce((inner) => [inner], []);
  const no = () => {
    throw new Error('no');
  };
  const throwing = Object.defineProperty({}, 'name', { enumerable: true, get: no });
  const prototypeKey = Object.defineProperty({ ...example.project }, '__proto__', { value: 1, enumerable: true });
  const cases: [name: string, path: string, value: unknown, code: string, found?: string][] = [
    ['NaN', 'project.budget.received', Number.NaN, 'E-TYPE'],
    ['Infinity', 'reports[1].progress', Number.POSITIVE_INFINITY, 'E-TYPE'],
    ['bigint', 'project.budget.spent', 5n, 'E-TYPE'],
    ['Date', 'reports[1].date', new Date(0), 'E-DATE-FORMAT'],
    ['Date where a day may be left out', 'project.asOf', new Date(Number.NaN), 'E-DATE-FORMAT'],
    ['Map', 'strategy', new Map(), 'E-TYPE'],
    ['Set', 'rationale', new Set(['x']), 'E-TYPE'],
    ['class', 'project.name', new URL('http://x.invalid'), 'E-TYPE'],
    ['function', 'project.name', () => 1, 'E-TYPE'],
    ['symbol', 'project.name', Symbol('x'), 'E-TYPE'],
    ['cycle', 'provenance', cycle, 'E-YAML-LIMIT', 'provenance.self.again'],
    ['depth', 'provenance', deep, 'E-YAML-LIMIT', `provenance${'[0]'.repeat(31)}`],
    ['characters', 'rationale[0]', 'x'.repeat(1_000_001), 'E-YAML-LIMIT'],
    ['bytes', 'rationale[0]', 'ก'.repeat(400_000), 'E-YAML-LIMIT', ''],
    ['long list', 'rationale', new Array(1e9), 'E-YAML-LIMIT'],
    ['getter', 'contacts.responsible', throwing, 'E-TYPE', 'contacts.responsible.name'],
    ['proxy', 'strategy', new Proxy({}, { ownKeys: no }), 'E-TYPE'],
    ['surrogate', 'project.name', 'ก\ud800', 'E-CONTROL-CHAR'],
    ['decimals', 'project.budget.received', 0.1 + 0.2, 'E-MONEY'],
    ['percent', 'reports[0].progress', 101, 'E-PERCENT-RANGE'],
    ['day', 'project.endDate', '31/09/2564', 'E-DATE-FORMAT'],
    ['unknown key', 'reports[0].progres', 1, 'E-UNKNOWN-KEY'],
    ['__proto__', 'project', prototypeKey, 'E-UNKNOWN-KEY', 'project.__proto__'],
    ['missing key', 'reports', undefined, 'E-MISSING-KEY'],
    ['missing below', 'reports[1].narrative', undefined, 'E-MISSING-KEY'],
    ['hole', 'rationale[0]', undefined, 'E-TYPE'],
  ];
  test.each(cases)('%s', async (_name, path, value, code, found = path) => {
    const { pdf, diagnostics } = await renderReport(exampleWith([path, value]), { formats: ['pdf'] });
    expect(pdf).toBeUndefined();
    expect(diagnostics.map((each) => [each.code, each.path])).toEqual([[code, found]]);
    expect(diagnostics[0]).not.toHaveProperty('range');
  });

  test('all of them at once, those the schema finds too', async () => {
    const project = exampleWith(
      ['project.budget.received', Number.NaN],
      ['reports[1].date', new Date(0)],
      ['reports[0].progress', 101],
    );
    const { diagnostics } = await renderReport(project);
    expect(diagnostics.map(({ path }) => path)).toEqual([
      'project.budget.received',
      'reports[1].date',
      'reports[0].progress',
    ]);
  });

  test.each([null, undefined, 5, true, [], new Map(), new ArrayBuffer(4), Promise.resolve(example), new Date(0)])(
    'something else in place of a project: %s',
    async (input) => {
      const { diagnostics } = await renderReport(input as never);
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]).toMatchObject({ severity: 'error', path: '' });
    },
  );

  test('warnings have a path, too, and an object of another realm is plain', async () => {
    const { runInNewContext } = await import('node:vm');
    const project = runInNewContext(
      `(${JSON.stringify({ ...example, reports: [{ ...example.reports[0], date: null }] })})`,
    );
    const { pdf, diagnostics } = await renderReport(project, { formats: ['pdf'] });
    expect(pdf).toBeDefined();
    expect(diagnostics.map(({ code, path }) => [code, path])).toContainEqual(['W-DATE-MISSING', 'reports[0].date']);
  });

  test('whatever is given, nothing is thrown', { tags: 'thorough' }, async () => {
    const reporter = await openReporter({ formats: ['pdf'] });
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      withObjectString: true,
      withBoxedValues: true,
    });
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom('project', 'reports', 'strategy', 'provenance', '__proto__'),
        async (value, key) => {
          const whole = await reporter.render(value as never);
          expect(whole.diagnostics.length).toBeGreaterThan(0);
          const { pdf, diagnostics } = await reporter.render(
            Object.defineProperty({ ...example }, key, { value, enumerable: true }) as never,
          );
          expect(pdf !== undefined).toBe(!diagnostics.some(({ severity }) => severity === 'error'));
        },
      ),
      { numRuns: casesOf(100) },
    );
  });
});

describe('parsed data is not taken for written data', () => {
  test('neither whole nor in parts, spread or not; converted it gives the same report', async () => {
    const { project } = await renderReport(example, { formats: ['pdf'] });
    const refused = async (input: unknown) => {
      const { diagnostics } = await renderReport(input as never);
      return diagnostics.filter(({ hint }) => hint?.en.includes('toInput')).map(({ path }) => path);
    };
    expect(await refused(project)).toEqual(['']);
    expect(await refused({ ...project })).toEqual(['']);
    const { budget } = project!.project;
    expect(await refused({ ...example, project: { ...example.project, budget } })).toEqual(['project.budget']);
    expect(await refused({ ...example, reports: project!.reports })).toEqual(['reports[0]', 'reports[1]']);
    expect(await refused({ ...example, reports: [{ ...project!.reports[0] }] })).toEqual(['reports[0]']);
    expect(() => structuredClone(project)).toThrow();

    const again = await renderReport(toInput(project!), { formats: ['pdf'] });
    expect(again.project).toEqual(project);
    expect(textsOf(again)).toEqual(textsOf(await renderReport(example)));
    expect(JSON.parse(JSON.stringify(project))).toEqual(toInput(project!));
    expect(JSON.parse(JSON.stringify({ ...project }))).toEqual(toInput(project!));
    expect(JSON.parse(JSON.stringify(project!.reports))).toEqual(toInput(project!).reports);
  });
});
