import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { pretty } from '../../../src/diagnostics/reporters/pretty.ts';
import { errorsOf, makeDocx, p, table } from './support.ts';

const only = (bytes: Uint8Array | undefined): Diagnostic => {
  const errors = errorsOf(bytes);
  expect(errors).toHaveLength(1);
  return errors[0]!;
};
const placeOf = ({ range, source }: Diagnostic) => source!.slice(range!.start.offset, range!.end.offset);

describe('a misspelt name', () => {
  const error = only(makeDocx(p('ก') + table(['ข', '{{#each reports}}{{narra|tve}}{{/each}}']) + p('')));

  test('is reported with its part, paragraph and column', () => {
    expect(error.code).toBe('E-TEMPLATE-NAME');
    expect(error.file).toBe('letterhead.docx/word/document.xml');
    expect(error.range?.start).toMatchObject({ line: 3, column: 20 });
    expect(placeOf(error)).toBe('narratve');
  });

  test('comes with the nearest name', () => {
    expect(error.hint?.en).toContain('`narrative`');
  });

  test('prints with the text of its paragraph', () => {
    const text = pretty([error], { language: 'en', sources: () => undefined });
    expect(text).toContain('letterhead.docx/word/document.xml:3:20: error E-TEMPLATE-NAME: unknown name `narratve`');
    expect(text).toContain('  3 | {{#each reports}}{{narratve}}{{/each}}\n');
    expect(text).toContain(`    | ${' '.repeat(19)}^^^^^^^^\n`);
  });

  test('in a header is reported with the header', () => {
    const { file, range } = only(makeDocx(p('ก'), { header: p('') + p('{{project.nam}}') }));
    expect([file, range?.start.line]).toEqual(['letterhead.docx/word/header1.xml', 2]);
  });

  test('all of them, in every part', () => {
    const found = errorsOf(makeDocx(p('{{a}}') + p('{{thaiDate b}}'), { footer: p('{{baht project.name}}') }));
    expect(found.map(({ code }) => code)).toEqual(['E-TEMPLATE-NAME', 'E-TEMPLATE-NAME', 'E-TEMPLATE-NAME']);
  });
});

describe('a tag that cannot be read', () => {
  test.each([
    ['a block never closed', p('{{#each reports}}') + p('ก'), '{{#each reports}}'],
    ['a block closed by another', p('{{#if draft}}ก{{/each}}'), 'if'],
    ['unescaped values', p('{{|{project.name}}}'), '{{{project.name}}}'],
    ['a tag over two paragraphs', p('{{project') + p('.name}}'), '{{project\n.name}}'],
  ])('%s', (_, body, place) => {
    const error = only(makeDocx(body));
    expect(error.code).toBe('E-TEMPLATE-SYNTAX');
    expect(placeOf(error)).toBe(place);
  });
});

describe('a block in a place that is not allowed', () => {
  const link = (text: string) => `<w:hyperlink w:anchor="x"><w:r><w:t>${text}</w:t></w:r></w:hyperlink>`;

  test.each([
    [
      'text before its beginning',
      p('รายการ: {{#each targets}}') + p('{{this}}') + p('{{/each}}'),
      '{{#each targets}}',
      'nothing may come before',
    ],
    [
      'text after its end',
      p('{{#each targets}}') + p('{{this}}') + p('{{/each}} จบ'),
      '{{/each}}',
      'nothing may come after',
    ],
    [
      'a picture before its beginning',
      p('{{#each targets}}').replace('<w:r>', '<w:r><w:drawing/></w:r><w:r>') + p('{{this}}{{/each}}'),
      '{{#each targets}}',
      'nothing may come before',
    ],
    [
      'a cell before its beginning',
      table(['ก', '{{#each reports}}{{number}}', '{{/each}}']) + p(''),
      '{{#each reports}}',
      'nothing may come before',
    ],
    [
      'an else with text',
      p('{{#if draft}}') + p('ก') + p('{{else}} ข') + p('{{/if}}'),
      '{{else}}',
      'paragraph or row of its own',
    ],
    [
      'an else within a row',
      table(['{{#if draft}}ก', '{{else}}ข', 'ค{{/if}}']) + p(''),
      '{{#if draft}}',
      'within one row',
    ],
    [
      'out of a table',
      p('{{#each reports}}') + table(['{{number}}{{/each}}']) + p(''),
      '{{#each reports}}',
      'inside of a table',
    ],
    [
      'into a link',
      `<w:p><w:r><w:t>{{#if draft}}</w:t></w:r>${link('ก{{/if}}')}</w:p>`,
      '{{#if draft}}',
      'within a link',
    ],
  ])('%s', (_, body, place, message) => {
    const error = only(makeDocx(body));
    expect(error.code).toBe('E-TEMPLATE-SYNTAX');
    expect(placeOf(error)).toBe(place);
    expect(error.message.en).toContain(message);
  });
});

describe('a file that is no Word document', () => {
  const compound = (stream: string) =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Buffer.alloc(500),
      ...Buffer.from(stream, 'utf16le'),
    ]);
  const whole = makeDocx(p('ก'.repeat(2000)));
  const withBody = (body: string) => makeDocx(body);

  test.each([
    ['none at all', undefined, 'no such'],
    ['Word 97', compound('WordDocument'), 'old `.doc`'],
    ['a password', compound('EncryptedPackage'), 'password'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'not a Word document'],
    ['an empty file', new Uint8Array(), 'not a Word document'],
    ['another archive', zipSync({ 'a.txt': new Uint8Array(3) }), 'not a Word document'],
    [
      'a workbook',
      makeDocx('', { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
      'not a Word document',
    ],
    ['macros', makeDocx('', { type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), 'macros'],
    ['cut short', whole.slice(0, whole.length / 2), 'damaged'],
    ['XML cut short', withBody('<w:p><w:r>'), '`word/document.xml`'],
  ])('%s', (_, bytes, message) => {
    const error = only(bytes);
    expect([error.code, error.file]).toEqual(['E-TEMPLATE-FILE', 'letterhead.docx']);
    expect(error.message.en).toContain(message);
    expect(error.hint?.th).toBeDefined();
  });
});
