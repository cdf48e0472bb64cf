import { posix } from 'node:path';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Localized } from '../../model/localized.ts';
import { checkProject } from '../../project/check.ts';
import { loadProject } from '../../project/load-project.ts';
import type { LoadedProject } from '../../project/project-source.ts';
import { readDataFile } from '../../project/read-data-file.ts';
import type { YamlReading } from '../../yaml/load-yaml.ts';
import { fileKind } from '../file-kind.ts';
import { checkTools, type ImportContext, type ImportSource } from '../import-context.ts';
import { openSource } from '../import-files.ts';
import type { Note } from '../imported.ts';
import { notesOf } from '../table/import-tables.ts';
import type { Row } from '../table/read-rows.ts';
import { rowReport } from '../table/rows-draft.ts';
import type { Sheet } from '../table/sheet.ts';
import { type MonthProject, type MonthRows, readMonth } from './read-month.ts';
import { type UpdatedProject, type UpdateOptions, updateProject } from './update-project.ts';

export interface UpdateContext extends ImportContext, UpdateOptions {
  /** The data files that reports may be added to. */
  readonly dataFiles: readonly string[];
  /** Takes the table's values for reports that are there and differ. */
  readonly force: boolean;
  readonly reading?: YamlReading;
}

/** What became of one project of the tables. */
export interface ProjectUpdate {
  readonly code: string;
  readonly rows: readonly Row[];
  /** Absent where there is no such data file. */
  readonly file?: string;
  /** The file as it is and as it becomes; absent where nothing can be said of it. */
  readonly change?: {
    readonly before: string;
    readonly after: string;
    /** The bytes that the file has, and those that it gets. */
    readonly read: Uint8Array;
    readonly bytes: Uint8Array;
  };
  readonly updated?: UpdatedProject;
  /** Whether the file is to be written; a project that is stopped stays as it is. */
  readonly state: 'updated' | 'unchanged' | 'stopped';
  /** How cells were read, where the value does not show it. */
  readonly notes: readonly Note[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens the tables of the sources; a file that holds none is reported. */
export async function openMonth(sources: readonly ImportSource[], context: UpdateContext): Promise<MonthRows> {
  const sheets: Sheet[] = [];
  const refused: Diagnostic[] = [];
  const notes: Localized[] = [];
  for (const source of sources) {
    const opened = fileKind(source.file, source.bytes) === 'pdf' ? undefined : await openSource(source, context);
    if (opened && 'sheets' in opened) {
      sheets.push(...opened.sheets);
      refused.push(...opened.diagnostics);
      notes.push(...(opened.notes ?? []));
    } else refused.push(noTable(source.file));
  }
  const month: MonthRows =
    sheets.length > 0 ? readMonth(sheets, context) : { projects: [], strays: [], diagnostics: [], notes: [] };
  const found = { diagnostics: [...refused, ...month.diagnostics], notes: [...notes, ...month.notes] };
  if (refused.length === 0 || context.partial) return { ...month, ...found };
  const projects = month.projects.map((project) => ({ ...project, stopped: true }));
  return { ...month, projects, ...found };
}

/** The story of a month: for each project of the tables its data file, and that file with the reports. */
export function* updateFiles(month: MonthRows, context: UpdateContext): Generator<ProjectUpdate> {
  const byCode = new Map<string, string[]>();
  for (const file of context.dataFiles) {
    const code = posix.parse(file).name;
    byCode.set(code, [...(byCode.get(code) ?? []), file]);
  }
  for (const project of month.projects) yield updateOne(project, byCode, context);
}

function updateOne(
  { code, rows, stopped }: MonthProject,
  byCode: ReadonlyMap<string, readonly string[]>,
  context: UpdateContext,
): ProjectUpdate {
  const stop = (diagnostics: readonly Diagnostic[], known: Partial<ProjectUpdate> = {}): ProjectUpdate => ({
    code,
    rows,
    state: 'stopped',
    notes: [],
    diagnostics,
    ...known,
  });
  const [file, second] = byCode.get(code) ?? [];
  if (file === undefined) return stop([noDataFile(rows[0]!, code, byCode.keys(), context.out)]);
  if (second !== undefined) return stop([twoDataFiles(rows[0]!, code, [file, second])]);
  if (stopped) return stop([], { file });

  const read = readDataFile(context.workspace, file);
  if (!read.value) return stop(read.diagnostics, { file });
  const loaded = loadProject(file, read.value, context.reading);
  if (!loaded.value) return stop([brokenFile(rows[0]!, file), ...loaded.diagnostics], { file });
  const taken = rows.filter(({ valid }) => valid);
  const updated = updateProject(loaded.value, taken.map(rowReport), context);
  if (!updated) return stop([noPlace(rows[0]!, file)], { file });
  const before = loaded.value.source.text;
  const change = { before, after: updated.text, read: read.value, bytes: withMark(read.value, updated.text) };
  const known = { file, change, updated };
  if (updated.changed.length > 0 && !context.force) return stop(differing(taken, updated.changed, file), known);
  const after = loadProject(file, change.bytes, context.reading);
  if (!after.value) return stop(after.diagnostics, known);
  return {
    code,
    rows,
    ...known,
    state: updated.text === before ? 'unchanged' : 'updated',
    notes: notesOf(
      taken.flatMap(({ notes }) => notes),
      true,
    ).concat(
      notesOf(
        taken.flatMap(({ notes }) => notes),
        false,
      ),
    ),
    diagnostics: updated.text === before ? [] : newFindings(loaded.value, after.value, context),
  };
}

/** A byte order mark stays where it was. */
function withMark(before: Uint8Array, text: string): Uint8Array {
  const marked = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
  return new TextEncoder().encode(marked ? `\ufeff${text}` : text);
}

/** What `raingan check` says now and did not say before. */
function newFindings(before: LoadedProject, after: LoadedProject, context: ImportContext): Diagnostic[] {
  const tools = checkTools(context);
  const keyOf = ({ code, message }: Diagnostic) => `${code} ${message.en}`;
  const found = checkProject(after, tools);
  if (found.length === 0) return [];
  const known = new Set(checkProject(before, tools).map(keyOf));
  return found.filter((each) => !known.has(keyOf(each)));
}

function noTable(file: string): Diagnostic {
  return diagnostic(
    'E-FILE-KIND',
    { file },
    {
      message: { th: 'ไม่มีตาราง `--update` อ่านสมุดงานหรือ CSV', en: 'no table; `--update` reads a workbook or CSV' },
      hint: {
        th: 'เขียนสมุดงานให้กรอกด้วย `raingan import --columns --month`',
        en: '`raingan import --columns --month` writes a workbook to fill in',
      },
    },
  );
}

function atRow(row: Row, code: Parameters<typeof diagnostic>[0], message: Localized, hint: Localized): Diagnostic {
  const place = (text: string) => `\`${row.place}\`: ${text}`;
  return diagnostic(
    code,
    { file: row.sheet.file },
    { message: { th: place(message.th), en: place(message.en) }, hint },
  );
}

function noDataFile(row: Row, code: string, codes: Iterable<string>, out: string): Diagnostic {
  const nearest = nearestName(code, codes);
  return atRow(
    row,
    'E-MISSING-KEY',
    { th: `ไม่มีไฟล์ข้อมูลของโครงการ \`${code}\` ใน \`${out}\``, en: `no data file of project \`${code}\` in \`${out}\`` },
    nearest
      ? { th: `หมายถึง \`${nearest}\` หรือไม่`, en: `did you mean \`${nearest}\`?` }
      : { th: 'ตรวจรหัส หรือระบุโฟลเดอร์ด้วย `--out`', en: 'check the code, or name the folder with `--out`' },
  );
}

function twoDataFiles(row: Row, code: string, [one, other]: readonly [string, string]): Diagnostic {
  return atRow(
    row,
    'E-CODE-DUPLICATE',
    {
      th: `โครงการ \`${code}\` มีสองไฟล์: \`${one}\` และ \`${other}\``,
      en: `project \`${code}\` has two files: \`${one}\` and \`${other}\``,
    },
    {
      th: `ระบุโฟลเดอร์ของปีด้วย \`--out ${posix.dirname(other)}\``,
      en: `name the folder of the year with \`--out ${posix.dirname(other)}\``,
    },
  );
}

function brokenFile(row: Row, file: string): Diagnostic {
  return atRow(
    row,
    'E-UPDATE-PLACE',
    { th: `\`${file}\` มีข้อผิดพลาด จึงไม่ได้เพิ่มรายงาน`, en: `\`${file}\` has errors; nothing was added to it` },
    { th: `แก้ตาม \`raingan check ${file}\` ก่อน`, en: `correct what \`raingan check ${file}\` reports first` },
  );
}

function noPlace(row: Row, file: string): Diagnostic {
  return atRow(
    row,
    'E-UPDATE-PLACE',
    {
      th: `เพิ่มรายงานใน \`${file}\` โดยไม่แตะส่วนอื่นไม่ได้`,
      en: `the report cannot be added to \`${file}\` without touching the rest of it`,
    },
    {
      th: 'ใน `accepted` เขียน `report: 2` แทน `path: reports[1]` และเลิกใช้ `*` ในรายการรายงาน หรือเพิ่มรายงานด้วยมือ',
      en: 'in `accepted` write `report: 2` in place of `path: reports[1]`, and no `*` among the reports; or add the report by hand',
    },
  );
}

function differing(rows: readonly Row[], numbers: readonly number[], file: string): Diagnostic[] {
  return rows
    .filter(({ cells }) => numbers.includes(Number(cells.number)))
    .map((row) =>
      atRow(
        row,
        'E-UPDATE-DIFFERS',
        {
          th: `รายงานครั้งที่ ${row.cells.number} มีอยู่แล้วใน \`${file}\` และต่างกัน จึงไม่ได้เขียน`,
          en: `report ${row.cells.number} is in \`${file}\` already and differs; nothing was written`,
        },
        { th: 'แก้ตาราง หรือใช้ค่าจากตารางด้วย `--force`', en: 'correct the table, or take its values with `--force`' },
      ),
    );
}
