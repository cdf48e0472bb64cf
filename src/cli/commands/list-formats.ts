import { characterWidth, displayWidth } from '../../diagnostics/reporters/display-width.ts';
import { printable } from '../../diagnostics/reporters/printable.ts';
import { decimals } from '../../model/decimals.ts';
import type { BasisPoints, IsoDate, Satang } from '../../model/project.ts';
import type { ProjectField, ProjectRow } from '../../summary/project-row.ts';
import { formatBaht, formatPercent } from '../../thai/baht.ts';
import { isClusterBoundary } from '../../thai/clusters.ts';
import { thaiDate } from '../../thai/dates.ts';
import type { Language } from '../terminal/terminal.ts';

/** Columns of a table. */
export interface TableColumns {
  readonly fields: readonly ProjectField[];
  /** They were named by the user: none is left out. */
  readonly isChosen: boolean;
}

/** Columns of a table where the user names none; with the year where there are several. */
export const tableColumns = [
  'fiscalYear',
  'code',
  'name',
  'progress',
  'received',
  'spent',
  'planStatus',
  'pages',
  'state',
  'document',
] as const;

/** What a narrow table goes without, the least of it first. */
const lesser: readonly ProjectField['name'][] = ['pages', 'spent', 'received', 'document', 'state', 'fiscalYear'];

/**
 * Projects as a table on a terminal of `width` columns: where it is narrow, lesser columns are left out, then names are
 * cut, to no less than 25 columns.
 */
export function listTable(
  rows: readonly ProjectRow[],
  columns: TableColumns,
  language: Language,
  width: number,
): string {
  let { fields } = columns;
  let texts = textsOf(rows, fields, language);
  if (!columns.isChosen) {
    for (const name of lesser) {
      const rest = fields.filter((field) => field.name !== name);
      if (widthOf(fields, widthsOf(texts), true) <= width || rest.length === fields.length) continue;
      texts = textsOf(rows, rest, language);
      fields = rest;
    }
  }
  const widths = widthsOf(texts);
  const nameAt = fields.findIndex(({ name }) => name === 'name');
  if (nameAt >= 0) {
    const others = widthOf(fields, widths, false) - widths[nameAt]!;
    widths[nameAt] = Math.min(widths[nameAt]!, Math.max(leastName, width - others));
  }
  const line = (row: readonly string[]) => row.map((text, at) => cell(text, fields[at]!, widths[at]!)).join(gap);
  return texts.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** Projects for another program to read: a line each, columns apart by a tab, nothing cut. */
export function listLines(rows: readonly ProjectRow[], { fields }: TableColumns, language: Language): string {
  return textsOf(rows, fields, language)
    .map((row) => `${row.join('\t')}\n`)
    .join('');
}

function textsOf(rows: readonly ProjectRow[], fields: readonly ProjectField[], language: Language): string[][] {
  return [
    fields.map(({ heading }) => heading[language]),
    ...rows.map((row) => fields.map((field) => shown(field, row[field.name], language))),
  ];
}

/** A value as a person reads it. */
function shown({ kind, labels }: ProjectField, value: ProjectRow[keyof ProjectRow], language: Language): string {
  if (value === null || value === '') return '–';
  switch (kind) {
    case 'percent':
      return formatPercent(value as BasisPoints);
    case 'baht':
      return formatBaht(value as Satang);
    case 'date':
      return thaiDate(value as IsoDate);
    case 'flag':
      return value ? { th: 'ใช่', en: 'yes' }[language] : '–';
    default:
      return labels?.[String(value)]?.[language] ?? printable(String(value).replace(/\s+/g, ' '));
  }
}

/** A value as programs read it: amounts and percentages are texts, which no reader of JSON can round. */
export function exactValue({ kind }: ProjectField, value: ProjectRow[keyof ProjectRow]) {
  return value !== null && (kind === 'percent' || kind === 'baht') ? decimals(value as number) : value;
}

function widthsOf(texts: readonly (readonly string[])[]): number[] {
  return texts[0]!.map((_, column) => Math.max(...texts.map((row) => displayWidth(row[column]!))));
}

/** Width of a table, of its shortest form where the name may be cut. */
function widthOf(fields: readonly ProjectField[], widths: readonly number[], isCut: boolean): number {
  const each = widths.map((width, at) => (isCut && fields[at]!.name === 'name' ? Math.min(width, leastName) : width));
  return each.reduce((sum, width) => sum + width, 0) + gap.length * (fields.length - 1);
}

const gap = '  ';
const leastName = 25;

function cell(text: string, { kind, name }: ProjectField, width: number): string {
  const cut = name === 'name' ? cutToWidth(text, width) : text;
  const blank = ' '.repeat(width - displayWidth(cut));
  const isNumber = kind === 'percent' || kind === 'baht' || kind === 'count';
  return isNumber ? blank + cut : cut + blank;
}

/** Cuts at a cluster of Thai letters, so that no mark is left without its consonant. */
function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width - 1) break;
    end += character.length;
  }
  while (end > 0 && !isClusterBoundary(text, end)) end--;
  return `${text.slice(0, end)}…`;
}
