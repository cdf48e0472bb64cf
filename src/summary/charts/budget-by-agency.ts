import type { Drawing } from '../../model/drawing.ts';
import { sumSatang } from '../../model/sum-satang.ts';
import type { YearSummary } from '../../model/year-summary.ts';
import { formatBahtAndSatang } from '../../thai/baht.ts';
import { isClusterBoundary } from '../../thai/clusters.ts';
import { type BarGroup, barChart, dark, light } from './bar-chart.ts';

/** Chart of the budget received and spent by agency, the largest first, `width` pt wide. */
export function budgetByAgency({ fiscalYear, agencies, total }: YearSummary, width: number): Drawing {
  const bars = largestFirst(agencies);
  const said = bars.map(({ name, received, spent }) => `${name} ได้รับ ${baht(received)} ใช้ไป ${baht(spent)}`);
  const sums = `ได้รับรวม ${baht(total.received)} ใช้ไปรวม ${baht(total.spent)} จาก ${agencies.length} หน่วยงาน`;
  return barChart({
    width,
    alt: `แผนภูมิแท่งเปรียบเทียบงบประมาณที่ได้รับกับที่ใช้ไป จำแนกตามหน่วยงาน ปีงบประมาณ พ.ศ. ${fiscalYear}: ${[...said, sums].join(', ')}`,
    groups: bars.map(
      ({ name, received, spent }): BarGroup => ({
        label: shortened(name),
        bars: [
          { value: received, text: baht(received), color: light },
          { value: spent, text: baht(spent), color: dark },
        ],
      }),
    ),
    labelWidth,
    legend: [
      { label: 'งบประมาณที่ได้รับ', color: light },
      { label: 'งบประมาณที่ใช้ไป', color: dark },
    ],
  });
}

/** As in the tables: always with satang. */
const baht = (satang: number) => `${formatBahtAndSatang(satang)} บาท`;

interface Entry {
  readonly name: string;
  readonly received: number;
  readonly spent: number;
}

/** As many as fit on a page with its heading; what is left is one entry, so that the bars add up to the totals. */
function largestFirst(agencies: YearSummary['agencies']): Entry[] {
  const sorted = agencies
    .map(({ name, received, spent }) => ({ name, received, spent }))
    .toSorted((a, b) => b.received - a.received || b.spent - a.spent);
  if (sorted.length <= mostEntries) return sorted;
  const rest = sorted.slice(mostEntries - 1);
  const others = {
    name: `หน่วยงานอื่นอีก ${rest.length} แห่ง`,
    received: sumSatang(rest.map(({ received }) => received)) ?? 0,
    spent: sumSatang(rest.map(({ spent }) => spent)) ?? 0,
  };
  return [...sorted.slice(0, mostEntries - 1), others];
}

const mostEntries = 12;

/** Names lie beside their bars, in a column of this many pt. */
const labelWidth = 160;

/** A name as far as it fits beside its bars; the table after the chart has it whole. */
function shortened(name: string): string {
  let end = name.length;
  while (widthOf(name.slice(0, end)) > longestName) end--;
  if (end === name.length) return name;
  while (!isClusterBoundary(name, end)) end--;
  return `${name.slice(0, end)}…`;
}

/** Characters that take up a place: marks lie above or below them. */
const widthOf = (text: string) => text.replace(/\p{M}/gu, '').length;

/** At 9 pt a Thai letter is at most 5 pt wide, but for a few. */
const longestName = 30;
