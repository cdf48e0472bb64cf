import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafText } from '../../src/model/document-text.ts';
import type { Project } from '../../src/model/project.ts';
import { visit } from '../../src/model/visit.ts';
import { composed, PROJECT } from './fixtures.ts';

/** Every text a project can hold, in the order `fill` puts them in. */
const FIELDS = 21;

function fill(texts: readonly string[]): Project {
  const left = [...texts];
  const next = () => left.shift()!;
  const report = (number: number) => ({
    ...PROJECT.reports[0]!,
    number,
    narrative: next(),
    planStatus: next(),
    targetStatus: next(),
  });
  return {
    ...PROJECT,
    project: { ...PROJECT.project, name: next(), code: next() },
    organization: { path: [next(), next()] },
    contacts: { responsible: { name: next(), phone: next() }, coordinator: { name: next() } },
    rationale: [next(), next()],
    objectives: [next()],
    targets: [next(), next()],
    strategy: { issue: next(), subIssue: next(), goal: next(), indicator: next() },
    reports: [report(1)],
    signature: { name: next(), position: next() },
  };
}

const leaves = (project: Project) => [...visit(composed(project))].flatMap((node) => leafText(node) ?? []);

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('<b>', '</p>', '<br/>', '<space/>', '<page-number/>', '<!--', '-->', '<![CDATA[', ']]>'),
      fc.constantFrom(
        '{{project.code}}',
        '{{{x}}}',
        '{{> header}}',
        '{{',
        '}}',
        '&amp;',
        '&',
        '&#10;',
        '"',
        "'",
        '`=`',
      ),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\t',
        '   ',
        '\u00a0',
        '\u200b',
        'กำ',
        'ก\u0e4d\u0e32',
        'Bangkok City',
        'a1',
        '__proto__',
      ),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  // A line break at a text's end is not printed; compose.test.ts has that.
  .filter((text) => text !== '' && !/[\r\n]$/.test(text));

test('any text in any field comes back verbatim: never markup, never a template', () => {
  const marks = Array.from({ length: FIELDS }, (_, index) => `⟦${index}⟧`);
  const frame = leaves(fill(marks));
  expect(marks.filter((mark) => !frame.join('\n').includes(mark))).toEqual([]);
  const property = fc.property(fc.array(hostile, { minLength: FIELDS, maxLength: FIELDS }), (texts) => {
    const expected = frame.map((leaf) => leaf.replace(/⟦(\d+)⟧/g, (_, index) => texts[index]!.replace(/\r\n?/g, '\n')));
    expect(leaves(fill(texts))).toEqual(expected);
  });
  fc.assert(property, { numRuns: 150 });
});

test('a document’s properties are plain text on one line', () => {
  const name = '<b>&amp;</b>\n  {{project.code}}';
  const { info } = composed({ ...PROJECT, project: { ...PROJECT.project, name } });
  expect(info.title).toBe('<b>&amp;</b> {{project.code}} (50010600-0042)');
});
