import { basename } from 'node:path';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../../diagnostics/diagnostic.ts';
import { withoutStacks } from '../../model/without-stacks.ts';
import { sourceText } from '../../yaml/source-text.ts';
import { findColumn, projectColumns, reportColumns } from './columns.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** Rows that a CSV file may hold. */
export const mostCsvRows = 200_000;

/** Cells that a CSV file may hold: 25 a row, where it has all the rows it may have. */
export const mostCsvCells = 5_000_000;

/**
 * Reads a CSV file as one sheet named after it. Values may be separated by commas, semicolons, tabs or bars, or by what a
 * first line `sep=;` says; a quotation mark inside a value without quotation marks is text.
 */
export async function readCsv(file: string, text: string): Promise<Outcome<Sheet>> {
  const named = /^sep=(.)\r?\n?/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const found = findDelimiter(body);
  // A first line that speaks of another separator than the headings have was left behind by another program.
  const isTrue = named && knownHeadings(body, named[1]!) >= Math.min(1, knownHeadings(body, found));
  const delimiter = isTrue ? named[1]! : found;
  const fault = findFault(body, delimiter);
  if (fault?.kind === 'too many') return { diagnostics: [tooLarge(file, 'cells')] };
  if (fault) {
    const start = text.length - body.length + fault.offset;
    return { diagnostics: [quoteFault(fault.kind, sourceText(file, text).place(start, start + 1))] };
  }
  const { parse } = await import('csv-parse/sync');
  // The library makes an error of each row that is not as long as the first, and drops it.
  const records: string[][] = withoutStacks(() =>
    parse(body, {
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      delimiter,
      to: mostCsvRows + 1,
    }),
  );
  if (records.length > mostCsvRows) return { diagnostics: [tooLarge(file, 'rows')] };
  const first = named ? 2 : 1;
  const rows = records.map((values, index) => ({
    number: index + first,
    hidden: false,
    cells: values.map((value) => toCell(value)),
  }));
  const sheet = { name: basename(file), file, isCsv: true, hidden: false, rows, hiddenColumns: [], merges: [] };
  return { value: sheet, diagnostics: [] };
}

/** Whether a text is a table: one of its first lines names columns, separated as in a CSV file. */
export function looksLikeTable(text: string): boolean {
  const body = text.replace(/^sep=.\r?\n/i, '');
  return knownHeadings(body, findDelimiter(body)) >= 3;
}

const delimiters = [',', ';', '\t', '|'] as const;
const headingLines = 20;

/** The delimiter that separates the most known headings; without any, the one that is most frequent in the first line. */
function findDelimiter(text: string): string {
  const first = text.split(/\r\n?|\n/, 1)[0] ?? '';
  const counts = delimiters.map((delimiter) => ({
    delimiter,
    known: knownHeadings(text, delimiter),
    count: first.split(delimiter).length,
  }));
  return counts.sort((a, b) => b.known - a.known || b.count - a.count)[0]!.delimiter;
}

function knownHeadings(text: string, delimiter: string): number {
  const lines = text.slice(0, 20_000).split(/\r\n?|\n/, headingLines);
  const known = lines.map(
    (line) =>
      line.split(delimiter).filter((each) => {
        const heading = each.replace(/^\s*"|"\s*$/g, '');
        return findColumn(heading, projectColumns) !== undefined || findColumn(heading, reportColumns) !== undefined;
      }).length,
  );
  return Math.max(0, ...known);
}

type Fault = QuoteFault | { readonly kind: 'too many' };

interface QuoteFault {
  readonly kind: 'unclosed' | 'text after';
  readonly offset: number;
}

/** The first value that begins with a quotation mark and does not end with one (RFC 4180, 2.5 to 2.7), or one too many. */
function findFault(text: string, delimiter: string): Fault | undefined {
  const sign = delimiter.replace(/[\\\]^$.*+?()[{}|-]/, '\\$&');
  const end = `(?:${sign}|\\r\\n|[\\r\\n]|$)`;
  const quoted = new RegExp(`"[^"]*(?:""[^"]*)*"${end}`, 'y');
  const bare = new RegExp(`(?!")[^${sign}\\r\\n]*${end}`, 'y');
  for (let [offset, cells] = [0, 0]; offset < text.length; cells++) {
    if (cells === mostCsvCells) return { kind: 'too many' };
    const field = text[offset] === '"' ? quoted : bare;
    field.lastIndex = offset;
    if (!field.test(text)) {
      const closed = /"[^"]*(?:""[^"]*)*"/y;
      closed.lastIndex = offset;
      return { kind: closed.test(text) ? 'text after' : 'unclosed', offset };
    }
    offset = field.lastIndex;
  }
  return undefined;
}

function quoteFault(kind: QuoteFault['kind'], place: ReturnType<ReturnType<typeof sourceText>['place']>) {
  return diagnostic('E-CSV-QUOTE', place, {
    message:
      kind === 'unclosed'
        ? { th: 'เครื่องหมายคำพูด `"` นี้ไม่มีตัวปิด', en: 'this quotation mark `"` is never closed' }
        : {
            th: 'ค่าที่ขึ้นต้นด้วยเครื่องหมายคำพูด `"` มีข้อความต่อหลังตัวปิด',
            en: 'a value that begins with a quotation mark `"` goes on after the closing one',
          },
    hint: {
      th: 'ครอบค่าทั้งหมดด้วย `"` และเขียน `""` แทนเครื่องหมายคำพูดแต่ละตัวที่อยู่ข้างใน',
      en: 'put the whole value between `"` and write `""` for each quotation mark inside it',
    },
  });
}

function tooLarge(file: string, what: 'rows' | 'cells') {
  const most = (what === 'rows' ? mostCsvRows : mostCsvCells).toLocaleString('en-US');
  const thai = what === 'rows' ? 'แถว' : 'ช่อง';
  return diagnostic(
    'E-IMPORT-LIMIT',
    { file },
    {
      message: {
        th: `มี${thai}มากเกินกำหนด (ไม่เกิน ${most} ${thai})`,
        en: `the file holds too many ${what} (at most ${most})`,
      },
      hint: {
        th: 'ลบสิ่งที่อยู่นอกตาราง หรือแบ่งเป็นหลายไฟล์',
        en: 'delete what lies outside the tables, or split the file',
      },
    },
  );
}

/** Excel protects digits in CSV files by `="0812…"` or by an apostrophe in front; the cell shows the digits alone. */
function toCell(value: string): SheetCell | undefined {
  if (value === '') return undefined;
  const protectedText = /^="((?:[^"]|"")*)"$/.exec(value);
  if (protectedText) return { kind: 'text', text: protectedText[1]!.replaceAll('""', '"') };
  if (/^=./.test(value)) return { kind: 'formula', formula: value.slice(1) };
  return { kind: 'text', text: value };
}
