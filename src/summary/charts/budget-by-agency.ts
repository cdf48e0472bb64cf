import type { Drawing } from '../../model/document.ts';
import { sumSatang } from '../../model/sum-satang.ts';
import type { YearSummary } from '../../model/year-summary.ts';
import { formatBaht } from '../../thai/baht.ts';
import { isClusterBoundary } from '../../thai/clusters.ts';
import { type BarGroup, barChart, dark, light } from './bar-chart.ts';

/** Chart of the budget received and spent by agency, the largest first, `width` pt wide. */
export function budgetByAgency({ fiscalYear, agencies, total }: YearSummary, width: number): Drawing {
  const sums = [
    `ได้รับรวม ${formatBaht(total.received)} บาท`,
    `ใช้ไปรวม ${formatBaht(total.spent)} บาท`,
    `จาก ${agencies.length} หน่วยงาน ตัวเลขของแต่ละหน่วยงานอยู่ในตารางถัดไป`,
  ];
  return barChart({
    width,
    alt: `แผนภูมิแท่งเปรียบเทียบงบประมาณที่ได้รับกับที่ใช้ไป จำแนกตามหน่วยงาน ปีงบประมาณ พ.ศ. ${fiscalYear}: ${sums.join(' ')}`,
    groups: largestFirst(agencies).map(
      ({ label, received, spent }): BarGroup => ({
        label,
        bars: [
          { value: received, text: `${formatBaht(received)} บาท`, color: light },
          { value: spent, text: `${formatBaht(spent)} บาท`, color: dark },
        ],
      }),
    ),
    legend: [
      { label: 'งบประมาณที่ได้รับ', color: light },
      { label: 'งบประมาณที่ใช้ไป', color: dark },
    ],
  });
}

interface Entry {
  readonly label: string;
  readonly received: number;
  readonly spent: number;
}

/** As many as fit on a page with its heading; what is left is one entry, so that the bars add up to the totals. */
function largestFirst(agencies: YearSummary['agencies']): Entry[] {
  const sorted = agencies
    .map(({ name, received, spent }) => ({ label: shortened(name), received, spent }))
    .toSorted((a, b) => b.received - a.received || b.spent - a.spent);
  if (sorted.length <= mostEntries) return sorted;
  const rest = sorted.slice(mostEntries - 1);
  const others = {
    label: `หน่วยงานอื่นอีก ${rest.length} แห่ง`,
    received: sumSatang(rest.map(({ received }) => received)) ?? 0,
    spent: sumSatang(rest.map(({ spent }) => spent)) ?? 0,
  };
  return [...sorted.slice(0, mostEntries - 1), others];
}

const mostEntries = 12;

/** No agency has so long a name; a chart must not be wider than its page whatever the data says. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  let end = longestName;
  while (!isClusterBoundary(name, end)) end--;
  return `${name.slice(0, end)}…`;
}

const longestName = 90;
