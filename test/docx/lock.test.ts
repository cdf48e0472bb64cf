import { describe, expect, test } from 'vitest';
import { report } from './fixtures.ts';
import { landmarks, lockedReport } from './locked-report.ts';
import { readingText, treeText } from './reading-text.ts';
import { count, find, write } from './support.ts';

const BREAKS = '//w:pageBreakBefore | //w:br[@w:type="page"]';

describe('lock', () => {
  test('starts each page where the pages start it', async () => {
    const [document, mode, starts] = lockedReport();
    const bytes = await write(document, mode, starts);
    const contents = (path: string) => find(bytes, 'word/document.xml', path);
    expect(count(bytes, BREAKS)).toBe(starts.length);
    // In a paragraph, at the first character of the page.
    const prose = treeText(document.body).find((text) => text.startsWith('คลองบางน้ำใส'))!;
    expect(contents('//w:r[w:br/@w:type="page"]/following-sibling::w:r[1]')).toEqual([
      prose.slice(80, prose.indexOf('\n')),
    ]);
    // At a heading, and at the certification.
    expect(contents('//w:p[w:pPr/w:pageBreakBefore and .//w:t]')).toEqual([
      '1.4\u00a0วัตถุประสงค์ของโครงการ',
      'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง',
    ]);
    // At a row, and in a row: the table is closed and opened again.
    expect(
      contents(
        '//w:p[w:pPr/w:pageBreakBefore and w:pPr/w:pStyle/@w:val="TableBoundary"]/following-sibling::*[1]/w:tr[1]/w:tc[1]',
      ),
    ).toEqual(['รายงานครั้งที่2', 'รายงานครั้งที่3 (ต่อ)']);
  });

  test('loses and repeats no text', async () => {
    const [document, mode, starts] = lockedReport();
    const bytes = await write(document, mode, starts);
    expect(readingText(bytes).join('')).toBe(treeText(document.body).join(''));
  });

  test('an opened table keeps its semantics, and a row’s parts say to which row they belong', async () => {
    const [document, mode, starts] = lockedReport();
    const bytes = await write(document, mode, starts);
    const table = '//w:tbl[w:tblPr/w:tblStyle/@w:val="EntriesTable"]';
    expect(count(bytes, table)).toBe(3);
    expect(count(bytes, `${table}[w:tblPr/w:tblLook/@w:firstColumn="1"]`)).toBe(3);
    // Announced where it begins, and not again where it goes on.
    expect(count(bytes, `${table}[w:tblPr/w:tblCaption and w:tblPr/w:tblDescription]`)).toBe(1);
    expect(count(bytes, `${table}[1][w:tblPr/w:tblCaption]`)).toBe(1);
    expect(new Set(find(bytes, 'word/document.xml', `${table}/w:tblGrid/w:gridCol[2]/@w:w`)).size).toBe(1);
    expect(find(bytes, 'word/document.xml', '//w:r[w:rPr/w:rStyle/@w:val="Continued"]')).toEqual(['รายงานครั้งที่3 (ต่อ)']);
  });

  test('a page’s first paragraph has no space above, and what ends a page is kept with nothing', async () => {
    const document = report({ entries: 1 });
    const { heading, certification } = landmarks(document);
    const body = document.body.map((block) =>
      block.type === 'table' ? { ...block, keep: 'with-next' as const } : block,
    );
    const bytes = await write({ ...document, body }, 'lock', [{ block: heading }, { block: certification }]);
    expect(find(bytes, 'word/document.xml', '//w:p[w:pPr/w:pageBreakBefore]/w:pPr/w:spacing/@w:before')).toEqual(['0']);
    expect(count(bytes, '//w:tbl//w:keepNext')).toBe(0);
  });

  test('leaves the height of a line free at the foot, above the footer', async () => {
    const document = report({ entries: 1 });
    const margin = async (mode: 'lock' | 'flow', footerTop: number) => {
      const bytes = await write({ ...document, page: { ...document.page, footerTop } }, mode);
      return Number(find(bytes, 'word/document.xml', '//w:pgMar/@w:bottom')[0]);
    };
    const bottom = Math.round(56.69 * 20);
    expect(await margin('flow', 802)).toBe(bottom);
    expect(await margin('lock', 820)).toBe(bottom - 20 * 20);
    // 10 pt between body and footer.
    expect(await margin('lock', 841.89 - 56.69 + 10)).toBe(bottom - 10 * 20);
  });

  test('a list that goes on over a page goes on counting', async () => {
    const document = report({ entries: 0 });
    const list = document.body.find((block) => block.type === 'list')!;
    const bytes = await write(document, 'lock', [{ block: list.items[1]!.id }]);
    expect(readingText(bytes)).toEqual(treeText(document.body));
    expect(count(bytes, '//w:p[w:pPr/w:pageBreakBefore and w:pPr/w:numPr]')).toBe(1);
  });

  test('a description split in its details breaks there', async () => {
    const document = report({ entries: 0, name: 'โครงการพัฒนา '.repeat(20) });
    const fact = document.body.find((block) => block.type === 'descriptionList')!.entries[0]!;
    const bytes = await write(document, 'lock', [{ block: fact.id, offset: 58 }]);
    const text = treeText(document.body).find((line) => line.startsWith('ชื่อโครงการ'))!;
    expect(find(bytes, 'word/document.xml', '//w:r[w:br/@w:type="page"]/following-sibling::w:r')).toEqual([
      text.slice(58),
    ]);
  });
});

test('flow forces no page', async () => {
  const [document, , starts] = lockedReport();
  const bytes = await write(document, 'flow', starts);
  expect(count(bytes, BREAKS)).toBe(0);
  expect(count(bytes, '//w:tbl[w:tblPr/w:tblStyle/@w:val="EntriesTable"]')).toBe(1);
  expect(readingText(bytes)).toEqual(treeText(document.body));
});
