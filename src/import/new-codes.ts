import { stringify } from 'csv-stringify/sync';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { decodeImported } from './read-text.ts';
import { readCsv } from './table/read-csv.ts';
import { cellName, type Sheet, shownText } from './table/sheet.ts';

/** A project's code of one year and its code of the next. */
export interface NewCode {
  readonly oldCode: string;
  /** Empty where the project is not carried over. */
  readonly newCode: string;
  /** The cell of the new code, `codes.csv!B2`. */
  readonly place: string;
}

/** A project as the table to fill in shows it. */
export interface CodeRow {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
}

/** The table to fill in: old codes, no new ones, and what helps to recognise a project. */
export function newCodesCsv(rows: readonly CodeRow[]): Uint8Array {
  const records = rows.map(({ code, name, agency }) => [code, '', name.replace(/\s+/g, ' '), agency]);
  const text = stringify([['รหัสเดิม', 'รหัสใหม่', 'ชื่อโครงการ', 'หน่วยงาน'], ...records], {
    bom: true,
    escape_formulas: true,
    record_delimiter: '\r\n',
  });
  return new TextEncoder().encode(text);
}

/**
 * Reads a table of old and new codes: the columns that are named so, else the first two. A code that is none, or that is
 * written twice, is an error; `used` says where a code is in use already, in whatever year.
 */
export async function readNewCodes(
  file: string,
  bytes: Uint8Array,
  used: ReadonlyMap<string, string>,
): Promise<Outcome<readonly NewCode[]>> {
  const text = decodeImported(file, bytes);
  if (text.failure) return { diagnostics: [text.failure] };
  const { value: sheet, diagnostics } = await readCsv(file, text.value.replace(/^\ufeff/, ''));
  if (!sheet) return { diagnostics };
  const codes = rowsOf(sheet);
  const wrong = [...formatMistakes(file, codes), ...repeated(file, codes), ...inUse(file, codes, used)];
  return { value: codes, diagnostics: wrong };
}

const oldNames = ['รหัสเดิม', 'รหัสโครงการ', 'รหัสโครงการเดิม', 'code', 'old', 'oldcode', 'old_code', 'previouscode'];
const newNames = ['รหัสใหม่', 'รหัสโครงการใหม่', 'new', 'newcode', 'new_code'];

function rowsOf(sheet: Sheet): NewCode[] {
  const [first, ...rest] = sheet.rows;
  const names = first?.cells.map((cell) => shownText(cell).replace(/\s+/g, '').toLowerCase()) ?? [];
  const oldAt = names.findIndex((name) => oldNames.includes(name));
  const newAt = names.findIndex((name) => newNames.includes(name));
  const isHeading = oldAt !== -1 || newAt !== -1 || !names.some((name) => /\d/.test(name));
  const [oldColumn, newColumn] = oldAt !== -1 && newAt !== -1 ? [oldAt, newAt] : [0, 1];
  return (isHeading ? rest : sheet.rows).flatMap(({ number, cells }) => {
    const oldCode = shownText(cells[oldColumn]).trim();
    const newCode = shownText(cells[newColumn]).trim();
    return oldCode === '' && newCode === '' ? [] : [{ oldCode, newCode, place: cellName(sheet, number, newColumn) }];
  });
}

function formatMistakes(file: string, codes: readonly NewCode[]): Diagnostic[] {
  const isCode = (text: string) => /^\d{8}-\d{3,}$/.test(text);
  return codes.flatMap(({ oldCode, newCode, place }) =>
    [oldCode, ...(newCode === '' ? [] : [newCode])]
      .filter((text) => !isCode(text))
      .map((text) =>
        mistake(file, 'E-CODE-FORMAT', place, {
          th: `\`${text}\` ไม่ใช่รหัสโครงการ`,
          en: `\`${text}\` is not a project code`,
        }),
      ),
  );
}

function repeated(file: string, codes: readonly NewCode[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const key of ['oldCode', 'newCode'] as const) {
    const first = new Map<string, string>();
    for (const row of codes) {
      const code = row[key];
      const before = first.get(code);
      if (code === '') continue;
      if (before === undefined) first.set(code, row.place);
      else
        found.push(
          mistake(file, 'E-CODE-DUPLICATE', row.place, {
            th: `รหัส \`${code}\` ซ้ำกับแถวของ \`${before}\``,
            en: `the code \`${code}\` is also in the row of \`${before}\``,
          }),
        );
    }
  }
  return found;
}

/** A code means one project in one year. */
function inUse(file: string, codes: readonly NewCode[], used: ReadonlyMap<string, string>): Diagnostic[] {
  return codes.flatMap(({ newCode, place }) => {
    const other = used.get(newCode);
    return other === undefined
      ? []
      : [
          mistake(file, 'E-CODE-DUPLICATE', place, {
            th: `รหัส \`${newCode}\` มีใช้แล้วใน \`${other}\``,
            en: `the code \`${newCode}\` is in use already, in \`${other}\``,
          }),
        ];
  });
}

function mistake(file: string, code: 'E-CODE-FORMAT' | 'E-CODE-DUPLICATE', place: string, text: Localized): Diagnostic {
  return diagnostic(code, { file }, { message: { th: `\`${place}\`: ${text.th}`, en: `\`${place}\`: ${text.en}` } });
}
