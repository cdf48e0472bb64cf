import { expect, test } from 'vitest';
import { exampleText, load } from '../project/example.ts';

test.each<[from: string, to: string, message: RegExp, hint: string | undefined]>([
  ['name: โครงการทดสอบ', 'name: 12', / is a number$/, 'write `"12"`'],
  ['name: โครงการทดสอบ', 'name: true', / is `true`$/, 'write `"true"`'],
  ['name: โครงการทดสอบ', 'name: [ก]', / is a list$/, 'write `ก`'],
  ['name: โครงการทดสอบ', 'name: [ก, ข]', / is a list$/, 'remove the `- `'],
  ['rationale: [ย่อหน้าที่หนึ่ง]', 'rationale: pdf,docx', / is text$/, 'write `[pdf, docx]`'],
  ['name: โครงการทดสอบ', 'name: { ก: ข }', / is a group of keys$/, 'text that contains `: ` needs quotation marks "…"'],
  [
    'rationale: [ย่อหน้าที่หนึ่ง]',
    'rationale: ย่อหน้าที่หนึ่ง',
    / is text$/,
    'write `- ` before the text, each item on a line of its own',
  ],
  ['rationale: [ย่อหน้าที่หนึ่ง]', 'rationale: • ย่อหน้าที่หนึ่ง', / is text$/, 'write `-` in place of `•`'],
  ['rationale: [ย่อหน้าที่หนึ่ง]', 'rationale: -ย่อหน้าที่หนึ่ง', / is text$/, 'put a space after `-`'],
  ['signature: {', 'draft: ใช่\nsignature: {', / is text$/, 'write `true` without quotation marks'],
  ['signature: {', 'draft: 0\nsignature: {', / is a number$/, 'write `false` without quotation marks'],
  ['signature: {', 'draft: perhaps\nsignature: {', / is text$/, undefined],
])('%s as %s', (from, to, message, hint) => {
  const { diagnostics } = load(exampleText((text) => text.replace(from, to)));
  expect(diagnostics.map((each) => [each.code, each.message.en, each.hint?.en])).toEqual([
    ['E-TYPE', expect.stringMatching(message), hint],
  ]);
});

test('a long value is cut in the message', () => {
  const long = 'x'.repeat(80);
  const { diagnostics } = load(exampleText((text) => text.replace('signature: {', `draft: ${long}\nsignature: {`)));
  expect(diagnostics.map(({ actual }) => actual)).toEqual([`${'x'.repeat(60)}…`]);
});
