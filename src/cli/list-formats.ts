import { characterWidth, displayWidth } from '../diagnostics/reporters/display-width.ts';
import { printable } from '../diagnostics/reporters/printable.ts';
import type { Localized } from '../model/localized.ts';
import type { BasisPoints, Satang } from '../model/project.ts';
import type { ProjectState } from '../model/year-summary.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { lastReport, projectState, stateLabels } from '../summary/project-state.ts';
import { formatBaht, formatPercent } from '../thai/baht.ts';
import { isClusterBoundary } from '../thai/clusters.ts';
import type { Language } from './terminal.ts';

/** A project as `raingan list` shows it. */
export interface ListEntry {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  /** Of the last report. */
  readonly progress: BasisPoints | null;
  readonly received: Satang;
  readonly spent: Satang;
  /** Of the report that was built; null when there is none. */
  readonly pages: number | null;
  readonly state: ProjectState;
  readonly file: string;
}

/** The projects in the order of their codes. */
export function listEntries(
  projects: readonly LoadedProject[],
  pagesOf: (code: string) => number | undefined,
): ListEntry[] {
  const sorted = projects.toSorted((a, b) => (a.project.project.code < b.project.project.code ? -1 : 1));
  return sorted.map(({ project, source }) => {
    const { code, name, budget } = project.project;
    return {
      code,
      name,
      agency: project.organization.path[0] ?? '',
      progress: lastReport(project)?.progress ?? null,
      received: budget.received,
      spent: budget.spent,
      pages: pagesOf(code) ?? null,
      state: projectState(project),
      file: source.file,
    };
  });
}

/** Projects as a table; names are cut so that a line fits in `width` columns, or not at all without a width. */
export function listTable(entries: readonly ListEntry[], language: Language, width?: number): string {
  const rows = [
    headings.map((heading) => heading[language]),
    ...entries.map(({ code, name, progress, received, spent, pages, state }) => [
      code,
      printable(name.replace(/\s+/g, ' ')),
      progress === null ? '–' : formatPercent(progress),
      formatBaht(received),
      formatBaht(spent),
      pages === null ? '–' : String(pages),
      language === 'th' ? stateLabels[state] : states[state],
    ]),
  ];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]!))));
  if (width !== undefined) {
    const others = widths.reduce((sum, each, column) => sum + (column === nameColumn ? 0 : each + gap.length), 0);
    widths[nameColumn] = Math.min(widths[nameColumn]!, Math.max(leastName, width - others));
  }
  return rows
    .map(
      (row) =>
        `${row
          .map((text, column) => cell(text, column, widths[column]!))
          .join(gap)
          .trimEnd()}\n`,
    )
    .join('');
}

const headings: readonly Localized[] = [
  { th: 'รหัสโครงการ', en: 'code' },
  { th: 'ชื่อโครงการ', en: 'name' },
  { th: 'ร้อยละ', en: '%' },
  { th: 'ได้รับ', en: 'received' },
  { th: 'ใช้ไป', en: 'spent' },
  { th: 'หน้า', en: 'pages' },
  { th: 'สถานะ', en: 'state' },
];

const nameColumn = 1;
const numbers = [2, 3, 4, 5];
const gap = '  ';
const leastName = 6;

const states: Readonly<Record<ProjectState, string>> = {
  notReported: 'not reported',
  inProgress: 'in progress',
  complete: 'complete',
};

function cell(text: string, column: number, width: number): string {
  const cut = cutToWidth(text, width);
  const blank = ' '.repeat(width - displayWidth(cut));
  return numbers.includes(column) ? blank + cut : cut + blank;
}

/** Cuts at a cluster of Thai letters, so that no mark is left without its consonant. */
function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width - 1) break;
    end += character.length;
  }
  while (end > 0 && !isClusterBoundary(text, end)) end--;
  return `${text.slice(0, end)}…`;
}
