import type { FieldKind } from '../../project/fields/field.ts';
import { formFields, isOmissible, type PlacedField, reportFields } from '../../project/fields/placed-fields.ts';

/** What a cell holds and how it is read. */
export type CellKind = Exclude<FieldKind, 'version' | 'anything'>;

export interface Column {
  readonly key: string;
  /** Thai heading, accepted in place of the key. */
  readonly title: string;
  readonly kind: CellKind;
  readonly required: boolean;
  /** Written by `raingan import --columns`. */
  readonly example: string;
}

/** The column of a field. */
export function columnOf(field: PlacedField): Column {
  const { column, kind, keys, title } = field;
  return {
    key: column.key ?? keys.at(-1)!,
    title: column.title ?? title.th,
    kind: kind as CellKind,
    required: !isOmissible(field) && !field.nullable,
    example: column.example,
  };
}

/** Columns of the sheet that holds one project a row. */
export const projectColumns: readonly Column[] = formFields.map(columnOf);

/** Columns of the sheet that holds one progress report a row, the code of its project before them. */
export const reportColumns: readonly Column[] = [
  ...projectColumns.filter(({ kind, required }) => kind === 'code' && required),
  ...reportFields.map(columnOf),
];

/** Written beside rows that were not taken, for the person who mends them; what is in it is not read. */
export const reasonColumn: Column = {
  key: 'reason',
  title: 'เหตุผลที่ไม่ได้นำเข้า',
  kind: 'text',
  required: false,
  example: '',
};

/**
 * The column that a heading names, by its English key or its Thai title. White space does not count, nor does a unit
 * behind it (`งบประมาณที่ได้รับ (บาท)`) or the asterisk of a required column.
 */
export function findColumn(heading: string, columns: readonly Column[]): Column | undefined {
  // Every cell of a sheet is looked at, for a second table may begin in any row.
  if (heading.length > longestHeading) return undefined;
  const name = bare(heading);
  const { byTitle, byKey } = namesOf(columns);
  return byTitle.get(name) ?? byKey.get(name.toLowerCase());
}

/** With space for blanks and the unit around it; the longest title has 60 characters. */
const longestHeading = 500;

type ColumnNames = Readonly<Record<'byTitle' | 'byKey', ReadonlyMap<string, Column>>>;

const namesKnown = new WeakMap<readonly Column[], ColumnNames>();

function namesOf(columns: readonly Column[]): ColumnNames {
  const known = namesKnown.get(columns);
  if (known) return known;
  const names = {
    byTitle: new Map(columns.map((column) => [bare(column.title), column])),
    byKey: new Map(columns.map((column) => [column.key.toLowerCase(), column])),
  };
  namesKnown.set(columns, names);
  return names;
}

function bare(heading: string): string {
  return heading
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/\*$/, '')
    .replace(/\((?:บาท|ร้อยละ|%|พ\.?ศ\.?|baht)\)$/i, '');
}
