import { expect, test } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { buildPdf } from '../support/build.ts';
import { textLines } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

/** Amounts in satang, for reports 1, 2, …. */
function withAmounts(...amounts: number[]): Project {
  const project = makeProject(7, {
    paragraphs: 1,
    sentencesPerParagraph: 1,
    reports: amounts.length,
    sentencesPerReport: 1,
  });
  const spent = amounts.reduce((sum, amount) => sum + amount, 0);
  const budget = { ...project.project.budget, received: 100_000_000_000_00, spent };
  return {
    ...project,
    project: { ...project.project, budget },
    reports: project.reports.map((report, index) => ({ ...report, disbursed: amounts[index]! })),
  };
}

async function linesOf(project: Project): Promise<{ text: string; x: number; y: number; end: number }[]> {
  const { bytes } = await buildPdf(projectYaml(project));
  return readWithPdfium(bytes, (pages) =>
    pages.flatMap((page) => textLines(page).map(({ text, x, y, end }) => ({ text: text.trim(), x, y, end }))),
  );
}

test('the largest amount stays on one line, beside the statuses', async () => {
  const amounts = Array.from({ length: 12 }, () => 999_999_999_99);
  const lines = await linesOf(withAmounts(...amounts));
  for (let number = 1; number <= amounts.length; number++) {
    const money = lines.find(({ text }) => text === `งบประมาณที่เบิกใช้ (ครั้งที่ ${number}) = 999,999,999.99 บาท`);
    expect(money, `entry ${number}`).toBeDefined();
    const beside = lines.find(({ text, y }) => text.startsWith(': ') && Math.abs(y - money!.y) < 0.1);
    expect(beside!.x).toBeGreaterThan(money!.end + 6);
    expect(beside!.end).toBeLessThan(595.28 - 56.69 + 0.1);
  }
});

test('progress and plan, and money and target, lie side by side below the narrative', async () => {
  const lines = await linesOf(withAmounts(100));
  const at = (start: string) => lines.find(({ text }) => text.startsWith(start))!;
  const [number, progress, money, plan, target] = [
    at('รายงานครั้งที่1'),
    at(':: ความก้าวหน้า'),
    at('งบประมาณที่เบิกใช้'),
    lines.find(({ text }) => /^: .*แผน$/.test(text))!,
    lines.find(({ text }) => /^: .*เป้าหมาย$/.test(text))!,
  ];
  const narrative = lines.find(({ text, y }) => text.startsWith(':: ') && Math.abs(y - number.y) < 0.1)!;
  expect(narrative.x).toBe(progress.x);
  expect(plan.y).toBeCloseTo(progress.y, 1);
  expect(target.y).toBeCloseTo(money.y, 1);
  expect(progress.y).toBeGreaterThan(narrative.y);
  expect(target.x).toBeCloseTo(plan.x, 1);
});

test.each([
  ['none', [100_00, 0], ['= 100 บาท', '= 0 บาท']],
  ['all', [100_50, 0], ['= 100.50 บาท', '= 0.00 บาท']],
])('satang on %s of the amounts', async (_, amounts, expected) => {
  const lines = await linesOf(withAmounts(...amounts));
  const money = lines.filter(({ text }) => text.startsWith('งบประมาณที่เบิกใช้')).map(({ text }) => text);
  expect(money.map((text) => text.slice(text.indexOf('= ')))).toEqual(expected);
  const received = lines.find(({ text }) => text.startsWith('งบประมาณที่ได้รับ'))!.text;
  expect(/\.\d\d บาท$/.test(received)).toBe(amounts[0]! % 100 !== 0);
});
