import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { checkImported } from '../check-imported.ts';
import { checkTools, type ImportContext } from '../import-context.ts';
import type { ImportedFile } from '../imported.ts';
import { writeProjectYaml } from '../project-yaml.ts';
import type { Provenance } from '../provenance.ts';
import { schemaPath } from '../schema-path.ts';
import { projectColumns, reportColumns } from './columns.ts';
import { hasColumns, type ReadRows, type Row, readRows } from './read-rows.ts';
import { rowsDraft } from './rows-draft.ts';
import type { Sheet } from './sheet.ts';

export interface ImportedTables {
  readonly files: readonly ImportedFile[];
  /** Mistakes in cells; a project they concern makes no file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Turns tables, one project a row and its reports in a second table, into data files. */
export function importTables(
  sheets: readonly Sheet[],
  sources: ReadonlyMap<string, Uint8Array>,
  context: ImportContext,
): ImportedTables {
  const reportSheets = sheets.filter((sheet) => hasColumns(sheet, ['number', 'narrative'], reportColumns));
  const projectSheets = sheets.filter(
    (sheet) => !reportSheets.includes(sheet) && hasColumns(sheet, ['code', 'name'], projectColumns),
  );
  const projects = merged(projectSheets.map((sheet) => readRows(sheet, projectColumns)));
  const reports = merged(reportSheets.map((sheet) => readRows(sheet, reportColumns)));
  const diagnostics = [
    ...(projectSheets.length === 0 ? sheets.slice(0, 1).map(noProjects) : []),
    ...projects.diagnostics,
    ...reports.diagnostics,
    ...twice(projects.rows),
    ...(projects.unread ? [] : orphans(projects.rows, reports.rows)),
  ];
  const broken = new Set(reports.rows.filter(({ valid }) => !valid).map(codeOf));
  const rows = reports.unread ? [] : projects.rows.filter((row) => row.valid && !broken.has(codeOf(row)));
  const files = rows.map((row) =>
    importRow(
      row,
      reports.rows.filter((report) => codeOf(report) === codeOf(row)),
      sources,
      context,
    ),
  );
  return { files, diagnostics };
}

function importRow(
  row: Row,
  reports: readonly Row[],
  sources: ReadonlyMap<string, Uint8Array>,
  context: ImportContext,
): ImportedFile {
  const { file } = row.sheet;
  const draft = rowsDraft(row, reports);
  const provenance: Provenance = {
    source: `${basename(file)} ${row.place}`,
    sha256: createHash('sha256')
      .update(sources.get(file) ?? '')
      .digest('hex'),
    applied: [],
    suggestions: [],
    unparsed: [],
  };
  const path = join(context.out, String(draft.project.fiscalYear), `${draft.project.code}.yaml`).replaceAll('\\', '/');
  const heading = [
    `yaml-language-server: $schema=${schemaPath(path, context.workspace)}`,
    `นำเข้าจาก ${basename(file)} ${row.place}`,
    `Imported from ${basename(file)} ${row.place}`,
  ];
  const bytes = new TextEncoder().encode(writeProjectYaml(draft, provenance, heading));
  return { path, bytes, provenance, diagnostics: checkImported(path, bytes, checkTools(context)) };
}

function merged(parts: readonly ReadRows[]): ReadRows & { readonly unread: boolean } {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    unread: parts.some(({ rows, diagnostics }) => rows.length === 0 && diagnostics.length > 0),
  };
}

function codeOf({ cells }: Row): string {
  return String(cells.code ?? '');
}

function twice(projects: readonly Row[]): Diagnostic[] {
  return projects.flatMap((row, index) => {
    const first = projects.slice(0, index).find((other) => codeOf(other) === codeOf(row) && codeOf(row) !== '');
    if (!first) return [];
    return diagnostic(
      'E-CODE-DUPLICATE',
      { file: row.sheet.file },
      {
        message: {
          th: `\`${row.place}\`: รหัส \`${codeOf(row)}\` ซ้ำกับ \`${first.place}\``,
          en: `\`${row.place}\`: the code \`${codeOf(row)}\` is also that of \`${first.place}\``,
        },
      },
    );
  });
}

function orphans(projects: readonly Row[], reports: readonly Row[]): Diagnostic[] {
  const codes = new Set(projects.map(codeOf));
  return reports
    .filter((report) => report.valid && !codes.has(codeOf(report)))
    .map((report) =>
      diagnostic(
        'E-MISSING-KEY',
        { file: report.sheet.file },
        {
          message: {
            th: `\`${report.place}\`: ไม่มีโครงการรหัส \`${codeOf(report)}\` ในตารางโครงการ`,
            en: `\`${report.place}\`: no project \`${codeOf(report)}\` in the table of projects`,
          },
        },
      ),
    );
}

function noProjects({ name, file }: Sheet): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file },
    {
      message: { th: `\`${name}!A1\`: ไม่พบตารางโครงการ`, en: `\`${name}!A1\`: no table of projects` },
      hint: { th: 'ดูหัวตารางด้วย `raingan import --columns`', en: '`raingan import --columns` shows the columns' },
    },
  );
}
