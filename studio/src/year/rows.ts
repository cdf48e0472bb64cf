import type { YearRow } from '../../../src/studio/protocol.ts';

export type Sorting = 'code' | 'name' | 'agency' | 'progress' | 'received' | 'spent' | 'findings' | 'built';

export interface Wish {
  readonly text: string;
  /** `all`, `errors`, `warnings`, `none`, or the code of a finding. */
  readonly finding: string;
  readonly built: 'all' | YearRow['built'];
  readonly sort: Sorting;
  readonly descending: boolean;
}

export const everything: Wish = { text: '', finding: 'all', built: 'all', sort: 'code', descending: false };

/** The rows that are wished for, in the order that is. */
export function chosenRows(rows: readonly YearRow[], wish: Wish): readonly YearRow[] {
  const words = wish.text.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (row: YearRow) =>
    hasFinding(row, wish.finding) &&
    (wish.built === 'all' || row.built === wish.built) &&
    words.every((word) => `${row.code} ${row.name} ${row.agency}`.toLowerCase().includes(word));
  const found = rows.filter(isWanted);
  const by = order[wish.sort];
  found.sort((a, b) => by(a, b) || (a.code < b.code ? -1 : 1));
  return wish.descending ? found.reverse() : found;
}

function hasFinding({ errors, warnings, codes }: YearRow, wanted: string): boolean {
  if (wanted === 'all') return true;
  if (wanted === 'errors') return errors > 0;
  if (wanted === 'warnings') return warnings > 0;
  if (wanted === 'none') return errors + warnings === 0;
  return codes.includes(wanted);
}

const thai = new Intl.Collator('th');
const text = (key: 'code' | 'name' | 'agency') => (a: YearRow, b: YearRow) => thai.compare(a[key], b[key]);
const figure = (key: 'progress' | 'received' | 'spent') => (a: YearRow, b: YearRow) => (a[key] ?? -1) - (b[key] ?? -1);
const builtOrder = { no: 0, stale: 1, built: 2 };

const order: Readonly<Record<Sorting, (a: YearRow, b: YearRow) => number>> = {
  code: (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  name: text('name'),
  agency: text('agency'),
  progress: figure('progress'),
  received: figure('received'),
  spent: figure('spent'),
  findings: (a, b) => a.errors * 10_000 + a.warnings - (b.errors * 10_000 + b.warnings),
  built: (a, b) => builtOrder[a.built] - builtOrder[b.built],
};

/** Codes of findings in the rows, the most frequent first. */
export function codesOf(rows: readonly YearRow[]): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { codes } of rows) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Satang as baht with groups, always with two decimals: amounts lie below each other. */
export function bahtText(satang: number | null): string {
  if (satang === null) return '–';
  const decimals = satang % 100;
  const whole = String((satang - decimals) / 100).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${whole}.${String(decimals).padStart(2, '0')}`;
}

export function percentText(hundredths: number | null): string {
  return hundredths === null ? '–' : (hundredths / 100).toFixed(2);
}
