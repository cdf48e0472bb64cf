import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/model/document.ts';
import { readDocx } from '../support/docx.ts';
import { noteReference } from '../support/references.ts';
import { HOSTILE_NAME, report } from './fixtures.ts';
import { readingText, treeText } from './reading-text.ts';
import { count, find, write } from './support.ts';

describe('text', () => {
  test.each([0, 1, 11, 60])('reads as the tree does, with %i entries', async (entries) => {
    const document = report({ entries, name: HOSTILE_NAME });
    expect(readingText(await write(document, 'flow'))).toEqual(treeText(document.body));
  });

  test('in the header and footer reads as the tree does, fields in place of numbers', async () => {
    const bytes = await write(report({ entries: 1 }), 'flow');
    expect(find(bytes, 'word/header1.xml', '//w:t').join('')).toBe(
      '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****',
    );
    expect(find(bytes, 'word/footer1.xml', '//w:t').join('|').replaceAll('\u00a0', ' ')).toBe(
      'รหัสโครงการ 99000000-0001|หน้า |1| จาก |1',
    );
    expect(find(bytes, 'word/footer1.xml', '//w:fldSimple/@w:instr')).toEqual(['PAGE', 'NUMPAGES']);
  });
});

describe('structure', () => {
  test('each part of a small report', async () => {
    const { xml } = readDocx(await write(report({ entries: 1, draft: true }), 'flow'));
    for (const part of ['document', 'header1', 'footer1', 'styles', 'numbering', 'settings', 'fontTable']) {
      noteReference(`test/docx/ref/${part}.xml`);
      await expect(xml(`word/${part}.xml`)).toMatchFileSnapshot(`ref/${part}.xml`);
    }
  });

  test('headings use Word’s heading styles, which carry outline levels and stay with what follows', async () => {
    const bytes = await write(report({ entries: 1 }), 'flow');
    expect(count(bytes, '//w:pStyle[@w:val="Heading1"]')).toBe(2);
    expect(count(bytes, '//w:pStyle[@w:val="Heading2"]')).toBe(4);
    const style = (id: string, path: string) => find(bytes, 'word/styles.xml', `//w:style[@w:styleId="${id}"]/${path}`);
    expect(style('Heading1', 'w:name/@w:val')).toEqual(['heading 1']);
    expect(style('Heading1', 'w:aliases/@w:val')).toEqual(['หัวข้อใหญ่,Main heading']);
    expect(style('Heading1', 'w:pPr/w:outlineLvl/@w:val')).toEqual(['0']);
    expect(style('Heading2', 'w:pPr/w:outlineLvl/@w:val')).toEqual(['1']);
    expect(style('Heading2', 'w:pPr/w:keepNext')).toHaveLength(1);
    expect(style('Header', 'w:name/@w:val')).toEqual(['header']);
    expect(style('Footer', 'w:name/@w:val')).toEqual(['footer']);
  });

  test('the style of row headers has the name under which LibreOffice finds headers', async () => {
    const bytes = await write(report({ entries: 2 }), 'flow');
    const firstCells = find(bytes, 'word/document.xml', '//w:tbl[last()]/w:tr/w:tc[1]/w:p/w:pPr/w:pStyle/@w:val');
    expect(firstCells).toEqual(['TableHeading', 'TableHeading']);
    expect(count(bytes, '//w:tc[position()>1]//w:pStyle[@w:val="TableHeading"]')).toBe(0);
    const name = '//w:style[@w:styleId="TableHeading"]/*[self::w:name or self::w:aliases]/@w:val';
    expect(find(bytes, 'word/styles.xml', name)).toEqual(['Table Heading', 'ครั้งที่รายงาน,Entry number']);
  });

  test('a style is named in Thai and English and says only how it differs from Normal', async () => {
    const bytes = await write(report({ entries: 1 }), 'flow');
    const style = (path: string) => find(bytes, 'word/styles.xml', `//w:style[@w:styleId="Prose"]/${path}`);
    expect(style('*[self::w:name or self::w:aliases]/@w:val')).toEqual(['ย่อหน้า', 'Prose']);
    expect(style('*[self::w:pPr or self::w:rPr]/*')).toHaveLength(1);
    expect(style('w:pPr/w:ind/@w:firstLine')).toEqual(['720']);
  });

  test('complex script has the font, size, weight and language of Latin', async () => {
    const bytes = await write(report({ entries: 1 }), 'flow');
    const defaults = (path: string) => find(bytes, 'word/styles.xml', `//w:docDefaults//${path}`);
    expect(defaults('w:rFonts/@w:cs')).toEqual(['Sarabun']);
    expect(defaults('*[self::w:sz or self::w:szCs]/@w:val')).toEqual(['22', '22']);
    expect(defaults('w:lang/@*[local-name()="val" or local-name()="bidi"]')).toEqual(['en-US', 'th-TH']);
    expect(find(bytes, 'word/styles.xml', '//w:style[@w:styleId="Strong"]/w:rPr/*').length).toBe(2);
  });

  test('lines have the exact pitch, and nothing but the boundary of tables is an empty paragraph', async () => {
    const bytes = await write(report({ entries: 11 }), 'flow');
    expect(find(bytes, 'word/styles.xml', '//w:style[@w:styleId="Normal"]//w:spacing/@*')).toEqual(['400', 'exact']);
    expect(count(bytes, '//w:body/w:p[not(.//w:t) and not(w:pPr/w:pStyle/@w:val="TableBoundary")]')).toBe(0);
  });

  test('the progress table has row headers, alternative text and rows that stay whole', async () => {
    const bytes = await write(report({ entries: 11 }), 'flow');
    const table = '//w:tbl[w:tblPr/w:tblStyle/@w:val="EntriesTable"]';
    expect(
      find(bytes, 'word/document.xml', `${table}//w:tblLook/@w:firstColumn | ${table}//w:tblLook/@w:firstRow`).sort(),
    ).toEqual(['0', '1']);
    expect(find(bytes, 'word/document.xml', `${table}//w:tblCaption/@w:val`)).toEqual([
      '2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ',
    ]);
    expect(find(bytes, 'word/document.xml', `${table}//w:tblDescription/@w:val`)).toEqual(['ตารางรายงานความก้าวหน้า']);
    expect(count(bytes, `${table}/w:tr[w:trPr/w:cantSplit]`)).toBe(11);
    expect(
      find(
        bytes,
        'word/styles.xml',
        '//w:style[@w:styleId="EntriesTable"]//w:tblCellMar/*[self::w:top or self::w:bottom]/@w:w',
      ),
    ).toEqual(['60', '60']);
    expect(count(bytes, `${table}/w:tr[1]/w:tc[w:tcPr/w:vAlign/@w:val="bottom"]`)).toBe(2);
    // In a style it would reach the first row of a table without column headers, too.
    expect(find(bytes, 'word/styles.xml', '//w:tblStylePr//w:vAlign/@w:val')).not.toContain('bottom');
  });

  test('columns are as wide as the PDF’s: text plus the gap, the page’s width in all', async () => {
    const bytes = await write(report({ entries: 1 }), 'flow');
    const widths = find(
      bytes,
      'word/document.xml',
      '//w:tbl[w:tblPr/w:tblStyle/@w:val="EntriesTable"]/w:tblGrid/w:gridCol/@w:w',
    ).map(Number);
    const text = (595.28 - 56.69 - 85.04) * 20;
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(text + 8 * 20, -1);
    expect(Math.max(...widths)).toBe(widths[1]);
  });

  test('what belongs together keeps together: the certification, and a table with it', async () => {
    const document = report({ entries: 1 });
    const body = document.body.map((block) =>
      block.type === 'table' ? { ...block, keep: 'with-next' as const } : block,
    );
    const bytes = await write({ ...document, body }, 'flow');
    const last = '//w:body/w:p[position() > last() - 3]';
    expect(count(bytes, `${last}/w:pPr/w:keepLines`)).toBe(3);
    expect(count(bytes, `${last}/w:pPr/w:keepNext`)).toBe(2);
    expect(count(bytes, '//w:tr[last()]/w:tc/w:p[w:pPr/w:keepNext]')).toBe(5);
  });

  test('the space around a section or a table goes to the paragraphs beside it', async () => {
    const document = report({ entries: 1 });
    const styles = { ...document.styles, entries: { ...document.styles.entries!, spaceBefore: 5, spaceAfter: 3 } };
    const bytes = await write({ ...document, styles }, 'flow');
    const spacing = (text: string) =>
      find(bytes, 'word/document.xml', `//w:p[contains(., "${text}")]/w:pPr/w:spacing/@*`);
    expect(spacing('รายงานความก้าวหน้า')).toEqual(['100']);
    // 12 pt above the certification and 3 pt below the table.
    expect(spacing('ขอรับรองว่า')).toEqual(['300']);
  });

  test('pairs side by side are a table without rules, each pair a paragraph of its own', async () => {
    const bytes = await write(report({ entries: 0 }), 'flow');
    const style = '//w:style[@w:styleId="ColumnsTable"]';
    expect(count(bytes, '//w:tbl[w:tblPr/w:tblStyle/@w:val="ColumnsTable"]/w:tr')).toBe(3);
    expect(count(bytes, '//w:tbl/w:tr/w:tc/w:p[w:pPr/w:pStyle/@w:val="Fact"]')).toBe(5);
    expect(find(bytes, 'word/styles.xml', `${style}//w:tblBorders`)).toEqual([]);
  });
});

describe('watermark', () => {
  test('lies in the header under the name Word looks for', async () => {
    const bytes = await write(report({ entries: 1, draft: true }), 'flow');
    expect(find(bytes, 'word/header1.xml', '//v:shape/@id')).toEqual(['PowerPlusWaterMarkObject1']);
    expect(find(bytes, 'word/header1.xml', '//v:shape/v:textpath/@string')).toEqual(['ฉบับร่าง']);
  });

  test('is not there when the document is no draft', async () => {
    expect(count(await write(report({ entries: 1 }), 'flow'), '//v:shape', 'word/header1.xml')).toBe(0);
  });
});

test('bold, italic and languages go against the style where they differ from it', async () => {
  const document = report({ entries: 0 });
  const run = (value: string, bold: boolean, italic: boolean, language?: string) =>
    ({ type: 'text', value, bold, italic, ...(language ? { language } : {}) }) as const;
  const children = [
    run('a', true, false),
    run('b', false, true),
    run('c', true, true),
    run('d', false, false, 'de-DE'),
  ];
  const body: Document['body'] = [
    { type: 'paragraph', id: 900, style: 'prose', children },
    { type: 'heading', id: 901, level: 1, style: 'h1', children: [run('e', false, false)] },
  ];
  const bytes = await write({ ...document, body }, 'flow');
  const format = (text: string) => {
    const path = `//w:r[w:t="${text}"]/w:rPr/*`;
    return [...find(bytes, 'word/document.xml', `${path}/@w:val`), `${count(bytes, path)} properties`];
  };
  expect(format('a')).toEqual(['Strong', '1 properties']);
  expect(format('b')).toEqual(['Emphasis', '1 properties']);
  expect(format('c')).toEqual(['Strong', '3 properties']);
  expect(format('d')).toEqual(['de-DE', '1 properties']);
  expect(format('e')).toEqual(['false', 'false', '2 properties']);
});
