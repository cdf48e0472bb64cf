import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import { findTables } from '../table/find-tables.ts';
import { garbledSheet, leftOutOf, readAll } from '../table/import-tables.ts';
import { withoutHidden } from '../table/leave-hidden-out.ts';
import type { Row } from '../table/read-rows.ts';
import { codeOf } from '../table/row-conflicts.ts';
import type { Sheet } from '../table/sheet.ts';

/** The reports of a month, by project. */
export interface MonthRows {
  /** In the order of the tables. */
  readonly projects: readonly MonthProject[];
  /** Rows that belong to no project that could be named. */
  readonly strays: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly Localized[];
}

export interface MonthProject {
  readonly code: string;
  readonly rows: readonly Row[];
  /** Rows with mistakes among them, or two of one number: nothing of the project is written. */
  readonly stopped: boolean;
}

export interface MonthOptions {
  readonly includeHidden: boolean;
  /** Takes the rows of a project without those that have mistakes. */
  readonly partial: boolean;
}

/** Reads the tables of reports in the sheets; a mistake stops only the project that its row belongs to. */
export function readMonth(sheets: readonly Sheet[], { includeHidden, partial }: MonthOptions): MonthRows {
  const { visible, notes } = includeHidden ? { visible: sheets, notes: [] } : withoutHidden(sheets);
  const garbled = visible.flatMap(garbledSheet);
  if (garbled.length > 0) return { projects: [], strays: [], diagnostics: garbled, notes };
  const found = visible.map((sheet) => ({ sheet, ...findTables(sheet) }));
  const tables = found.flatMap((each) => each.tables);
  const reports = readAll(tables.filter(({ kind }) => kind === 'reports'));
  const others = tables.filter(({ kind }) => kind === 'projects').map(({ sheet }) => projectsLeftOut(sheet));
  const missing = tables.some(({ kind }) => kind === 'reports') ? [] : sheets.slice(0, 1).map(noReports);
  const { projects, strays, repeated } = byProject(reports.rows, partial);
  return {
    // A table whose headings are wrong may hold reports of any project.
    projects: reports.unread ? projects.map((each) => ({ ...each, stopped: true })) : projects,
    strays,
    diagnostics: [...missing, ...reports.diagnostics, ...repeated],
    notes: [...notes, ...found.flatMap(leftOutOf), ...others, ...reports.notes],
  };
}

/** A row without a code belongs to the nearest coded row above; with none above, to any project of its sheet. */
function byProject(rows: readonly Row[], partial: boolean) {
  const byCode = new Map<string, Row[]>();
  const strays: Row[] = [];
  const anywhere = new Set<Sheet>();
  for (const row of rows) {
    const code = row.hasCode ? codeOf(row) : row.owner;
    if (code === undefined || code === '') {
      strays.push(row);
      if (!row.hasCode) anywhere.add(row.sheet);
      continue;
    }
    const known = byCode.get(code);
    if (known) known.push(row);
    else byCode.set(code, [row]);
  }
  const repeated: Diagnostic[] = [];
  const projects = [...byCode].map(([code, own]): MonthProject => {
    const twice = repeatedNumbers(code, own);
    repeated.push(...twice);
    const wrong = !partial && own.some(({ valid, sheet }) => !valid || anywhere.has(sheet));
    return { code, rows: own, stopped: wrong || twice.length > 0 };
  });
  return { projects, strays, repeated };
}

/** Two rows of one code and number: which of them is meant, only the office can say. */
function repeatedNumbers(code: string, rows: readonly Row[]): Diagnostic[] {
  const first = new Map<number, Row>();
  return rows.flatMap((row) => {
    const number = Number(row.cells.number);
    if (!Number.isInteger(number)) return [];
    const before = first.get(number);
    if (!before) {
      first.set(number, row);
      return [];
    }
    return [
      diagnostic(
        'E-REPORT-NUMBER-DUPLICATE',
        { file: row.sheet.file },
        {
          message: {
            th: `\`${row.place}\`: ครั้งที่ ${number} ของ \`${code}\` ซ้ำกับ \`${before.place}\` จึงไม่เขียนโครงการนี้`,
            en: `\`${row.place}\`: report ${number} of \`${code}\` is also in \`${before.place}\`; nothing of the project is written`,
          },
          hint: { th: 'ลบแถวที่ไม่ใช้ หรือแก้ครั้งที่', en: 'delete the row that is not meant, or correct its number' },
        },
      ),
    ];
  });
}

function projectsLeftOut({ name }: Sheet): Localized {
  return {
    th: `แผ่นงาน \`${name}\`: \`--update\` ไม่อ่านตารางโครงการ อ่านเฉพาะตารางรายงาน`,
    en: `sheet \`${name}\`: \`--update\` reads no table of projects, only reports`,
  };
}

function noReports({ name, file }: Sheet): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file },
    {
      message: { th: `\`${name}!A1\`: ไม่พบตารางรายงาน`, en: `\`${name}!A1\`: no table of reports` },
      hint: {
        th: 'ดูหัวตารางในไฟล์ที่ `raingan import --columns --month` เขียนให้',
        en: 'see the headings in the file that `raingan import --columns --month` writes',
      },
    },
  );
}
