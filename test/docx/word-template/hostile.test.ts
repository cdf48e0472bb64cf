import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillWordTemplate } from '../../../src/docx/word-template/fill-word-template.ts';
import { loadWordTemplate } from '../../../src/docx/word-template/load-word-template.ts';
import { templateData } from '../../../src/template/names.ts';
import { forbiddenCharacter } from '../../../src/yaml/control-characters.ts';
import { casesOf } from '../../support/thorough.ts';
import { EXTRAS, PROJECT } from '../../template/fixtures.ts';
import { withPart } from '../support.ts';
import { INFO, load, makeDocx, p, paragraphs, table } from './support.ts';

const TEMPLATE = load(
  makeDocx(
    p('ก{{project|.name}}ข') +
      table(['{{#each reports}}{{number}}', '{{narrative}}{{/each}}']) +
      p('{{#if project.name}}{{project.name}}{{/if}}'),
    { header: p('{{project.name}}') },
  ),
);

/** Text that would be markup, a tag, a field or a replacement pattern if anything took it for one. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{{project.code}}',
        '{{#each reports}}',
        '{{/each}}',
        '{{{x}}}',
        '\\{{',
        '$&',
        '$1',
        '$$',
        '%1',
      ),
      fc.constantFrom('<w:p/>', '</w:t>', ']]>', '<!--', '<![CDATA[', '&amp;', '&', '<', '>', '"', "'", '`', '='),
      fc.constantFrom('\n', '\t', ' ', '\u00a0', '\u200b', '\ufffc', 'น้ำ', '😀', '0', '12'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => forbiddenCharacter(text) === undefined);

test('data is text, whatever it holds', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(hostile, hostile, (name, narrative) => {
      const reports = [{ ...PROJECT.reports[0]!, narrative }];
      const project = { ...PROJECT, project: { ...PROJECT.project, name }, reports };
      const bytes = fillWordTemplate(TEMPLATE, templateData(project, EXTRAS), { info: INFO, toolVersion: '1' });
      const [printedName, printedNarrative] = [name, narrative].map(withoutLastBreak);
      expect(paragraphs(bytes)).toEqual([`ก${printedName}ข`, '1', printedNarrative, printedName]);
      expect(paragraphs(bytes, 'word/header1.xml')).toEqual([printedName]);
      const count = (path: string) => withPart(bytes, 'word/document.xml', (root) => root.find(path, W).length);
      expect([count('//w:p'), count('//w:tr'), count('//w:tc')]).toEqual([4, 1, 2]);
    }),
    { numRuns: casesOf(300) },
  );
});

/** The line break at a text's end is not printed. */
const withoutLastBreak = (text: string) => text.replace(/[\r\n]+$/, '');

const W = { w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' };

test('a tag works wherever Word ends its runs', { tags: 'thorough' }, () => {
  const text =
    'ก {{#each reports}}{{number}}: {{thaiDate date}} {{#unless @last}}, {{/unless}}{{/each}} & {{project.code}} ข';
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 30 });
  fc.assert(
    fc.property(cuts, (places) => {
      const edges = [0, ...places.sort((a, b) => a - b), text.length];
      const runs = edges.slice(1).map((end, index) => text.slice(edges[index], end).replace('&', '&amp;'));
      const bytes = fillWordTemplate(load(makeDocx(p(runs.join('|')))), templateData(PROJECT, EXTRAS), {
        info: INFO,
        toolVersion: '1',
      });
      expect(paragraphs(bytes)).toEqual(['ก 1: 23/11/2563 , 2:   & 50010600-0042 ข']);
    }),
    { numRuns: casesOf(200) },
  );
});

test('any text in a template either loads or is reported as wrong', { tags: 'thorough' }, () => {
  const pieces = fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    '#each reports',
    '/each',
    '#if draft',
    'else',
    '/if',
    'number',
    'this',
    '!',
    '--',
    '^',
    '~',
    '"',
    '|',
    '\\',
    'ก',
    '&amp;',
  );
  const texts = fc.array(
    fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(texts, (all) => {
      const bytes = makeDocx(all.map(p).join(''));
      const outcome = tryLoad(bytes);
      if (typeof outcome !== 'string') {
        const filled = fillWordTemplate(outcome, templateData(PROJECT, EXTRAS), { info: INFO, toolVersion: '1' });
        expect(withPart(filled, 'word/document.xml', (root) => root.name)).toBe('document');
      }
    }),
    { numRuns: casesOf(500) },
  );
});

function tryLoad(bytes: Uint8Array) {
  const { value, diagnostics } = loadWordTemplate('letterhead.docx', bytes);
  if (value) return value;
  expect(diagnostics.length).toBeGreaterThan(0);
  return 'wrong';
}
