import type { FieldKind } from '../../project/fields/field.ts';
import { formFields, isOmissible, type PlacedField, reportFields } from '../../project/fields/placed-fields.ts';

/** What a cell holds and how it is read. */
export type CellKind = Exclude<FieldKind, 'version' | 'anything'>;

export interface Column {
  readonly key: string;
  /** Thai heading, accepted in place of the key. */
  readonly title: string;
  /** Other Thai headings that offices use for it. */
  readonly also: readonly string[];
  /** Key of the column whose value it belongs to: a telephone number's is that of its person. */
  readonly behind?: string;
  readonly kind: CellKind;
  readonly required: boolean;
  /** Written by `raingan import --columns`. */
  readonly example: string;
}

/** The column of a field. */
export function columnOf(field: PlacedField): Column {
  const { column, kind, title, form } = field;
  const person = form.at === 'brackets' ? formFields.find(({ path }) => path === form.behind) : undefined;
  return {
    key: keyOf(field),
    title: column.title ?? title.th,
    also: column.also ?? [],
    ...(person && { behind: keyOf(person) }),
    kind: kind as CellKind,
    required: !isOmissible(field) && !field.nullable,
    example: column.example,
  };
}

function keyOf({ column, keys }: PlacedField): string {
  return column.key ?? keys.at(-1)!;
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
  also: [],
  kind: 'text',
  required: false,
  example: '',
};

/**
 * The column that a heading names, by its English key or its Thai title. White space does not count, nor does a unit
 * behind it (`งบประมาณที่ได้รับ (บาท)`) or the asterisk of a required column. Headings that offices use for it are taken, too.
 */
export function findColumn(heading: string, columns: readonly Column[]): Column | undefined {
  // Every cell of a sheet is looked at, for a second table may begin in any row.
  if (heading.length > longestHeading) return undefined;
  const name = bare(heading);
  const { byTitle, byKey, byOther } = namesOf(columns);
  return byTitle.get(name) ?? byKey.get(name.toLowerCase()) ?? byOther.get(name);
}

/** Whether a heading is the column's own name, in one of the two languages. */
export function isOwnName(heading: string, { key, title }: Column): boolean {
  const name = bare(heading);
  return name === bare(title) || name.toLowerCase() === key.toLowerCase();
}

/** `โทรศัพท์` alone: of the person in the column before it. */
export function phoneBehind(
  heading: string,
  before: Column | undefined,
  columns: readonly Column[],
): Column | undefined {
  if (!before || !/^(?:หมายเลข|เบอร์)?โทร(?:ศัพท์|\.)?(?:ภายใน|ติดต่อ)?$/.test(bare(heading))) return undefined;
  return columns.find(({ behind }) => behind === before.key);
}

/** A column that numbers the rows: it is no data. */
export function isRowNumber(heading: string): boolean {
  return /^(?:ลำดับ(?:ที่)?|ที่|no\.?|#)$/i.test(bare(heading));
}

/** With space for blanks and the unit around it; the longest title has 60 characters. */
const longestHeading = 500;

type ColumnNames = Readonly<Record<'byTitle' | 'byKey' | 'byOther', ReadonlyMap<string, Column>>>;

const namesKnown = new WeakMap<readonly Column[], ColumnNames>();

function namesOf(columns: readonly Column[]): ColumnNames {
  const known = namesKnown.get(columns);
  if (known) return known;
  const names = {
    byTitle: new Map(columns.map((column) => [bare(column.title), column])),
    byKey: new Map(columns.map((column) => [column.key.toLowerCase(), column])),
    byOther: new Map(columns.flatMap((column) => column.also.map((name) => [bare(name), column] as const))),
  };
  namesKnown.set(columns, names);
  return names;
}

function bare(heading: string): string {
  return heading
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/\*$/, '')
    .replace(/\((?:บาท|ร้อยละ|%|พ\.?ศ\.?|baht|(?:วัน|ว\.?)\/(?:เดือน|ด\.?)\/(?:ปี|ป\.?))\)$/i, '');
}
