import { basename, join } from 'node:path';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import { sha256Of } from '../../model/sha256.ts';
import { checkImported } from '../check-imported.ts';
import { garbledText } from '../garbled-text.ts';
import { checkTools, type ImportContext } from '../import-context.ts';
import type { ImportedFile, Note, Provenance } from '../imported.ts';
import { writeProjectYaml } from '../project-yaml.ts';
import { schemaPath } from '../schema-path.ts';
import { type NoteKind, noteTexts } from './cell-notes.ts';
import { findTables, type Table } from './find-tables.ts';
import { withoutHidden } from './leave-hidden-out.ts';
import { type Row, readRows } from './read-rows.ts';
import { blockedCodes, codeOf, orphans, repeatedCodes, type TableRows } from './row-conflicts.ts';
import { rowsDraft } from './rows-draft.ts';
import { cellName, type Sheet, shownText } from './sheet.ts';

export interface ImportedTables {
  readonly files: readonly ImportedFile[];
  /** Mistakes in cells; a project that they concern makes no file. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was left out of the sheets. */
  readonly notes: readonly Localized[];
}

/** Turns tables, one project a row and its reports in a second table, into data files. */
export function importTables(
  sheets: readonly Sheet[],
  sources: ReadonlyMap<string, Uint8Array>,
  context: ImportContext,
): ImportedTables {
  const { visible, notes } = context.includeHidden ? { visible: sheets, notes: [] } : withoutHidden(sheets);
  const garbled = visible.flatMap(garbledSheet);
  if (garbled.length > 0) return { files: [], diagnostics: garbled, notes };
  const found = visible.map((sheet) => ({ sheet, ...findTables(sheet) }));
  const tables = found.flatMap((each) => each.tables);
  const projects = readAll(tables.filter(({ kind }) => kind === 'projects'));
  const reports = readAll(tables.filter(({ kind }) => kind === 'reports'));
  const repeated = repeatedCodes(projects.rows);
  const hasProjects = tables.some(({ kind }) => kind === 'projects');
  const diagnostics = [
    ...(hasProjects ? [] : sheets.slice(0, 1).map((sheet) => noProjects(sheet, notes.length > 0))),
    ...tables
      .filter(({ kind, rows, mistakes }) => kind === 'projects' && rows.length === 0 && mistakes.length === 0)
      .map(noRows),
    ...projects.diagnostics,
    ...reports.diagnostics,
    ...repeated.diagnostics,
    ...(projects.unread || !hasProjects
      ? []
      : orphans(projects.rows, reports.rows, inHidden(context.includeHidden ? [] : sheets))),
  ];
  const blocked = blockedCodes(projects, reports, context.partial);
  const rows = projects.rows.filter(
    (row) => row.valid && !blocked.has(codeOf(row)) && !repeated.codes.has(codeOf(row)),
  );
  const byOwner = new Map<string | undefined, Row[]>();
  for (const row of reports.rows) {
    const known = byOwner.get(row.owner);
    if (known) known.push(row);
    else byOwner.set(row.owner, [row]);
  }
  const files = blocked.everything
    ? []
    : rows.map((row) => importRow(row, byOwner.get(codeOf(row)) ?? [], sources, context));
  const withoutTable = hasProjects ? found.flatMap(leftOutOf) : [];
  return { files, diagnostics, notes: [...notes, ...withoutTable, ...projects.notes, ...reports.notes] };
}

/** Whether a code is in a row that is not shown, or on a sheet that is not. */
function inHidden(sheets: readonly Sheet[]): (code: string) => boolean {
  return (code) =>
    sheets.some((sheet) =>
      sheet.rows.some(
        (row) => (sheet.hidden || row.hidden) && row.cells.some((cell) => shownText(cell).trim() === code),
      ),
    );
}

/** A sheet whose Thai was read in another encoding. */
export function garbledSheet(sheet: Sheet): Diagnostic[] {
  const cells = sheet.rows.flatMap(({ number, cells: row }) =>
    row.flatMap((cell, at) => (cell?.kind === 'text' ? [{ text: cell.text, name: cellName(sheet, number, at) }] : [])),
  );
  const found = garbledText(
    sheet.file,
    cells.map(({ text }) => text),
    (index) => cells[index]!.name,
  );
  return found ? [found] : [];
}

/** What of a sheet is no table. */
export function leftOutOf({ sheet, tables, rowsAbove }: ReturnType<typeof findTables> & { sheet: Sheet }): Localized[] {
  if (tables.length === 0)
    return sheet.rows.length === 0
      ? []
      : [{ th: `แผ่นงาน \`${sheet.name}\`: ไม่มีตาราง ไม่ได้อ่าน`, en: `sheet \`${sheet.name}\`: no table in it, left out` }];
  if (rowsAbove.length === 0) return [];
  const rows = rowsAbove.map(({ number }) => number).join(', ');
  return [
    {
      th: `แผ่นงาน \`${sheet.name}\`: ข้ามแถวเหนือหัวตาราง (${rows})`,
      en: `sheet \`${sheet.name}\`: rows above the headings are left out (${rows})`,
    },
  ];
}

/** The rows of tables of one kind. */
export function readAll(tables: readonly Table[]): TableRows {
  const wrong = tables.filter(({ mistakes }) => mistakes.length > 0);
  const parts = tables.filter(({ mistakes }) => mistakes.length === 0).map(readRows);
  return {
    rows: parts.flatMap(({ rows }) => rows),
    diagnostics: [...wrong.flatMap(({ mistakes }) => mistakes), ...parts.flatMap(({ diagnostics }) => diagnostics)],
    notes: [...tables.flatMap(({ notes }) => notes), ...parts.flatMap(({ notes }) => notes)],
    unread: wrong.length > 0,
  };
}

function importRow(
  row: Row,
  belonging: readonly Row[],
  sources: ReadonlyMap<string, Uint8Array>,
  context: ImportContext,
): ImportedFile {
  const { file } = row.sheet;
  const reports = belonging.filter(({ valid }) => valid);
  const draft = rowsDraft(row, reports);
  const cells = [row, ...reports].flatMap(({ notes }) => notes);
  const noted = (applied: boolean) => notesOf(cells, applied);
  const provenance: Provenance = {
    source: `${basename(file)} ${row.place}`,
    sha256: sha256Of(sources.get(file) ?? ''),
    applied: noted(true),
    suggestions: [...noted(false), ...rowsLeftOut(belonging.filter(({ valid }) => !valid))],
    unparsed: [],
  };
  const path = join(context.out, String(row.cells.fiscalYear), `${codeOf(row)}.yaml`).replaceAll('\\', '/');
  const heading = [
    `yaml-language-server: $schema=${schemaPath(path, context.workspace)}`,
    `นำเข้าจาก ${basename(file)} ${row.place}`,
    `Imported from ${basename(file)} ${row.place}`,
  ];
  const bytes = new TextEncoder().encode(writeProjectYaml(draft, provenance, heading));
  return { path, bytes, provenance, diagnostics: checkImported(path, bytes, checkTools(context)) };
}

/** One note for each kind of change, with its cells. */
export function notesOf(cells: Row['notes'], applied: boolean): Note[] {
  const kinds = (Object.keys(noteTexts) as NoteKind[]).filter((kind) => noteTexts[kind].applied === applied);
  return kinds.flatMap((kind) => {
    const places = cells.filter((note) => note.kind === kind).map(({ place, text }) => `${place} ${text}`);
    if (places.length === 0) return [];
    const { th, en } = noteTexts[kind].text;
    return [{ id: `cell-${kind}`, text: { th: `${th}: ${places.join('; ')}`, en: `${en}: ${places.join('; ')}` } }];
  });
}

function rowsLeftOut(rows: readonly Row[]): Note[] {
  if (rows.length === 0) return [];
  const places = rows.map(({ place }) => place).join(', ');
  return [
    {
      id: 'rows-left-out',
      text: { th: `ไม่ได้นำเข้าแถวที่มีข้อผิดพลาด: ${places}`, en: `rows with mistakes are left out: ${places}` },
    },
  ];
}

function noRows({ sheet }: Table): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file: sheet.file },
    {
      message: {
        th: `\`${sheet.name}\`: ตารางโครงการมีแต่หัวตาราง`,
        en: `\`${sheet.name}\`: the table of projects has headings and no row`,
      },
      hint: { th: 'เติมโครงการ แถวละหนึ่งโครงการ', en: 'fill in the projects, each in a row' },
    },
  );
}

function noProjects({ name, file }: Sheet, someHidden: boolean): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file },
    {
      message: { th: `\`${name}!A1\`: ไม่พบตารางโครงการ`, en: `\`${name}!A1\`: no table of projects` },
      hint: someHidden
        ? { th: 'ถ้าตารางซ่อนอยู่ ให้ใช้ `--include-hidden`', en: 'if the table is hidden, use `--include-hidden`' }
        : {
            th: 'ดูหัวตารางในไฟล์ที่ `raingan import --columns` เขียนให้',
            en: 'see the headings in the file that `raingan import --columns` writes',
          },
    },
  );
}
