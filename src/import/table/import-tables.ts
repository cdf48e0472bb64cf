import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import { checkImported } from '../check-imported.ts';
import { garbledText } from '../garbled-text.ts';
import { checkTools, type ImportContext } from '../import-context.ts';
import type { ImportedFile, Note, Provenance } from '../imported.ts';
import { writeProjectYaml } from '../project-yaml.ts';
import { schemaPath } from '../schema-path.ts';
import { findTables, type Table } from './find-tables.ts';
import { type NoteKind, noteTexts } from './read-cell.ts';
import { type ReadRows, type Row, readRows } from './read-rows.ts';
import { rowsDraft } from './rows-draft.ts';
import { cellName, columnLetters, type Sheet, type SheetRow } from './sheet.ts';

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
  const repeated = twice(projects.rows);
  const hasProjects = tables.some(({ kind }) => kind === 'projects');
  const diagnostics = [
    ...(hasProjects ? [] : sheets.slice(0, 1).map((sheet) => noProjects(sheet, notes.length > 0))),
    ...projects.diagnostics,
    ...reports.diagnostics,
    ...repeated.diagnostics,
    ...(projects.unread || !hasProjects ? [] : orphans(projects.rows, reports.rows)),
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

function garbledSheet(sheet: Sheet): Diagnostic[] {
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

function leftOutOf({ sheet, tables, rowsAbove }: ReturnType<typeof findTables> & { sheet: Sheet }): Localized[] {
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

/** Leaves out what the spreadsheet does not show, and counts it. */
function withoutHidden(sheets: readonly Sheet[]): { visible: readonly Sheet[]; notes: readonly Localized[] } {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const hiddenSheets = sheets.filter(({ hidden }) => hidden).map(({ name }) => `\`${name}\``);
  const notes: Localized[] = [];
  if (hiddenSheets.length > 0) {
    notes.push({
      th: `ไม่ได้อ่านแผ่นงานที่ซ่อนไว้ ${hiddenSheets.length} แผ่น: ${hiddenSheets.join(', ')}${includeIt.th}`,
      en: `left out ${hiddenSheets.length} hidden ${plural('sheet', hiddenSheets.length)}: ${hiddenSheets.join(', ')}${includeIt.en}`,
    });
  }
  const shown = visible.map((sheet) => {
    const rows = sheet.rows.filter(({ hidden, cells }) => hidden && cells.length > 0);
    const used = sheet.hiddenColumns.filter((column) => sheet.rows.some(({ cells }) => cells[column] !== undefined));
    notes.push(...hiddenIn(sheet, rows, used));
    const columns = new Set(used);
    return {
      ...sheet,
      rows: sheet.rows.flatMap((row) => (row.hidden ? [] : [used.length > 0 ? withoutColumns(row, columns) : row])),
    };
  });
  return { visible: shown, notes };
}

function withoutColumns(row: SheetRow, hidden: ReadonlySet<number>): SheetRow {
  return { ...row, cells: row.cells.map((cell, at) => (hidden.has(at) ? undefined : cell)) };
}

const includeIt = { th: ' (อ่านด้วย `--include-hidden`)', en: ' (`--include-hidden` reads it)' };

function hiddenIn({ name }: Sheet, rows: readonly SheetRow[], columns: readonly number[]): Localized[] {
  const rowList = rows.map(({ number }) => number).join(', ');
  const columnList = columns.map(columnLetters).join(', ');
  const [th, en]: [string[], string[]] = [[], []];
  if (rows.length > 0) {
    th.push(`แถวที่ซ่อนไว้ ${rows.length} แถว (${rowList})`);
    en.push(`${rows.length} hidden ${plural('row', rows.length)} (${rowList})`);
  }
  if (columns.length > 0) {
    th.push(`คอลัมน์ที่ซ่อนไว้ ${columns.length} คอลัมน์ (${columnList})`);
    en.push(`${columns.length} hidden ${plural('column', columns.length)} (${columnList})`);
  }
  if (th.length === 0) return [];
  return [
    {
      th: `แผ่นงาน \`${name}\`: ไม่ได้อ่าน${th.join(' และ')}${includeIt.th}`,
      en: `sheet \`${name}\`: left out ${en.join(' and ')}${includeIt.en}`,
    },
  ];
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}

function readAll(tables: readonly Table[]): ReadRows & { readonly unread: boolean } {
  const wrong = tables.filter(({ mistakes }) => mistakes.length > 0);
  const parts = tables.filter(({ mistakes }) => mistakes.length === 0).map(readRows);
  return {
    rows: parts.flatMap(({ rows }) => rows),
    diagnostics: [...wrong.flatMap(({ mistakes }) => mistakes), ...parts.flatMap(({ diagnostics }) => diagnostics)],
    notes: parts.flatMap(({ notes }) => notes),
    unread: wrong.length > 0,
  };
}

interface Blocked {
  has(code: string): boolean;
  /** A row of reports that may belong to any project. */
  readonly everything: boolean;
}

/**
 * The projects that are not written: a row that may belong to them has a mistake. A row without a code may belong to the
 * nearest coded row above; with none above, to any row of its sheet.
 */
function blockedCodes(
  projects: ReturnType<typeof readAll>,
  reports: ReturnType<typeof readAll>,
  partial: boolean,
): Blocked {
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
    sha256: createHash('sha256')
      .update(sources.get(file) ?? '')
      .digest('hex'),
    applied: noted(true),
    suggestions: [...noted(false), ...rowsLeftOut(belonging.filter(({ valid }) => !valid))],
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

/** One note for each kind of change, with its cells. */
function notesOf(cells: Row['notes'], applied: boolean): Note[] {
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

function codeOf({ cells }: Row): string {
  return String(cells.code ?? '');
}

/** A code in two rows, on whatever sheet: neither is written. */
function twice(projects: readonly Row[]): { codes: ReadonlySet<string>; diagnostics: Diagnostic[] } {
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
        },
      ),
    ];
  });
  return { codes, diagnostics };
}

function orphans(projects: readonly Row[], reports: readonly Row[]): Diagnostic[] {
  const codes = new Set(projects.map(codeOf));
  return reports
    .filter((report) => report.cells.code !== undefined && !codes.has(codeOf(report)))
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
