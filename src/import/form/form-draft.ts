import { arabicDigits } from '../../project/decimal.ts';
import { fieldsAt, formFields, type PlacedField } from '../../project/fields/placed-fields.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import type { PrintedLine, Printout } from '../printed-line.ts';
import type { DraftValue, ProjectDraft, ReportDraft } from '../project-draft.ts';
import { type JoinContext, type Joint, joinLines } from './join-lines.ts';
import { joinNarrative } from './join-narrative.ts';
import type { Body } from './page-furniture.ts';
import { splitItems, splitParagraphs } from './paragraphs.ts';
import type { Entry } from './read-entries.ts';
import type { FormContent } from './read-form.ts';
import { type PrintedPerson, readContact, readDate, readDecimal, readFiscalYear, readWhole } from './read-values.ts';

/** Joins the lines of each field and reads its value; says on the way which lines were joined and which dates changed. */
export function formDraft(form: FormContent, printout: Printout, dictionary: Dictionary, body: Body) {
  const reading = openReading(form, printout, dictionary);
  const values = formFields.flatMap((field): [string, DraftValue][] => {
    const value = valueAt(field, form, body, reading);
    return value === undefined ? [] : [[field.path, value]];
  });
  const reports =
    form.entries.length === 0 && !form.sections.has('reports')
      ? null
      : form.entries.map((entry, index) => report(entry, `reports[${index}]`, reading));
  const draft: ProjectDraft = { values: new Map(values), reports };
  const { joints, guesses, doubts, dates, paragraphs } = reading;
  return { draft, joints, guesses, doubts, dates, paragraphs };
}

/** The value of a field from its place on the form; `undefined` leaves the key out. */
function valueAt(field: PlacedField, form: FormContent, body: Body, reading: Reading): DraftValue | undefined {
  const place = field.form;
  switch (place.at) {
    case 'label':
      return filledOr(field, behindLabel(field, reading));
    case 'section':
      return filledOr(field, belowHeading(field, form, reading));
    case 'brackets':
      return reading.person(place.behind)?.phone;
    case 'signature':
      return signature(form.signature.map(({ text }) => text.trim()))[place.line];
    case 'footer':
      return body.asOf;
    case 'watermark':
      return body.draft ? true : undefined;
    case 'entry':
    case 'nowhere':
      return undefined;
  }
}

/** A value that the form may lack is left out of the file, others are left empty. */
function filledOr({ optional }: PlacedField, value: DraftValue): DraftValue | undefined {
  return value === null && optional ? undefined : value;
}

function behindLabel({ path, kind }: PlacedField, { text, person, date, decimal }: Reading): DraftValue {
  switch (kind) {
    case 'code':
      return /^\d{8}-\d{3,}$/.exec(arabicDigits(text(path) ?? ''))?.[0] ?? null;
    case 'year':
      return readFiscalYear(text(path) ?? '') ?? null;
    case 'number':
      return readWhole(text(path) ?? '') ?? null;
    case 'date':
      return date(path);
    case 'money':
    case 'percent':
      return decimal(path);
    case 'offices':
    case 'texts':
      return text(path)?.split(' / ') ?? null;
    default:
      return namesWithPhone.has(path) ? (person(path)?.name ?? null) : text(path);
  }
}

/** Names that have a telephone number in brackets behind them. */
const namesWithPhone: ReadonlySet<string> = new Set(fieldsAt('brackets').map(({ form }) => form.behind));

function belowHeading({ path, form: place }: PlacedField, form: FormContent, reading: Reading): DraftValue {
  if (place.at !== 'section') return null;
  const lines = form.blocks.get(place.section) ?? [];
  if (lines.length === 0 && !form.sections.has(place.section)) return null;
  switch (place.as) {
    case 'text':
      return reading.join(lines, path) || null;
    case 'items':
      return splitItems(lines).map((item, index) => reading.join(item, `${path}[${index}]`));
    case 'paragraphs':
      return reading.paragraphsOf(lines).map((paragraph, index) => reading.join(paragraph, `${path}[${index}]`));
  }
}

type Reading = ReturnType<typeof openReading>;

function openReading(form: FormContent, printout: Printout, dictionary: Dictionary) {
  const joints: Joint[] = [];
  const dates = { time: [] as number[], era: [] as number[] };
  const context: JoinContext = { dictionary, printout, offices: officesOf(form) };
  const guesses = new Map<string, string>();
  const doubts: string[] = [];
  const join = (lines: readonly PrintedLine[], path: string) => {
    const joined = (path.endsWith('.narrative') ? joinNarrative : joinLines)(lines, context);
    joints.push(...joined.joints);
    if (lines.some(({ doubtful }) => doubtful)) doubts.push(path);
    const guessed = joined.joints.filter((joint) => joint.guessed);
    if (guessed.length > 0) guesses.set(path, guessed.map(({ line, next }) => `${line}|${next}`).join(', '));
    return joined.text;
  };
  const text = (field: string) => {
    const lines = form.fields.get(field)?.filter((line) => line.text.trim() !== '');
    return (lines && join(lines, field)) || null;
  };
  const people = new Map<string, PrintedPerson | undefined>();
  const person = (field: string) => {
    if (!people.has(field)) {
      const written = text(field);
      people.set(field, written === null ? undefined : readContact(written));
    }
    return people.get(field);
  };
  const paragraphs = { boxes: [] as number[], guessed: [] as number[] };
  const paragraphsOf = (lines: readonly PrintedLine[]) => {
    const split = splitParagraphs(lines, printout);
    paragraphs.boxes.push(...split.boxes);
    paragraphs.guessed.push(...split.guessed);
    return split.paragraphs;
  };
  const day = (written: string, line: number) => {
    const { value, changed } = readDate(written);
    if (changed) dates[changed].push(line);
    return value;
  };
  const date = (field: string) => {
    const written = text(field);
    return written === null ? null : day(written, form.fields.get(field)![0]!.number);
  };
  const decimal = (field: string) => {
    const written = text(field);
    return written === null ? null : readDecimal(written);
  };
  return { joints, guesses, doubts, dates, paragraphs, join, text, person, paragraphsOf, day, date, decimal };
}

function officesOf({ fields }: FormContent): string[] {
  const lines = fieldsAt('label').flatMap(({ kind, path }) => (kind === 'offices' ? (fields.get(path) ?? []) : []));
  return lines
    .map(({ text }) => text.trim())
    .join('')
    .split(/\s*\/\s*/)
    .filter((name) => name.length > 3);
}

function report(entry: Entry, path: string, { join, day }: Reading): ReportDraft {
  const written = join(entry.narrative, `${path}.narrative`).replace(/^::\s*/, '');
  const dated = /^([0-9๐-๙]{2}\/[0-9๐-๙]{2}\/[0-9๐-๙]{4})\s*:\s*/.exec(written);
  const progress = /=\s*([\d.,๐-๙]+)\s*%/.exec(entry.figures)?.[1];
  const disbursed = /=\s*([\d.,๐-๙]+)\s*บาท/.exec(entry.figures)?.[1];
  return {
    number: entry.number,
    date: dated ? day(dated[1]!, entry.line) : null,
    narrative: written.slice(dated?.[0].length ?? 0) || null,
    progress: progress === undefined ? null : readDecimal(progress),
    disbursed: disbursed === undefined ? null : readDecimal(disbursed),
    planStatus: entry.planStatus ? join(entry.planStatus.lines, `${path}.planStatus`) : null,
    targetStatus: entry.targetStatus ? join(entry.targetStatus.lines, `${path}.targetStatus`) : null,
  };
}

function signature(lines: readonly string[]): { name: string | null; position: string | null } {
  const after = lines.filter((line) => !/^ลงชื่อ/.test(line));
  const at = after.findIndex((line) => /^ตำแหน่ง/.test(line));
  const name = /^\((.*)\)$/.exec(after.slice(0, at === -1 ? undefined : at).join(''))?.[1];
  const position =
    at === -1
      ? ''
      : after
          .slice(at)
          .join('')
          .replace(/^ตำแหน่ง\s*/, '');
  return { name: filled(name), position: filled(position) };
}

/** A line of dots is there to be filled in by hand. */
function filled(text: string | undefined): string | null {
  return text === undefined || /^[.…·_\s]*$/.test(text) ? null : text;
}
