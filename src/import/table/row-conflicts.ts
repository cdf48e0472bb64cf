import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ReadRows, Row } from './read-rows.ts';

/** The rows of all tables of one kind. */
export interface TableRows extends ReadRows {
  /** A table has wrong headings, so that its rows are not known. */
  readonly unread: boolean;
}

/** What is not written. */
export interface Blocked {
  has(code: string): boolean;
  /** A row of reports that may belong to any project. */
  readonly everything: boolean;
}

/**
 * The projects that are not written: a row that may belong to them has a mistake. A row without a code may belong to the
 * nearest coded row above; with none above, to any row of its sheet.
 */
export function blockedCodes(projects: TableRows, reports: TableRows, partial: boolean): Blocked {
  if (reports.unread) return { has: () => false, everything: true };
  if (partial) return { has: () => false, everything: false };
  const wrong = [...projects.rows, ...reports.rows].filter(({ valid }) => !valid);
  const codes = new Set(wrong.map(({ owner }) => owner));
  const sheets = new Set(
    projects.rows.filter(({ valid, owner }) => !valid && owner === undefined).map(({ sheet }) => sheet),
  );
  for (const { sheet, owner } of projects.rows) if (sheets.has(sheet)) codes.add(owner);
  return {
    has: (code) => codes.has(code),
    everything: reports.rows.some(({ valid, owner }) => !valid && owner === undefined),
  };
}

/** A code in two rows, on whatever sheet: neither is written. */
export function repeatedCodes(projects: readonly Row[]): { codes: ReadonlySet<string>; diagnostics: Diagnostic[] } {
  const first = new Map<string, Row>();
  const codes = new Set<string>();
  const diagnostics = projects.flatMap((row) => {
    const code = codeOf(row);
    if (code === '') return [];
    const before = first.get(code);
    if (!before) {
      first.set(code, row);
      return [];
    }
    codes.add(code);
    return [
      diagnostic(
        'E-CODE-DUPLICATE',
        { file: row.sheet.file },
        {
          message: {
            th: `\`${row.place}\`: รหัส \`${code}\` ซ้ำกับ \`${before.place}\` จึงไม่เขียนทั้งสองแถว`,
            en: `\`${row.place}\`: the code \`${code}\` is also that of \`${before.place}\`; neither row is written`,
          },
          hint: { th: 'ลบแถวที่ซ้ำ หรือแก้รหัส', en: 'delete the row that is not meant, or correct the code' },
        },
      ),
    ];
  });
  return { codes, diagnostics };
}

/** Reports whose code is that of no project; where the codes of as many projects are wrong, that is the one finding. */
export function orphans(
  projects: readonly Row[],
  reports: readonly Row[],
  isHidden: (code: string) => boolean = () => false,
): Diagnostic[] {
  const codes = new Set(projects.map(codeOf));
  const orphaned = reports.filter((report) => report.cells.code !== undefined && !codes.has(codeOf(report)));
  const wrongCodes = projects.filter((project) => codeOf(project) === '').length;
  if (new Set(orphaned.map(codeOf)).size <= wrongCodes) return [];
  return orphaned.map((report) =>
    diagnostic(
      'E-MISSING-KEY',
      { file: report.sheet.file },
      {
        message: {
          th: `\`${report.place}\`: ไม่มีโครงการรหัส \`${codeOf(report)}\` ในตารางโครงการ`,
          en: `\`${report.place}\`: no project \`${codeOf(report)}\` in the table of projects`,
        },
        hint: isHidden(codeOf(report))
          ? {
              th: 'แถวของโครงการนี้ซ่อนอยู่ เลิกซ่อนแถวใน Excel หรือใช้ `--include-hidden`',
              en: "the project's row is hidden: show it in Excel, or use `--include-hidden`",
            }
          : {
              th: 'แก้รหัส หรือเพิ่มโครงการนี้ในตารางโครงการ',
              en: 'correct the code, or add the project to the table of projects',
            },
      },
    ),
  );
}

/** The code in a row itself. */
export function codeOf({ cells }: Row): string {
  return String(cells.code ?? '');
}
