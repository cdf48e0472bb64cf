import type { Localized } from '../../model/localized.ts';
import { columnLetters, type Sheet, type SheetRow } from './sheet.ts';

/** Leaves out what the spreadsheet does not show, and counts it. */
export function withoutHidden(sheets: readonly Sheet[]): { visible: readonly Sheet[]; notes: readonly Localized[] } {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const hiddenSheets = sheets.filter(({ hidden }) => hidden).map(({ name }) => `\`${name}\``);
  const notes: Localized[] = [];
  if (hiddenSheets.length > 0) {
    notes.push({
      th: `ไม่ได้อ่านแผ่นงานที่ซ่อนไว้ ${hiddenSheets.length} แผ่น: ${hiddenSheets.join(', ')}${includeIt(hiddenSheets.length).th}`,
      en: `left out ${hiddenSheets.length} hidden ${plural('sheet', hiddenSheets.length)}: ${hiddenSheets.join(', ')}${includeIt(hiddenSheets.length).en}`,
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

function includeIt(count: number): Localized {
  return { th: ' (อ่านด้วย `--include-hidden`)', en: ` (\`--include-hidden\` reads ${count === 1 ? 'it' : 'them'})` };
}

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
  const include = includeIt(rows.length + columns.length);
  return [
    {
      th: `แผ่นงาน \`${name}\`: ไม่ได้อ่าน${th.join(' และ')}${include.th}`,
      en: `sheet \`${name}\`: left out ${en.join(' and ')}${include.en}`,
    },
  ];
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
