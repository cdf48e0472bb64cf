import { unzipSync } from 'fflate';
import type { Feature, Image } from 'write-excel-file/node';
import { zip } from '../../docx/zip.ts';
import { escapeXml } from '../../model/escape-xml.ts';
import { columnLetters } from './sheet.ts';

/** A sheet to be written. */
export interface NewSheet {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly NewCell[])[];
  /** Rows at the top that stay in view. */
  readonly frozenRows: number;
  /** Cells with arrows to filter by, `A1:I20`. */
  readonly filter?: string;
  readonly entries?: readonly EntryRule[];
}

/** A formula carries its result, for programs that show a file without calculating. */
export type NewCell = CellLook &
  (
    | { readonly text: string }
    | { readonly number: number }
    | { readonly formula: string; readonly result: number }
    | { readonly blank: true }
  );

interface CellLook {
  /** Number format; `@` is text. */
  readonly format?: string;
  readonly heading?: boolean;
  readonly wrap?: boolean;
}

/** What may be entered in some cells of a column. */
export interface EntryRule {
  /** Counted from 0. */
  readonly column: number;
  /** Counted from 1. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** Shown when such a cell is chosen: at most 32 and 255 characters. */
  readonly title: string;
  readonly hint: string;
  /** Offered in a list; other values are accepted after a warning. */
  readonly choices?: readonly string[];
}

/** Writes an Excel workbook (.xlsx); the same sheets give the same bytes. */
export async function writeWorkbook(sheets: readonly NewSheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const results = sheets.map(resultsOf);
  const feature: Feature<Image['content']> = {
    files: {
      transform: {
        'xl/styles.xml': { transform: inSchemaOrder },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            withResults(xml, results[sheetIndex]!).replace(
              '</sheetData>',
              (end) => end + afterRows(sheets[sheetIndex]!),
            ),
        },
      },
    },
  };
  const written = await writeExcelFile(
    sheets.map(({ name, widths, rows, frozenRows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: frozenRows,
      data: rows.map((row) => row.map(toCell)),
    })),
    { features: [feature] },
  ).toBuffer();
  return zip(Object.entries(unzipSync(written))); // the library's archive holds the time of day
}

/** The library writes the parts of a font in an order of its own; ECMA-376, 18.8.22 has one. */
function inSchemaOrder(styles: string): string {
  const order = ['b', 'i', 'strike', 'u', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];
  return styles.replace(/<font>(.*?)<\/font>/gs, (_, inner: string) => {
    const parts = inner.match(/<[^<>]+>/g) ?? [];
    const rank = (part: string) => order.indexOf(/^<(\w+)/.exec(part)?.[1] ?? '');
    return `<font>${parts.sort((a, b) => rank(a) - rank(b)).join('')}</font>`;
  });
}

function toCell(cell: NewCell) {
  const look = {
    ...(cell.format !== undefined && { format: cell.format }),
    ...(cell.heading && {
      fontWeight: 'bold' as const,
      backgroundColor: '#DDEBF7',
      wrap: true,
      alignVertical: 'top' as const,
    }),
    ...(cell.wrap && { wrap: true, alignVertical: 'top' as const }),
  };
  if ('text' in cell) return { ...look, value: cell.text, type: String };
  if ('number' in cell) return { ...look, value: cell.number, type: Number };
  if ('formula' in cell) return { ...look, value: cell.formula, type: 'Formula' as const };
  return { ...look, type: cell.format === '@' ? String : Number };
}

function resultsOf({ rows }: NewSheet): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap((row, at) =>
      row.flatMap((cell, column) =>
        'formula' in cell ? [[`${columnLetters(column)}${at + 1}`, cell.result] as const] : [],
      ),
    ),
  );
}

/** The library writes formulas without their results. */
function withResults(xml: string, results: ReadonlyMap<string, number>): string {
  if (results.size === 0) return xml;
  return xml.replace(/(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*<\/f>)(?!<v>)/g, (whole, cell: string, name: string) => {
    const result = results.get(name);
    return result === undefined ? whole : `${cell}<v>${result}</v>`;
  });
}

/** What follows the rows in a sheet, in the order of ECMA-376, 18.3.1.99. */
function afterRows({ filter, entries = [] }: NewSheet): string {
  const filtered = filter === undefined ? '' : `<autoFilter ref="${filter}"/>`;
  if (entries.length === 0) return filtered;
  const rules = entries.map(({ column, firstRow, lastRow, title, hint, choices }) => {
    const letters = columnLetters(column);
    const list = choices?.join(',') ?? '';
    const hasList = choices !== undefined && list.length <= 255 && !choices.some((choice) => /[,"]/.test(choice));
    const open = attributesOf({
      ...(hasList && { type: 'list', errorStyle: 'warning', showErrorMessage: '1' }),
      allowBlank: '1',
      showInputMessage: '1',
      promptTitle: title.slice(0, 32),
      prompt: hint.slice(0, 255),
      sqref: `${letters}${firstRow}:${letters}${lastRow}`,
    });
    return `<dataValidation${open}>${hasList ? `<formula1>"${escapeXml(list)}"</formula1>` : ''}</dataValidation>`;
  });
  return `${filtered}<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function attributesOf(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value).replaceAll('\n', '&#10;')}"`)
    .join('');
}
