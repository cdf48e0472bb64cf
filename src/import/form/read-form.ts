import { fieldsAt } from '../../project/fields/placed-fields.ts';
import { sections as headings, type Section } from '../../project/fields/sections.ts';
import { displayWidth, type PrintedLine, type Printout } from '../printed-line.ts';
import { matchWording } from './match-wording.ts';
import { type Entry, readEntries } from './read-entries.ts';
import { certification, type Label, labels } from './wording.ts';

/** The lines of a form, each where it belongs. */
export interface FormContent {
  /** Lines of a value behind a label, by the path of its field; the first without its label. */
  readonly fields: ReadonlyMap<string, readonly PrintedLine[]>;
  /** Labels as they were printed. */
  readonly printedLabels: ReadonlyMap<string, PrintedLine>;
  /** Lines of the sections that are one value each. */
  readonly blocks: ReadonlyMap<Section, readonly PrintedLine[]>;
  readonly entries: readonly Entry[];
  readonly signature: readonly PrintedLine[];
  readonly sections: ReadonlySet<Section>;
  readonly unparsed: readonly PrintedLine[];
}

/** Sorts the lines of a form, page furniture taken out, into its fields; what belongs nowhere is `unparsed`. */
export function readForm(given: Printout): FormContent {
  const printout = { ...given, lines: joinColons(given.lines) };
  const sections = findSections(printout.lines);
  const form = openForm(printout);
  for (let index = 0; index < printout.lines.length; ) {
    const line = printout.lines[index]!;
    const heading = sections.starts.get(index);
    if (heading) {
      form.enter(heading.section);
      if (heading.rest) form.read(heading.rest, sections.found);
      index += heading.lines;
      continue;
    }
    const closing = matchWording(printout.lines, index, certification);
    if (closing) form.close();
    else for (const part of splitPairs(line)) form.read(part, sections.found);
    index += closing?.lines ?? 1;
  }
  return { ...form.content(), sections: sections.found };
}

interface Heading {
  readonly section: Section;
  readonly lines: number;
  readonly rest?: PrintedLine;
}

function findSections(lines: readonly PrintedLine[]) {
  const starts = new Map<number, Heading>();
  const found = new Set<Section>();
  for (let index = 0; index < lines.length; index++) {
    for (const [name, wording] of Object.entries(headings)) {
      const section = name as Section;
      const match = found.has(section) ? undefined : matchWording(lines, index, wording);
      if (!match) continue;
      starts.set(index, { section, ...match });
      found.add(section);
      break;
    }
  }
  return { starts, found };
}

/** Two columns printed on one line: a second label of the project's figures begins a line of its own. */
function splitPairs(line: PrintedLine): PrintedLine[] {
  const first = labels.find((label) => label.oneLine && label.pattern.test(line.text));
  if (!first) return [line];
  const start = first.pattern.exec(line.text)![0].length;
  for (let index = start; index < line.text.length; index++) {
    const rest = line.text.slice(index);
    if (!/\s/.test(line.text[index - 1]!) || !labels.some(({ oneLine, pattern }) => oneLine && pattern.test(rest)))
      continue;
    return [{ ...line, text: line.text.slice(0, index) }, ...splitPairs({ ...line, text: rest })];
  }
  return [line];
}

/** Printed in place of the entries of a project that has none. */
const noReports = '(ยังไม่มีรายงาน)';

/** Printed in place of the items of an empty list. */
const emptyList = '-';

type Place = Section | 'start' | 'closing';

function openForm(printout: Printout) {
  const fields = new Map<string, PrintedLine[]>();
  const printedLabels = new Map<string, PrintedLine>();
  const blocks = new Map(fieldsAt('section').map(({ form }) => [form.section, [] as PrintedLine[]]));
  const reports: PrintedLine[] = [];
  const signature: PrintedLine[] = [];
  const unparsed: PrintedLine[] = [];
  const widest = Math.max(0, ...printout.lines.map(({ text }) => displayWidth(text)));
  let place: Place = 'start';
  let open: Label | undefined;

  /** A wrapped line is full; where one looks like an unknown label behind a short line, it is one. */
  function goesOn(line: PrintedLine): boolean {
    const value = open && fields.get(open.field);
    if (!open || !value) return false;
    if (open.oneLine) return value.every(({ text }) => text.trim() === '');
    if (printout.keepsSpaces || !/^[^:]{2,60}?\s*:\s/.test(line.text)) return true;
    return printout.source === 'own' && displayWidth(value.at(-1)!.text) > widest * 0.6;
  }

  function blockHere(): PrintedLine[] | undefined {
    return place === 'start' || place === 'closing' ? undefined : blocks.get(place);
  }

  /** Text extraction may put a section's last value behind the next heading. */
  function isEmptyBlock(): boolean {
    return blockHere()?.length === 0;
  }

  return {
    enter(section: Section) {
      place = section;
      open = undefined;
    },
    close() {
      place = 'closing';
      open = undefined;
    },
    read(line: PrintedLine, found: ReadonlySet<Section>) {
      const label = labels.find(
        ({ field, section, pattern }) =>
          !fields.has(field) && (place === section || !found.has(section) || isEmptyBlock()) && pattern.test(line.text),
      );
      if (place !== 'reports' && place !== 'closing' && label) {
        open = label;
        printedLabels.set(label.field, line);
        fields.set(label.field, [{ ...line, text: line.text.replace(label.pattern, '') }]);
      } else if (place === 'closing') (isSignature(line, signature, printout) ? signature : unparsed).push(line);
      else if (place === 'reports' && line.text.trim() === noReports) return;
      else if (place === 'reports' || (!found.has('reports') && isEntry(line))) {
        place = 'reports';
        reports.push(line);
      } else if (blockHere() && open?.section !== place) {
        if (line.text.trim() !== emptyList || !isEmptyBlock()) blockHere()!.push(line);
      } else if (goesOn(line)) fields.get(open!.field)!.push(line);
      else unparsed.push(line);
    },
    content() {
      const closing = readEntries(reports, printout);
      const lost = [...unparsed, ...closing.unparsed].sort((a, b) => a.number - b.number);
      return { fields, printedLabels, blocks, entries: closing.entries, signature, unparsed: lost };
    },
  };
}

/** The caption, the name in brackets, the position; only raingan prints a position that may go on. */
function isSignature({ text }: PrintedLine, before: readonly PrintedLine[], { source }: Printout): boolean {
  if (/^(?:ลงชื่อ|ตำแหน่ง)/.test(text)) return true;
  const last = before.at(-1)?.text ?? '';
  return source === 'own' ? last !== '' : last.startsWith('ลงชื่อ') && /^\(.*\)$/.test(text.trim());
}

function isEntry({ text }: PrintedLine): boolean {
  return /^รายงานครั้งที่\s*[0-9๐-๙]+\s*(?:::|$)/.test(text.trim());
}

/** A label, its colon and its value in columns of their own are one line. */
function joinColons(lines: readonly PrintedLine[]): PrintedLine[] {
  const joined: PrintedLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const beside =
      last?.baseline !== undefined &&
      line.baseline !== undefined &&
      last.page === line.page &&
      Math.abs(last.baseline - line.baseline) < 2 &&
      line.indent > last.indent;
    const colon = beside && /^:(?!:)/.test(line.text) && isLabelWithoutColon(last.text);
    const value = beside && /^[^:]{4,60}:\s*$/.test(last.text) && labels.some(({ pattern }) => pattern.test(last.text));
    if (last && (colon || value))
      joined[joined.length - 1] = { ...line, indent: last.indent, text: `${last.text.trim()} ${line.text}` };
    else joined.push(line);
  }
  return joined;
}

function isLabelWithoutColon(text: string): boolean {
  return labels.some(({ pattern }) => pattern.exec(`${text.trim()} :`)?.[0].length === text.trim().length + 2);
}
