import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { loadWordTemplate } from '../../../src/docx/word-template/load-word-template.ts';
import { errorsOf, fill, makeDocx, p } from './support.ts';

// What Word would fetch or run when it opens a report: an official document holds all that it shows.

const relation = (type: string, target: string, isOutside = true) =>
  `<Relationship Id="out" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${isOutside ? ' TargetMode="External"' : ''}/>`;
const relations = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const found = (bytes: Uint8Array) => errorsOf(bytes).map(({ code, message }) => `${code}: ${message.en}`);

describe('content from outside', () => {
  test.each([
    ['image', 'https://x.test/logo.png'],
    ['image', 'file:///C:/logo.png'],
    ['oleObject', 'file:///C:/table.xlsx'],
    ['aFChunk', 'https://x.test/a.html'],
    ['subDocument', 'part.docx'],
  ])('%s at %s is refused', (type, target) => {
    const bytes = makeDocx(p('{{project.code}}'), { relations: relation(type, target) });
    expect(found(bytes)).toEqual([
      `E-TEMPLATE-FILE: \`word/document.xml\` takes content (\`${type}\`) from outside of the file, from \`${target}\`; a report holds all that it shows`,
    ]);
  });

  test('links of a text are no content', () => {
    const bytes = makeDocx(p('{{project.code}}'), { relations: relation('hyperlink', 'https://x.test/') });
    expect(found(bytes)).toEqual([]);
  });
});

describe('the template that a document was made from', () => {
  const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const withTemplate = (target: string, s = 'w', r = 'r') =>
    makeDocx(p('{{project.code}}'), {
      relations: `<Relationship Id="set" Type="${R}/settings" Target="settings.xml"/>`,
      extra: {
        'word/settings.xml': `<${s}:settings xmlns:${s}="${W}" xmlns:${r}="${R}"><${s}:zoom ${s}:percent="90"/><${s}:attachedTemplate ${r}:id="out"/><${s}:defaultTabStop ${s}:val="720"/></${s}:settings>`,
        'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', target)),
      },
    });

  test.each([
    ['file:///C:/Users/somchai/Templates/letter.dotx', 'w', 'r'],
    ['http://x.test/evil.dotm', 'w', 'r'],
    ['http://x.test/other-prefixes.dotm', 'ns0', 'ns1'],
  ])('at %s is left out, and said', (target, s, r) => {
    const bytes = withTemplate(target, s, r);
    const { diagnostics } = loadWordTemplate('letterhead.docx', bytes);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['W-TEMPLATE-ATTACHED', 'warning']]);
    expect(diagnostics[0]!.message.en).toContain(target);
    const parts = unzipSync(fill(bytes));
    expect(Object.keys(parts)).toEqual(Object.keys(unzipSync(bytes)));
    const settings = strFromU8(parts['word/settings.xml']!);
    expect(settings).not.toContain('attachedTemplate');
    expect(settings).toMatch(/percent="90".*defaultTabStop/);
    expect(strFromU8(parts['word/_rels/settings.xml.rels']!)).not.toContain(target);
  });

  test('does not hide that there is no tag', () => {
    const bytes = makeDocx(p('{project.code}'), {
      relations: `<Relationship Id="set" Type="${R}/settings" Target="settings.xml"/>`,
      extra: {
        'word/settings.xml': `<w:settings xmlns:w="${W}"/>`,
        'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', 'file:///C:/a.dotx')),
      },
    });
    expect(errorsOf(bytes).map(({ code }) => code)).toEqual(['W-TEMPLATE-ATTACHED', 'E-TEMPLATE-SYNTAX']);
  });
});

test.each(['vbaProject', 'control'])('a document that is no `.docm` and has a %s is one with macros', (type) => {
  const bytes = makeDocx(p('{{project.code}}'), {
    relations: relation(type, 'program.bin', false),
    extra: { 'word/program.bin': new Uint8Array([1, 2, 3]) },
  });
  expect(found(bytes)).toEqual(['E-TEMPLATE-FILE: a document with macros (`.docm`) cannot be a template']);
});
