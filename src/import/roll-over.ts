import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLMap } from 'yaml';
import { parseDate } from '../project/date.ts';

/** What a project is carried over to. */
export interface RollOver {
  readonly code: string;
  /** B.E. */
  readonly fiscalYear: number;
  /** Of the comment beside the budget: Thai alone, or both languages for who reads English. */
  readonly language?: 'th' | 'en';
}

/** Place of the old year in the new file, to be looked at by a person. */
export interface Mention {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export interface RolledOver {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Dates of 29 February that became 28 February. */
  readonly shortened: readonly string[];
}

/**
 * Carries a valid data file over to another fiscal year, comments and order of keys kept. Dates move by the years between;
 * reports are emptied, spent is 0, received is left empty (`raingan check` reports it); `asOf` and `provenance` stay behind.
 */
export function rollOver(text: string, { code, fiscalYear, language = 'en' }: RollOver): RolledOver {
  const document = parseDocument(text, { version: '1.2' });
  const oldCode = String(document.getIn(['project', 'code']));
  const oldYear = Number(document.getIn(['project', 'fiscalYear']));
  const shortened = shiftDates(document, fiscalYear - oldYear);
  setPreviousCode(document, oldCode);
  setValue(document, ['project', 'code'], code);
  setValue(document, ['project', 'fiscalYear'], fiscalYear);
  setValue(document, ['project', 'budget', 'spent'], '0.00');
  document.setIn(['project', 'budget', 'received'], emptyValue(language));
  emptyReports(document);
  document.deleteIn(['project', 'asOf']);
  document.delete('provenance');
  const rolled = document.toString({ lineWidth: 120, nullStr: '' });
  return { text: rolled, mentions: findMentions(rolled, oldYear), shortened };
}

const stated = {
  th: '← ต้องเติมงบประมาณที่ได้รับของปีใหม่',
  en: '← ต้องเติมงบประมาณที่ได้รับของปีใหม่ / the new budget, to be filled in',
};

function emptyValue(language: 'th' | 'en'): Scalar {
  const empty = new Scalar(null);
  empty.comment = ` ${stated[language]}`;
  return empty;
}

function shiftDates(document: Document, years: number): string[] {
  return ['startDate', 'endDate'].flatMap((key) => {
    const { value, shortened } = shiftYear(String(document.getIn(['project', key])), years);
    setValue(document, ['project', key], value);
    return shortened ? [`project.${key}`] : [];
  });
}

/** Changes a value in its place, so that its comment and its quotation marks stay. */
function setValue(document: Document, path: readonly string[], value: string | number): void {
  const node = document.getIn(path, true);
  if (!isScalar(node)) document.setIn(path, value);
  else {
    node.value = value;
    if (typeof value === 'string' && node.type === Scalar.PLAIN) node.type = Scalar.QUOTE_DOUBLE;
  }
}

/** Comes after the code. */
function setPreviousCode(document: Document, code: string): void {
  const project = document.get('project');
  if (!isMap(project)) return;
  project.delete('previousCode');
  const value = new Scalar(code);
  value.type = Scalar.QUOTE_DOUBLE;
  const pairs = (project as YAMLMap).items;
  const at = pairs.findIndex(({ key }) => isScalar(key) && key.value === 'code');
  pairs.splice(at + 1, 0, document.createPair('previousCode', value));
}

function emptyReports(document: Document): void {
  const empty = document.createNode([]);
  empty.flow = true;
  document.set('reports', empty);
  const accepted = document.get('accepted');
  if (!isSeq(accepted)) return;
  accepted.items = accepted.items.filter(
    (item) => !(isMap(item) && (item.has('report') || String(item.get('path')).startsWith('reports['))),
  );
  if (accepted.items.length === 0) document.delete('accepted');
}

function findMentions(text: string, year: number): Mention[] {
  const thai = String(year).replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
  const pattern = new RegExp(`(?<![0-9๐-๙])(?:${year}|${thai})(?![0-9๐-๙])`, 'g');
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(pattern)]
      .filter((match) => !isMovedDate(line.slice(0, match.index)))
      .map((match) => ({
        line: index + 1,
        column: match.index + 1,
        text: line.slice(Math.max(0, match.index - 30), match.index + 34).trim(),
      })),
  );
}

/** Start and end were moved; a year of theirs that equals the old one is the first half of the new fiscal year. */
function isMovedDate(before: string): boolean {
  return /(?:startDate|endDate)["']?\s*:\s*["']?[\d/-]*$/.test(before);
}

/** A date as a data file writes it, C.E. or B.E., moved by whole years; 29 February becomes 28 February where there is none. */
export function shiftYear(text: string, years: number): { readonly value: string; readonly shortened: boolean } {
  const moved = text.replace(/\d{4}/, (year) => String(Number(year) + years));
  if (parseDate(moved).value !== undefined) return { value: moved, shortened: false };
  const earlier = moved.replace(/-02-29/, '-02-28').replace(/^29\/02/, '28/02');
  return { value: earlier, shortened: earlier !== moved };
}
