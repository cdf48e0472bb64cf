import type { Drawing } from '../../model/drawing.ts';
import type { YearSummary } from '../../model/year-summary.ts';
import { barChart, dark } from './bar-chart.ts';

/** Chart of how many projects are in each range of progress, `width` pt wide. */
export function progressBands({ fiscalYear, bands }: YearSummary, width: number): Drawing {
  const said = bands.map(({ label, count }) => `${label} ${count} โครงการ`);
  return barChart({
    width,
    alt: `แผนภูมิแท่งแสดงจำนวนโครงการตามความก้าวหน้า ปีงบประมาณ พ.ศ. ${fiscalYear}: ${said.join(', ')}`,
    groups: bands.map(({ label, count }) => ({
      label,
      bars: [{ value: count, text: `${count} โครงการ`, color: dark }],
    })),
    legend: [],
    labelWidth: 110,
  });
}
