import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RenderedNode, readRendered } from '../../src/template/rendered.ts';
import { composed, load, OWN, ownWith, PROJECT, withReport } from './fixtures.ts';

const bodyOf = (body: string) => {
  const { value, diagnostics } = load(withReport(`<article><header></header>${body}</article>`));
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return composed(PROJECT, value).body;
};

test.each([
  ["<p class='narrative' keep = with-next\n>ก</p >", '<p class="narrative" keep="with-next">ก</p>'],
  ['<p\n\tclass="&#110;arrative">ก</p\n>', '<p class="narrative">ก</p>'],
  ['<p class="narrative" class="status">ก</p>', '<p class="narrative">ก</p>'],
  ['<p>ก<br></br>ข<br>ค</p>', '<p>ก<br/>ข<br/>ค</p>'],
  ['<p/><p/ >', '<p></p><p></p>'],
  ['<p>&#x0E01;&#3586;&#38;&#60;b&#62;</p>', '<p>กข&amp;&lt;b&gt;</p>'],
  ['<p>ก&#10;ข&#0;&#x110000;&#128;</p>', '<p>ก<br/>ข&#xfffd;&#xfffd;\u0080</p>'],
  ['<p>ก&#10;{{~project.code~}}&#x20;</p>', '<p>ก<br/>{{project.code}} </p>'],
  ['<p>ก <!-- x -->{{~project.code}}</p>', '<p>ก {{project.code}}</p>'],
  ['<p>ก<!-- <p> {{project.code}} --> ข</p>', '<p>ก ข</p>'],
  ['<p>ก<!-- {{project.code}} --!>ข</p>', '<p>กข</p>'],
  ['<p>ก<!-- <b> > -->ข<!----></p>', '<p>กข</p>'],
  ['<p>\n <!-- - --> ก \n </p>', '<p> ก</p>'],
  ['<p>ก > ข "ค" \'ง\' = `จ`</p>', '<p>ก &gt; ข &quot;ค&quot; &apos;ง&apos; = `จ`</p>'],
  ['\n<p>\n<strong>ก</strong>\n<em>ข</em>\n<br/>\nค\n</p>\n', '<p><strong>ก</strong> <em>ข</em><br/>ค</p>'],
  ['<p>\n{{#if draft}}\nก\n{{/if}}\n{{project.code}}\n</p>', '<p>{{project.code}}</p>'],
  ['<p>ก\n{{#if draft}}\nก\n{{/if}}\nข</p>', '<p>ก ข</p>'],
  [
    '<table>\n<tbody>\n<tr>\n<td>\n\n<p>\nก\n</p>\n</td>\n<td>\n</td></tr></tbody></table>',
    '<table><tbody><tr><td><p>ก</p></td><td></td></tr></tbody></table>',
  ],
])('%j is the same as %j', (written, plain) => {
  expect(bodyOf(written)).toEqual(bodyOf(plain));
});

test('classes may hold characters that mean something in markup', () => {
  const files = ownWith('template.yaml', (text) => text.replace('styles:\n', `$&  'a>b<"': { fontStyle: bold }\n`));
  const report = "<article><p class='a>b&lt;&quot;'>ก</p></article>";
  const { value } = load({ ...files, 'report.hbs': report });
  expect(composed(PROJECT, value).body).toMatchObject([{ style: 'a>b<"', children: [{ bold: true, value: 'ก' }] }]);
});

/** The text of rendered markup, its elements left out. */
const textOf = (nodes: readonly RenderedNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('');

const elementsOf = (nodes: readonly RenderedNode[]): string[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node.name, ...elementsOf(node.children)]));

test('data stays text, whatever is in it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.array(
      fc.constantFrom(
        '<b>',
        '</p>',
        '<!--',
        '-->',
        '&amp;',
        '&#10;',
        '<space/>',
        '"',
        "'",
        '`',
        '=',
        '/>',
        '\r\n',
        'ก',
      ),
      { minLength: 1 },
    ),
  );
  const render = (rationale: readonly string[]) =>
    readRendered(
      OWN.compiled.markup({ ...PROJECT, rationale, draft: false, digest: '0', document: { date: '2021-09-30' } }),
    );
  const [before = '', after = ''] = textOf(render(['\ue000'])).split('\ue000');
  const elements = elementsOf(render(['\ue000']));
  const property = fc.property(text.map(String), (value) => {
    const nodes = render([value]);
    expect(textOf(nodes)).toBe(before + value + after);
    expect(elementsOf(nodes)).toEqual(elements);
  });
  fc.assert(property);
});
