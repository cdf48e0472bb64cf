import { arabicDigits } from '../../project/decimal.ts';
import type { PrintedLine, Printout } from '../printed-line.ts';

/** One entry of the progress table as printed. */
export interface Entry {
  readonly number: number;
  readonly line: number;
  readonly narrative: PrintedLine[];
  /** Progress and disbursement, on one line. */
  figures: string;
  figuresLine: number;
  planStatus?: Status;
  targetStatus?: Status;
}

export interface Status {
  text: string;
  readonly lines: PrintedLine[];
  /** It was printed away from its entry, behind a page break or in the row of the next entry. */
  readonly reattached: boolean;
}

/** Puts the rows of the progress table together, across page breaks and whichever way the columns were extracted. */
export function readEntries(lines: readonly PrintedLine[], printout: Printout) {
  const table = openTable(printout);
  for (const line of dropContinued(joinLabels(lines, printout)))
    for (const cell of splitCells(line, printout)) table.read(cell);
  takeStrayTails(table.entries);
  return { entries: table.entries as readonly Entry[], unparsed: table.unparsed as readonly PrintedLine[] };
}

const entryLabel = /^รายงานครั้งที่\s*([0-9๐-๙]+)\s*(?:\(ต่อ\)\s*|(?=::|:\s|$))/;
const figuresStart = /^::?\s*ความก้าวหน้าของงาน/;
const figuresEnd = /=\s*[\d.,๐-๙]+\s*บาท/;

/**
 * The number of an entry, wrapped in a narrow column: `รายงา`, `นครั้ง`, `ที่1`, each alone in its line. Where the row is
 * broken by a page, lines of the next column come between.
 */
function joinLabels(lines: readonly PrintedLine[], { cellsApart }: Printout): readonly PrintedLine[] {
  if (!cellsApart) return lines;
  const taken = new Set<PrintedLine>();
  return lines.flatMap((line, index) => {
    if (taken.has(line)) return [];
    const label = isPartOfLabel(line.text) ? wrappedLabel(lines, index) : undefined;
    if (!label) return [line];
    for (const part of label.parts) taken.add(part);
    return [{ ...line, text: label.text }];
  });
}

function wrappedLabel(lines: readonly PrintedLine[], start: number) {
  const first = lines[start]!;
  const column = lines
    .slice(start + 1, start + farthestLabel)
    .filter(({ indent }) => Math.abs(indent - first.indent) < 3);
  let text = first.text.trim();
  let whole: { text: string; parts: PrintedLine[] } | undefined;
  for (let count = 1; count <= mostLabelLines && column[count - 1]; count++) {
    text += column[count - 1]!.text.trim();
    if (!isPartOfLabel(text) && !wholeLabel.test(text)) break;
    if (wholeLabel.test(text)) whole = { text, parts: column.slice(0, count) };
  }
  return whole;
}

/** An entry is at most as long as a page. */
const farthestLabel = 80;
const mostLabelLines = 5;
const wholeLabel = /^รายงานครั้งที่\s*[0-9๐-๙]+\s*(?:\(ต่อ\))?$/;

function isPartOfLabel(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  return (
    plain.length > 2 &&
    plain.startsWith('ร') &&
    ('รายงานครั้งที่'.startsWith(plain) || /^รายงานครั้งที่[0-9๐-๙]*(?:\(ต?่?อ?)?$/.test(plain))
  );
}

/** A row that goes on repeats its number with (ต่อ), wrapped in its narrow column: `รายงาน`, then `ครั้งที่2 (ต่อ)`. */
function dropContinued(lines: readonly PrintedLine[]): PrintedLine[] {
  const kept = [...lines];
  lines.forEach((line, index) => {
    const first = /^รายงาน(?:\s{2,}|\s*$)/.exec(line.text)?.[0];
    const second = lines.slice(index + 1, index + 3).findIndex(({ text }) => wrappedNumber.test(text)) + index + 1;
    if (first === undefined || second === index) return;
    kept[index] = { ...line, text: line.text.slice(first.length) };
    kept[second] = { ...lines[second]!, text: lines[second]!.text.replace(wrappedNumber, '') };
  });
  return kept;
}

const wrappedNumber = /^ครั้งที่\s*[0-9๐-๙]+\s*\(ต่อ\)\s*/;

/** Tabs, or two spaces before a colon, part the columns; a PDF has its cells apart already. */
function splitCells(line: PrintedLine, { cellsApart }: Printout): PrintedLine[] {
  const label = entryLabel.exec(line.text)?.[0] ?? '';
  const rest = line.text.slice(label.length);
  const cells = cellsApart ? [rest] : rest.split(/\t+|[ \u00a0]{2,}(?=::?\s)/).map((cell) => cell.trimStart());
  return [label, ...cells].filter((text) => text.trim() !== '').map((text) => ({ ...line, text }));
}

function openTable(printout: Printout) {
  const { cellsApart, source } = printout;
  const entries: Entry[] = [];
  const unparsed: PrintedLine[] = [];
  let lastStatus: Status | undefined;
  /** Where statuses begin, in a PDF. */
  let statusColumn: number | undefined;

  function begin(number: number, line: number): void {
    if (entries.at(-1)?.number === number) return; // goes on from the page before
    entries.push({ number, line, narrative: [], figures: '', figuresLine: 0 });
    lastStatus = undefined;
  }

  function readFigures(entry: Entry, cell: PrintedLine): void {
    entry.figures += ` ${cell.text.replace(/^::?\s*/, '').trim()}`;
    entry.figuresLine = cell.number;
    const end = figuresEnd.exec(entry.figures);
    if (!end) return;
    const rest = entry.figures.slice(end.index + end[0].length).trim();
    entry.figures = entry.figures.slice(0, end.index + end[0].length).trim();
    if (rest !== '') readStatuses({ ...cell, text: rest });
  }

  function readStatuses(cell: PrintedLine): void {
    const text = cell.text.replace(/^:\s*/, '');
    // Only raingan prints a status that may have a colon.
    const parts = cellsApart && source === 'own' ? [text] : text.split(/\s+:\s+|:\s+(?=เป็นไป)/);
    for (const part of parts) setStatus({ ...cell, text: part });
  }

  function setStatus(cell: PrintedLine): void {
    const [before, current] = [entries.at(-2), entries.at(-1)];
    const owner = [current?.figures ? current : undefined, before, current].find(lacksStatus);
    if (!owner) {
      unparsed.push(cell);
      return;
    }
    const moved = cellsApart ? owner !== current : cell.number !== owner.figuresLine;
    const reattached = source === 'legacy' && moved;
    const status = { text: cell.text, lines: [cell], reattached };
    if (owner.planStatus === undefined && !/เป้า/.test(cell.text)) owner.planStatus = status;
    else if (owner.targetStatus === undefined) owner.targetStatus = status;
    else owner.planStatus = status;
    lastStatus = status;
    if (cell.baseline !== undefined && cell.number !== owner.figuresLine) statusColumn ??= cell.indent;
  }

  return {
    entries,
    unparsed,
    read(cell: PrintedLine) {
      const label = entryLabel.exec(cell.text);
      const entry = entries.at(-1);
      if (label) begin(Number(arabicDigits(label[1]!)), cell.number);
      else if (!entry) unparsed.push(cell);
      else if (figuresStart.test(cell.text)) readFigures(entry, cell);
      else if (isStatus(cell, entry, printout, statusColumn)) readStatuses(cell);
      else if (entry.figures !== '' && !isComplete(entry)) readFigures(entry, cell);
      else if (cell.text.trim() === '(ต่อ)' && !isComplete(entry)) return;
      else if (entry.figures === '') entry.narrative.push(cell);
      else if (lastStatus && (source === 'own' || isBelow(cell, lastStatus))) lastStatus.lines.push(cell);
      else unparsed.push(cell);
    },
  };
}

/** In the column of a status, which is right of the figures. */
function isBelow({ indent }: PrintedLine, { lines: [first] }: Status): boolean {
  return first!.baseline !== undefined && indent > first!.indent - 3 && indent < first!.indent + 20;
}

function isComplete(entry: Entry | undefined): boolean {
  return entry !== undefined && figuresEnd.test(entry.figures);
}

function lacksStatus(entry: Entry | undefined): entry is Entry {
  return entry !== undefined && (entry.planStatus === undefined || entry.targetStatus === undefined);
}

/**
 * In a PDF a status comes behind the figures of its entry, or beside them where those are wrapped, or before them where a
 * page breaks the row; in a text it may be anywhere.
 */
function isStatus(
  cell: PrintedLine,
  entry: Entry,
  { cellsApart, source }: Printout,
  column: number | undefined,
): boolean {
  if (!/^:(?!:)(?!\s*งบประมาณที่เบิกใช้)/.test(cell.text)) return false;
  if (!cellsApart) return true;
  if (source === 'own') return isComplete(entry);
  return entry.figures !== '' || (column !== undefined && Math.abs(cell.indent - column) < 3);
}

/** Without tabs a stray status ends the narrative of the next entry; the statuses of the others identify it. */
function takeStrayTails(entries: readonly Entry[]): void {
  const known = new Set(entries.flatMap(({ targetStatus }) => (targetStatus ? [targetStatus.text] : [])));
  entries.forEach((entry, index) => {
    const first = entries[index + 1]?.narrative[0];
    const tail = [...known].find((status) => new RegExp(`\\s*:\\s*${escaped(status)}\\s*$`).test(first?.text ?? ''));
    if (entry.targetStatus || !first || tail === undefined) return;
    entry.targetStatus = { text: tail, lines: [{ ...first, text: tail }], reattached: true };
    const text = first.text
      .trimEnd()
      .slice(0, -tail.length)
      .replace(/\s*:\s*$/, '');
    entries[index + 1]!.narrative[0] = { ...first, text };
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
