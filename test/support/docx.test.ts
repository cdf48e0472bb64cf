import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readDocx } from './docx.ts';

const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs><w:pStyle w:val="H"/><w:pageBreakBefore/></w:pPr>
<w:r><w:t xml:space="preserve">ก &amp; </w:t><w:tab/><w:t>ข</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>จำนวน</w:t><w:br/><w:t>น้ำ</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`;

const docx = readDocx(
  zipSync({ 'word/document.xml': strToU8(body), 'a.xml': strToU8('<a z="1" b="&quot;"><c/>ก</a>') }),
);

test('text comes in reading order with style and page break', () => {
  expect(docx.text).toBe('ก & \tข\nจำนวน\nน้ำ');
  expect(docx.paragraphs.map(({ style, pageBreakBefore }) => [style, pageBreakBefore])).toEqual([
    ['H', true],
    ['', false],
  ]);
});

test('parts are printed one element a line with sorted attributes', () => {
  expect(docx.names).toEqual(['word/document.xml', 'a.xml']);
  expect(docx.xml('word/document.xml')).toContain(
    '        <w:t xml:space="preserve">ก &amp; </w:t>\n        <w:tab/>\n',
  );
  expect(docx.xml('a.xml').split('\n')[0]).toBe('<a b="&quot;" z="1">');
});
