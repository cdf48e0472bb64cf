import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Drawing, RectShape, TextShape } from '../../src/model/drawing.ts';
import { defaultSettings } from '../../src/project/settings.ts';
import { budgetByAgency } from '../../src/summary/charts/budget-by-agency.ts';
import { progressBands } from '../../src/summary/charts/progress-bands.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { summedProject } from '../../src/summary/summed-project.ts';
import { makeProject } from '../support/projects.ts';
import { ofYear } from './year-projects.ts';

const WIDTH = 450;
const BASE = ofYear(makeProject(1, { reports: 0 }));

const summed = (project: typeof BASE) => summedProject(project, { file: '', digest: '' });

/** A year in which agency number n received and spent what stands at place n. */
function yearOf(budgets: readonly (readonly [received: number, spent: number])[]) {
  const projects = budgets.map(([received, spent], index) => ({
    ...BASE,
    project: {
      ...BASE.project,
      code: `16000000-${1000 + index}`,
      budget: { ...BASE.project.budget, received, spent },
    },
    organization: { path: [`สำนักที่ ${index + 1}`] },
  }));
  return summarise(2564, projects.map(summed), defaultSettings)!;
}

const bars = ({ shapes }: Drawing) => shapes.filter((shape): shape is RectShape => shape.type === 'rect');
const texts = ({ shapes }: Drawing) =>
  shapes.filter((shape): shape is TextShape => shape.type === 'text').map(({ value }) => value.trimEnd());
/** The first two squares are the legend's. */
const budgetBars = (drawing: Drawing) => bars(drawing).slice(2);

test('bars are as long as their values, the largest agency first, and every value is printed', () => {
  const drawing = budgetByAgency(
    yearOf([
      [200_00, 50_00],
      [800_00, 400_00],
    ]),
    WIDTH,
  );
  const [received, spent, smaller, least] = budgetBars(drawing).map(({ width }) => width);
  expect(spent! / received!).toBeCloseTo(0.5);
  expect(smaller! / received!).toBeCloseTo(0.25);
  expect(least! / received!).toBeCloseTo(0.0625);
  expect(texts(drawing)).toEqual([
    'งบประมาณที่ได้รับ',
    'งบประมาณที่ใช้ไป',
    'สำนักที่ 2',
    '800.00 บาท',
    '400.00 บาท',
    'สำนักที่ 1',
    '200.00 บาท',
    '50.00 บาท',
  ]);
  expect(drawing.alt).toContain('สำนักที่ 1 ได้รับ 200.00 บาท ใช้ไป 50.00 บาท, ได้รับรวม 1,000.00 บาท ใช้ไปรวม 450.00 บาท');
  // Copied one after the other, they are still apart.
  expect(drawing.shapes.every((shape) => shape.type !== 'text' || shape.value.endsWith(' '))).toBe(true);
});

test('no budget at all draws no bar', () => {
  expect(budgetBars(budgetByAgency(yearOf([[0, 0]]), WIDTH))).toEqual([]);
});

test('more agencies than fit on a page are drawn together, so that nothing is left out', () => {
  const drawing = budgetByAgency(yearOf(Array.from({ length: 70 }, (_, index) => [(index + 1) * 100, 100])), WIDTH);
  expect(texts(drawing)).toContain('หน่วยงานอื่นอีก 59 แห่ง');
  const lengths = budgetBars(drawing).map(({ width }) => width);
  const longest = Math.max(...lengths);
  // 1 + 2 + ... + 59 baht for the others, the longest bar; 60 to 70 for the rest.
  expect(lengths.at(-2)).toBe(longest);
  expect(lengths[0]! / longest).toBeCloseTo(70 / 1770);
});

test('whatever the numbers, shapes stay within the drawing', () => {
  const budgets = fc.array(fc.tuple(fc.nat(10 ** 9), fc.nat(10 ** 9)), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(budgets, (all) => {
      const year = yearOf(all);
      for (const drawing of [budgetByAgency(year, WIDTH), progressBands(year, WIDTH)]) {
        for (const { x, y, width, height } of bars(drawing)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(WIDTH);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(drawing.height);
        }
        expect(drawing.height).toBeLessThan(650);
      }
    }),
  );
});

test('the bands of progress are said and drawn', () => {
  const drawing = progressBands(
    yearOf([
      [0, 0],
      [0, 0],
      [0, 0],
    ]),
    WIDTH,
  );
  expect(drawing.alt).toContain('ยังไม่รายงาน 3 โครงการ, ร้อยละ 0.00 - 24.99 0 โครงการ');
  expect(bars(drawing)).toHaveLength(1);
  expect(texts(drawing)).toHaveLength(12);
});

test('a long name lies beside its bars and does not leave the drawing', () => {
  const name = 'สำนักงานปลัดกรุงเทพมหานครว่าด้วยการติดตามและประเมินผลแผนพัฒนา';
  const drawing = budgetByAgency(
    { ...yearOf([[100, 50]]), agencies: [{ ...yearOf([[100, 50]]).agencies[0]!, name }] },
    WIDTH,
  );
  const shown = texts(drawing)[2]!;
  expect(shown).toMatch(/^สำนักงานปลัด.*…$/);
  expect(drawing.alt).toContain(name);
  expect(shown.replace(/\p{M}/gu, '').length * 5).toBeLessThan(160);
});
