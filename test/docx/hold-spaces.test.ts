import { expect, test } from 'vitest';
import { holdSpaces } from '../../src/docx/hold-spaces.ts';
import { inlineText } from '../../src/docx/leaf.ts';
import type { Inline } from '../../src/model/document.ts';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { buildDocx } from '../support/build.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { dictionary } from '../thai/support.ts';
import { find } from './support.ts';

/** Held spaces as `_`. */
const held = (...texts: string[]) => {
  const inlines = texts.map((value): Inline => ({ type: 'text', value, bold: false, italic: false }));
  return holdSpaces(inlines, dictionary).map(inlineText).join('|').replaceAll('\u00a0', '_');
};

test.each([
  ['จำนวน 1,250 บาท', 'จำนวน_1,250_บาท'],
  ['= 10.00 %', '=_10.00_%'],
  ['วันที่ 23 พฤศจิกายน 2563 ณ ห้องประชุม', 'วันที่_23_พฤศจิกายน_2563 ณ_ห้องประชุม'],
  ['แผนปี พ.ศ. 2564 ของกรุงเทพมหานคร', 'แผนปี พ.ศ._2564 ของกรุงเทพมหานคร'],
  ['ไม่มีอะไรต้องยึด เลย', 'ไม่มีอะไรต้องยึด เลย'],
  ['ไม่มีวรรค', 'ไม่มีวรรค'],
])('%s', (text, expected) => {
  expect(held(text)).toBe(expected);
});

test('over the runs of a line', () => {
  expect(held('จำนวน 1,250', ' บาท')).toBe('จำนวน_1,250|_บาท');
});

test('a word processor may end a line at a space exactly where the form may, in all text of 10 reports', async () => {
  let [free, kept] = [0, 0];
  for (let seed = 1; seed <= 10; seed++) {
    const { bytes } = await buildDocx(projectYaml(makeProject(seed)), { docxPages: 'flow' });
    for (const text of find(bytes, 'word/document.xml', '//w:p')) {
      const plain = text.replaceAll('\u00a0', ' ');
      const breaks = new Set(breakOpportunities(plain, dictionary).map(({ position }) => position));
      for (const { index } of text.matchAll(/(?<=\S)[ ](?=[^\s])/g)) {
        expect(breaks.has(index + 1), text.slice(index - 20, index + 20)).toBe(true);
        free++;
      }
      for (const { index } of text.matchAll(/\u00a0(?=[^\s])/g)) {
        expect(breaks.has(index + 1), text.slice(index - 20, index + 20)).toBe(false);
        kept++;
      }
    }
  }
  expect(free).toBeGreaterThan(500);
  expect(kept).toBeGreaterThan(500);
});
