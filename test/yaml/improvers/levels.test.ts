import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { exampleText } from '../../project/example.ts';
import { load as loadTemplate, OWN_FILES } from '../../template/fixtures.ts';

const example = exampleText((written) => written);
const project = (written: string) => loadProject('99990000-001.yaml', new TextEncoder().encode(written)).diagnostics;
const template = (written: string) => loadTemplate({ ...OWN_FILES, 'template.yaml': written }).diagnostics;
type Load = typeof project;

/** Each line with a key and no dash, indented by one space more or less, where it makes a mistake. */
const shifted = (written: string, load: Load) =>
  written.split('\n').flatMap((line, index, lines) => {
    const column = /^ */.exec(line)![0].length;
    if (!/^ *[A-Za-z_]\w*:(?:\s|$)/.test(line)) return [];
    return [column - 1, column + 1]
      .filter((each) => each >= 0)
      .map((each) => {
        const wrong = lines.with(index, ' '.repeat(each) + line.trimStart()).join('\n');
        return { name: `line ${index + 1}, ${line.trim()}, by ${each}`, line: index + 1, wrong };
      })
      .filter(({ wrong }) => load(wrong).length > 0);
  });

/** The text with the spaces that the hint gives. */
function follow({ hint, range }: Diagnostic, written: string): string {
  const spaces =
    /^indent it by (\d+) spaces?, level/.exec(hint!.en)?.[1] ?? (/^do not indent it:/.test(hint!.en) ? '0' : '');
  expect(spaces, hint!.en).not.toBe('');
  const lines = written.split('\n');
  const at = range!.start.line - 1;
  return lines.with(at, ' '.repeat(Number(spaces)) + lines[at]!.trimStart()).join('\n');
}

describe('a line that is indented by one space more or less than its level is one finding, and its hint mends it', () => {
  const inData = shifted(example, project);
  const inTemplate = shifted(OWN_FILES['template.yaml']!, template);

  test('most lines do not stay unseen', () => {
    expect(inData.length).toBeGreaterThan(40);
    expect(inTemplate.length).toBeGreaterThan(80);
  });

  test.each(inData)('data file: $name', ({ wrong }) => {
    const found = project(wrong);
    expect(found).toHaveLength(1);
    expect(project(follow(found[0]!, wrong))).toEqual([]);
  });

  test.each(inTemplate)('template.yaml: $name', ({ wrong }) => {
    const found = template(wrong);
    expect(found).toHaveLength(1);
    expect(template(follow(found[0]!, wrong))).toEqual([]);
  });
});

describe('the schema decides on which level a key belongs', () => {
  const hint = (from: string, to: string) => {
    const [found, ...others] = project(example.replace(from, to));
    expect(others).toEqual([]);
    return found?.hint?.en;
  };

  test.each([
    // Between `project:` and its keys, where either would be as near.
    ['  fiscalYear: 2564', ' fiscalYear: 2564', /^indent it by 2 spaces, level with `name:` on line 4$/],
    ['targets:', ' targets:', /^do not indent it: it is level with `objectives:` on line 17$/],
    // A key that the inner level does not have, nearer to it.
    ['    disbursed: 0', '   disbursed: 0', /^indent it by 4 spaces, level with `progress:` on line 24$/],
    ['contacts:', '    contacts:', /^do not indent it/],
  ])('%j -> %j', (from, to, expected) => {
    expect(hint(from, to)).toMatch(expected);
  });

  test('a key that no level knows belongs to the nearest, of two to the inner one', () => {
    expect(hint('  fiscalYear: 2564', ' fiscalYeer: 2564')).toMatch(/^indent it by 2 spaces, level with `name:`/);
  });

  test('of the first line of a group that the others do not follow, that line is the mistake', () => {
    const [found] = project(example.replace('  code:', ' code:'));
    expect(found).toMatchObject({
      message: { en: 'indented differently from the lines after it' },
      range: { start: { line: 3, column: 2 } },
      hint: { en: 'indent it by 2 spaces, level with `name:` on line 4' },
    });
  });
});
