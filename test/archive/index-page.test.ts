import { describe, expect, test } from 'vitest';
import { type IndexRow, indexPage } from '../../src/archive/index-page.ts';

const code = '21000000-3230';
const row = (changed: Partial<IndexRow> = {}): IndexRow => ({
  code,
  name: 'โครงการ ก',
  agency: 'สำนัก ข',
  received: 123_456_789,
  spent: 5,
  progress: 2550,
  state: 'inProgress',
  files: [],
  ...changed,
});
const page = (rows: readonly IndexRow[], font?: string) =>
  indexPage(rows, { fiscalYear: 2564, tool: 'raingan <1>', font });
const cells = (changed: Partial<IndexRow>) => /<tr data-r.*<\/tr>/.exec(page([row(changed)]))![0];

test('a project has its figures as an officer reads them, and exact ones for the sums', () => {
  expect(cells({})).toBe(
    `<tr data-r="123456789" data-s="5"><th scope="row">${code}</th><td>โครงการ ก</td><td>สำนัก ข</td><td class="n">25.50</td><td>กำลังดำเนินการ</td><td class="n">1,234,567.89</td><td class="n">0.05</td><td></td></tr>`,
  );
  expect(cells({ progress: null, state: 'notReported' })).toContain('<td class="n">–</td><td>ยังไม่รายงาน</td>');
});

test('totals are those of all projects', () => {
  const html = page([row(), row({ received: 11, spent: 95 })]);
  expect(html).toContain(
    'รวม <span id="n">2</span> โครงการ</th><td class="n" id="r">1,234,568.00</td><td class="n" id="s">1.00</td>',
  );
  expect(page([])).toContain('id="r">0.00</td>');
});

test.each([
  [`data/data/2564/${code}.yaml`, 'ข้อมูล'],
  [`data/reports/2564/${code}.pdf`, 'PDF'],
  [`data/reports/2564/${code}.docx`, 'DOCX'],
  [`data/signed/2564/${code}.pdf`, 'PDF ลงนาม'],
  [`data/signed/2564/${code}-2.pdf`, 'PDF ลงนาม 2'],
])('%s is a link that is called %s', (path, label) => {
  expect(cells({ files: [path] })).toContain(`<td><a href="${path.slice('data/'.length)}">${label}</a></td>`);
});

describe('what a data file holds is text', () => {
  test('in the cells and in the links', () => {
    const html = cells({ name: '<script>"&', agency: "'</td>", files: ['data/reports/a b"<.pdf'] });
    expect(html).toContain('<td>&lt;script&gt;');
    expect(html.match(/<\/td>/g)).toHaveLength(7);
    expect(html).toContain('href="reports/a%20b%22%3C.pdf"');
    expect(page([])).toContain('raingan &lt;1&gt;');
  });

  test('and the page loads nothing but a font of the bag', () => {
    expect(page([])).not.toContain('@font-face');
    expect(page([], 'data/fonts/a b.ttf')).toContain('src: url("fonts/a%20b.ttf")');
    expect(page([row()])).not.toMatch(/https?:/);
    expect(page([])).toContain("default-src 'none'");
  });
});
