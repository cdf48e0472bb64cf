import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Localized } from '../../model/localized.ts';
import type { Column } from './columns.ts';
import { cellName, type Sheet } from './sheet.ts';

/** A note on a heading that is not the column's own name. */
export function takenFor(place: string, heading: string, { title, key }: Column): Localized {
  return {
    th: `\`${place}\`: หัวตาราง \`${heading}\` อ่านเป็น \`${title}\``,
    en: `\`${place}\`: the heading \`${heading}\` is taken for \`${key}\``,
  };
}

/** A note on a column that is left out, as it only numbers the rows. */
export function numbersRows(place: string, heading: string): Localized {
  return {
    th: `\`${place}\`: คอลัมน์ \`${heading}\` เป็นเลขลำดับแถว ไม่ได้อ่าน`,
    en: `\`${place}\`: the column \`${heading}\` numbers the rows and is not read`,
  };
}

/** E-UNKNOWN-KEY: a heading that names no column of the table. */
export function unknownHeading(
  { file, isCsv }: Sheet,
  place: string,
  heading: string,
  columns: readonly Column[],
): Diagnostic {
  const nearest = nearestHeading(heading, columns)?.name;
  return diagnostic(
    'E-UNKNOWN-KEY',
    { file },
    {
      message: { th: `\`${place}\`: ไม่รู้จักหัวตาราง \`${heading}\``, en: `\`${place}\`: unknown column \`${heading}\`` },
      hint: nearest
        ? { th: `หมายถึง \`${nearest}\` หรือไม่`, en: `did you mean \`${nearest}\`?` }
        : isCsv
          ? {
              th: 'ลบคอลัมน์นี้ หรือดูหัวตารางที่ใช้ได้ในไฟล์ที่ `raingan import --columns` เขียนให้',
              en: 'delete the column, or see the headings in the file that `raingan import --columns` writes',
            }
          : {
              th: 'ถ้าไม่ใช่ข้อมูลของรายงาน ให้ซ่อนคอลัมน์นี้ใน Excel คอลัมน์ที่ซ่อนไว้จะไม่ถูกอ่าน ถ้าใช่ ดูหัวตารางในไฟล์ที่ `raingan import --columns` เขียนให้',
              en: 'if it is no part of the report, hide the column in Excel: hidden columns are not read; else see the headings in the file that `raingan import --columns` writes',
            },
    },
  );
}

/** The column that a misspelt or shortened heading (`รหัส`) is most likely meant to be, and the name of it that is near. */
export function nearestHeading(heading: string, columns: readonly Column[]): { key: string; name: string } | undefined {
  const names = columns.flatMap(({ key, title, required }) => [key, title].map((name) => ({ key, name, required })));
  const near = nearestName(
    heading,
    names.map(({ name }) => name),
  );
  if (near !== undefined) return names.find(({ name }) => name === near);
  const begun = heading.length < 4 ? [] : names.filter(({ name }) => name.startsWith(heading));
  return begun.find(({ required }) => required) ?? begun[0];
}

/** E-COLUMN-DUPLICATE: two headings of one column, in the cells `places`. */
export function twice({ file }: Sheet, places: readonly string[], heading: string, { key, title }: Column): Diagnostic {
  const [one, other] = places;
  return diagnostic(
    'E-COLUMN-DUPLICATE',
    { file },
    {
      message: {
        th: `\`${one}\` และ \`${other}\` เป็นคอลัมน์เดียวกัน: \`${title}\` (\`${key}\`)`,
        en: `\`${one}\` and \`${other}\` are both the column \`${key}\``,
      },
      actual: heading,
      hint: { th: 'ลบคอลัมน์ที่ไม่ใช้', en: 'delete the column that is not meant' },
    },
  );
}

/** E-MISSING-KEY: a required column without a heading in row `row`. */
export function missingColumn(sheet: Sheet, row: number, { key, title }: Column): Diagnostic {
  const place = cellName(sheet, row, 0);
  const hidden = sheet.hiddenColumns.length > 0;
  return diagnostic(
    'E-MISSING-KEY',
    { file: sheet.file },
    {
      message: {
        th: `\`${place}\`: ตารางขาดคอลัมน์ \`${title}\` (\`${key}\`)`,
        en: `\`${place}\`: the table has no column \`${key}\``,
      },
      hint: hidden
        ? { th: 'ถ้าคอลัมน์นี้ซ่อนอยู่ ให้ใช้ `--include-hidden`', en: 'if the column is hidden, use `--include-hidden`' }
        : {
            th: `เพิ่มคอลัมน์ที่มีหัวตาราง \`${title}\``,
            en: `add a column with the heading \`${title}\` or \`${key}\``,
          },
    },
  );
}
