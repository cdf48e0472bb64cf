import { expect, test } from 'vitest';
import { checkLinePitch } from '../../src/font/check-line-pitch.ts';
import { withDefaultFamily } from '../../src/template/template.ts';
import { buildInMemory } from '../ink/support/memory-package.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { load, OWN_FILES, ownWith } from '../template/fixtures.ts';
import { packageBook } from './support.ts';

function findings(files: Readonly<Record<string, string>>) {
  const fonts = packageBook();
  const { settings } = withDefaultFamily(load(files).value!, fonts.defaultFamily);
  return checkLinePitch(settings.ownPitches, fonts);
}

test('the package’s own template has space for all ink', () => {
  expect(findings(OWN_FILES)).toEqual([]);
});

test.each([
  // Regular needs 1.785 times the size, bold 1.849 times.
  // What regular and the bold styles that have their pitch from it need.
  ['base', 'linePitch: 20.5pt', 'linePitch: 19.5pt', 'linePitch: 19.5pt', '20.4pt or more'],
  ['h1', 'linePitch: 22.5pt', 'linePitch: 22pt', 'linePitch: 22pt', '22.2pt or more'],
  ['footer', 'fontSize: 9pt', 'fontSize: 10pt', 'linePitch: 17pt', '17.9pt or more'],
  // Set bold or larger with an inherited pitch: the style is named.
  ['dt', 'label: { th: ป้ายและค่า, en: Label and value }', 'fontSize: 12pt', 'dt:\n', '21.5pt or more'],
])('%s with %s -> %s is reported at its place', (style, from, to, at, expected) => {
  const files = ownWith('template.yaml', (text) => text.replace(from, to));
  const found = findings(files).filter(({ message }) => message.en.includes(`\`${style}\``));
  expect(found).toMatchObject([
    { code: 'W-LINE-PITCH', severity: 'warning', file: 'tpl/template.yaml', expected: { en: expected } },
  ]);
  expect(found[0]!.hint!.en).toBe(`write \`linePitch: ${expected.replace(' or more', '')}\``);
  const key = at.includes(' ') ? at.indexOf(' ') + 1 : 0;
  expect(files['template.yaml']!.slice(found[0]!.range!.start.offset).startsWith(at.slice(key).split(':')[0]!)).toBe(
    true,
  );
});

test('a pitch that other styles share is one finding, and the pitch that it names is enough for all', () => {
  const withPitch = (pitch: string) => ownWith('template.yaml', (text) => text.replace('linePitch: 20.5pt', pitch));
  expect(findings(withPitch('linePitch: 15pt'))).toHaveLength(1);
  expect(findings(withPitch('linePitch: 20.4pt'))).toEqual([]);
});

test('a pitch that just holds the ink is no finding', () => {
  const exact = ownWith('template.yaml', (text) => text.replace('linePitch: 22.5pt', 'linePitch: 22.188pt'));
  expect(findings(exact)).toEqual([]);
});

test('it is reported once, when the template is loaded, and stops nothing', async () => {
  const settings = OWN_FILES['template.yaml']!.replace('linePitch: 22.5pt', 'linePitch: 20pt');
  const { opened, diagnostics, bytes } = await buildInMemory(projectYaml(makeProject(7)), {
    'templates/progress-report/template.yaml': settings,
  });
  expect(opened.map(({ code }) => code)).toEqual(['W-LINE-PITCH']);
  expect(diagnostics.map(({ code }) => code)).not.toContain('W-LINE-PITCH');
  expect(bytes.length).toBeGreaterThan(10_000);
});
