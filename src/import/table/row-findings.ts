import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import { cellName, columnLetters, isBlank, type Sheet, type SheetCell, type SheetRow, shownText } from './sheet.ts';

/** The first cell of a merge, for a cell that the merge covers. */
export interface MergedCell {
  readonly cell: SheetCell | undefined;
  /** Name of the cell that holds the value. */
  readonly place: string;
  /** Whether that cell is in a row above; else it is in the same row, in another column. */
  readonly above: boolean;
}

/** One finding for a row that is no entry: not each of its empty cells is a mistake of its own. */
export function lacksMost(sheet: Sheet, row: SheetRow): Diagnostic {
  const at = row.cells.findIndex((cell) => !isBlank(cell));
  const place = cellName(sheet, row.number, at);
  return diagnostic(
    'E-MISSING-KEY',
    { file: sheet.file },
    {
      message: {
        th: `\`${place}\`: แถวนี้มีข้อความเพียงช่องสองช่อง ที่เหลือว่างหมด`,
        en: `\`${place}\`: the row holds one or two texts, and nothing else`,
      },
      actual: shownText(row.cells[at]),
      hint: {
        th: 'ถ้าเป็นข้อมูล ให้เติมรหัสและช่องที่เหลือให้ครบ ถ้าไม่ใช่ ให้ลบแถวนี้ หรือย้ายไปใต้ตารางโดยเว้นแถวว่างไว้หนึ่งแถว',
        en: 'if it is an entry, fill in its code and the rest; if not, delete the row, or move it below the table with an empty row between',
      },
    },
  );
}

/** A note on a row of text below the table. */
export function belowTable(sheet: Sheet, { number, cells }: SheetRow): Localized {
  const place = cellName(sheet, number, 0);
  const text = cells
    .filter((cell) => !isBlank(cell))
    .map(shownText)
    .join(' ');
  return {
    th: `\`${place}\`: เป็นข้อความใต้ตาราง ไม่ได้อ่าน: ${text}`,
    en: `\`${place}\`: text below the table, left out: ${text}`,
  };
}

/** A note on a row of totals. */
export function totalLeftOut(sheet: Sheet, { number }: SheetRow): Localized {
  const place = cellName(sheet, number, 0);
  return { th: `\`${place}\`: เป็นแถวผลรวม ไม่ได้อ่าน`, en: `\`${place}\`: a row of totals, left out` };
}

/** A note on values in columns without a heading, each at its first cell. */
export function withoutHeading(places: readonly string[]): Localized {
  const list = places.map((place) => `\`${place}\``).join(', ');
  return {
    th: `คอลัมน์ที่ไม่มีหัวตารางมีค่าอยู่ ไม่ได้อ่าน เริ่มที่ ${list}`,
    en: `values in columns without a heading are left out, from ${list}`,
  };
}

/** E-CELL-VALUE: a cell that a merge covers, whose value may belong to another row or column. */
export function mergedOver({ file }: Sheet, place: string, { place: first, above }: MergedCell): Diagnostic {
  return diagnostic(
    'E-CELL-VALUE',
    { file },
    {
      message: {
        th: `\`${place}\`: เป็นช่องที่รวมกับ \`${first}\` จึงไม่รู้ว่าค่าเป็นของ${above ? 'แถว' : 'คอลัมน์'}ใด`,
        en: `\`${place}\`: merged with \`${first}\`, so it is not clear which ${above ? 'row' : 'column'} the value belongs to`,
      },
      hint: above
        ? { th: 'ยกเลิกการรวมช่อง แล้วใส่ค่าให้ครบทุกแถว', en: 'unmerge the cells and write the value in each row' }
        : { th: 'ยกเลิกการรวมช่อง แล้วใส่ค่าให้ครบทุกช่อง', en: 'unmerge the cells and write the value of each' },
    },
  );
}

/** E-CELL-VALUE: a value of a CSV file in a column without a heading. */
export function beyondHeadings(sheet: Sheet, row: SheetRow, at: number): Diagnostic {
  const place = cellName(sheet, row.number, at);
  return diagnostic(
    'E-CELL-VALUE',
    { file: sheet.file },
    {
      message: {
        th: `\`${place}\`: แถวนี้มีค่าเกินหัวตาราง (คอลัมน์ ${columnLetters(at)})`,
        en: `\`${place}\`: the row has a value in column ${columnLetters(at)}, which has no heading`,
      },
      actual: shownText(row.cells[at]),
      hint: {
        th: 'ถ้ามีตัวคั่นอยู่ในข้อความ ให้ครอบข้อความนั้นด้วย `"`',
        en: 'put a text that contains the delimiter between `"`',
      },
    },
  );
}
