import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { textLines } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { someOf } from '../support/thorough.ts';
import { realTerminal } from './real-terminal.ts';
import { folderWith, YEAR, yearProjects } from './year-projects.ts';

/** Lines of the body of each page, header and footer left out. */
async function bodies(count: number): Promise<{ texts: string[]; foot: number }[]> {
  const root = folderWith(yearProjects(count));
  const terminal = realTerminal(root);
  expect(await runCommand(['summary', '--year', String(YEAR), '--format', 'pdf'], terminal)).toBe(0);
  const bytes = readFileSync(join(root, `output/${YEAR}/summary-${YEAR}.pdf`));
  return readWithPdfium(bytes, (pages) =>
    pages.map((page) => {
      const lines = textLines(page).filter(({ y }) => y > 70 && y < 785);
      return { texts: lines.map(({ text }) => text.trim()), foot: Math.max(...lines.map(({ y }) => y)) };
    }),
  );
}

const counts = Array.from({ length: 24 }, (_, index) => 1 + 2 * index);

test.each(someOf(counts, 2))(
  'a summary of %i projects leaves no total, no note and no page a quarter empty',
  {
    tags: 'thorough',
  },
  async (count) => {
    const pages = await bodies(count);
    pages.forEach(({ texts, foot }, index) => {
      expect(texts.length).toBeGreaterThan(2);
      // Under a repeated row of column headers, too, a total would come third at the earliest.
      const first = texts.find((text) => !isColumnHeader(text)) ?? '';
      expect(first).not.toMatch(/^รวม/);
      expect(first).not.toMatch(/^(?:ค่าเฉลี่ยคิดจาก|ก้าวหน้าเฉลี่ย คือ|ได้รับ ทั้งสอง)/);
      // Before the last page a break may come early, so that this has three lines at least.
      if (index < pages.length - 2) expect(foot).toBeGreaterThan(785 - mostFree);
    });
  },
);

/** In pt: the table of an agency with one project takes about a quarter of a page with its headings, and is not split. */
const mostFree = 200;

const isColumnHeader = (text: string) =>
  /^(?:รหัสโครงการ|ชื่อโครงการ|ก้าวหน้า|\(ร้อยละ\)|ได้รับ \(บาท\)|ใช้ไป|ใช้ไป \(บาท\)|สถานะ|หน่วยงาน|โครงการ|เฉลี่ย|ถ่วง|น้ำหนัก|รหัส|เทียบกับแผน|รายงานล่าสุด)$/.test(
    text,
  );
