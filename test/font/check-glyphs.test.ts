import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { neededRanges } from '../../src/font/check-font.ts';
import { checkInMemory } from '../ink/support/memory-package.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { someOf } from '../support/thorough.ts';
import { OWN_FILES } from '../template/fixtures.ts';
import { packageBook } from './support.ts';

const YAML = projectYaml(makeProject(7, { paragraphs: 1, reports: 1 }));

/** The data file with other YAML for the list of objectives. */
function withObjectives(yaml: string): string {
  const changed = YAML.replace(/^objectives:\n(?: {2}.*\n)+/m, `objectives:\n${yaml}\n`);
  if (changed === YAML) throw new Error('no objectives in the data file');
  return changed;
}

const ofGlyphs = (diagnostics: readonly Diagnostic[]) => diagnostics.filter(({ code }) => code === 'E-GLYPH-MISSING');

/** `line:column-line:column` as counted in the objectives, whose first line is 1. */
function placesIn(text: string, found: readonly Diagnostic[]): string[] {
  const above = text.slice(0, text.indexOf('objectives:')).split('\n').length;
  return found.map(({ range }) => {
    const { start, end } = range!;
    return `${start.line - above}:${start.column}-${end.line - above}:${end.column}`;
  });
}

describe('a character no font has is named with its place', () => {
  const cases: readonly [string, string, readonly string[], readonly string[]][] = [
    ['in plain text', '  - ปลูก☃ต้นไม้', ['U+2603'], ['1:9-1:10']],
    ['in quotes', '  - "ปลูก ☃"', ['U+2603'], ['1:11-1:12']],
    ['in a folded block', '  - >-\n    บรรทัดแรก\n    ที่สอง ☃ สาม', ['U+2603'], ['3:12-3:13']],
    ['in a literal block', '  - |\n    บรรทัดแรก\n    ☃', ['U+2603'], ['3:5-3:6']],
    ['as an escape', '  - "ก\\u2603ข"', ['U+2603'], ['1:7-1:13']],
    ['beyond the first plane', '  - ดี😀มาก', ['U+1F600'], ['1:7-1:9']],
    ['as an escape beyond the first plane', '  - "\\U0001F600"', ['U+1F600'], ['1:6-1:16']],
    ['once, at the first place', '  - ☃☃ ☃\n  - ☃', ['U+2603'], ['1:5-1:6']],
    ['each of several', '  - ☃ 中', ['U+2603', 'U+4E2D'], ['1:5-1:6', '1:7-1:8']],
    ['with a mark the font has', '  - ☃\u0e48', ['U+2603'], ['1:5-1:6']],
  ];

  test.each(cases)('%s', async (_, objectives, codes, places) => {
    const text = withObjectives(objectives);
    const found = ofGlyphs(await checkInMemory(text));
    expect(found.map(({ actual }) => actual)).toEqual(codes);
    expect(found.every(({ message, severity }) => message.en.includes(codes[0]!) || severity === 'error')).toBe(true);
    expect(placesIn(text, found)).toEqual(places);
  });

  test('names the character, its code and the font, in both languages', async () => {
    const [found] = ofGlyphs(await checkInMemory(withObjectives('  - ปลูก☃')));
    for (const text of [found!.message.th, found!.message.en]) expect(text).toMatch(/Sarabun.*`☃`.*U\+2603/);
    expect(found!.hint?.en).toContain('fallback');
  });

  test('in the template, when the data does not have it', async () => {
    const report = OWN_FILES['report.hbs']!.replace('1.4 วัตถุประสงค์', '☑ 1.4 วัตถุประสงค์');
    const replaced = { 'templates/progress-report/report.hbs': report };
    const found = ofGlyphs(await checkInMemory(withObjectives('  - ปลูก ☃'), replaced));
    expect(found.map(({ actual, file }) => `${actual} ${file}`)).toEqual([
      expect.stringMatching(/^U\+2603 data\/25\d\d\/16000000-1007\.yaml$/),
      expect.stringMatching(/^U\+2611 .*templates\/progress-report$/),
    ]);
  });
});

test('is no error where the data accepts it', async () => {
  const accepted = 'accepted:\n  - { code: E-GLYPH-MISSING, path: "objectives[0]", reason: ก, by: ข }\n';
  const found = ofGlyphs(await checkInMemory(withObjectives('  - ปลูก ☃') + accepted));
  expect(found.map(({ severity }) => severity)).toEqual(['info']);
});

test.each([
  ['a lost character', '\\ufffd', 'a conversion lost'],
  ['a private code', '\\ue010', 'private code'],
  ['what nobody sees', '\\u2028', 'no glyph for U+2028, a line break of another program'],
])('what %s comes from is said', async (_, written, cause) => {
  const found = ofGlyphs(await checkInMemory(withObjectives(`  - "ปลูก ${written}"`)));
  expect(found[0]?.message.en).toContain(cause);
});

test.each([
  ['what Sarabun has', '  - "Ω ﬁ “é” … ฿ ๛ \\u00a0 \\u200b\\u2060\\ufeff\\u00ad"'],
  ['what is not printed', '  - ดี\nprovenance: { note: ☃ }'],
  ['a letter that can be composed', '  - "e\\u0301"'],
])('nothing is said about %s', async (_, objectives) => {
  expect(ofGlyphs(await checkInMemory(withObjectives(objectives)))).toEqual([]);
});

test('just what the font lacks is named, at the edges of what every font has too', { tags: 'thorough' }, async () => {
  const regular = packageBook().face('Sarabun', false, false);
  const edges = neededRanges.flatMap(([first, last]) => [first - 1, first, last, last + 1]).filter(isPrintable);
  for (const codePoint of [...someOf(edges, 10), 0xd7ff, 0xe000, 0xfffd, 0x1f600]) {
    const written = `\\U${codePoint.toString(16).padStart(8, '0')}`;
    const found = ofGlyphs(await checkInMemory(withObjectives(`  - "ก${written}"`)));
    expect([codePoint, found.length]).toEqual([codePoint, regular.covers(codePoint) ? 0 : 1]);
  }
});

const isPrintable = (codePoint: number) => !/\p{Cc}/u.test(String.fromCodePoint(codePoint));
