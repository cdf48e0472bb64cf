import { arabicDigits } from '../../project/amounts.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import type { PrintedLine, Printout } from '../printed-line.ts';
import type { ContactDraft, ProjectDraft, ReportDraft } from '../project-draft.ts';
import { type JoinContext, type Joint, joinLines } from './join-lines.ts';
import type { Body } from './page-furniture.ts';
import { splitItems, splitParagraphs } from './paragraphs.ts';
import type { Entry } from './read-entries.ts';
import type { FormContent } from './read-form.ts';
import { readContact, readDate, readDecimal, readFiscalYear } from './read-values.ts';
import { fieldPaths, type LabelledField } from './wording.ts';

/** A project as read from a form. The code is absent when neither the text nor the file's name holds one. */
export type FormDraft = Omit<ProjectDraft, 'project'> & {
  readonly project: Omit<ProjectDraft['project'], 'code'> & { readonly code: string | undefined };
};

/** Joins the lines of each field and reads its value; says on the way which lines were joined and which dates changed. */
export function formDraft(form: FormContent, printout: Printout, dictionary: Dictionary, { asOf, draft }: Body) {
  const reading = openReading(form, printout, dictionary);
  const { text, date, decimal } = reading;
  const inList = (list: string) => (lines: readonly PrintedLine[], index: number) =>
    reading.join(lines, `${list}[${index}]`);
  const paragraphs = splitParagraphs(form.rationale, printout);
  const organization = text('organization');
  const code = /^\d{8}-\d{3,}$/.exec(arabicDigits(text('code') ?? ''))?.[0];
  const fields: FormDraft = {
    project: {
      code,
      name: text('name'),
      fiscalYear: readFiscalYear(text('fiscalYear') ?? '') ?? null,
      startDate: date('startDate'),
      endDate: date('endDate'),
      budget: { received: decimal('received'), spent: decimal('spent') },
      ...(asOf !== undefined && { asOf }),
    },
    organization: { path: organization === null ? null : organization.split(' / ') },
    contacts: {
      responsible: contact(text('responsible')),
      coordinator: contact(text('coordinator')),
    },
    rationale: listed(form, 'rationale', paragraphs.paragraphs.map(inList('rationale'))),
    objectives: listed(form, 'objectives', splitItems(form.objectives).map(inList('objectives'))),
    targets: listed(form, 'targets', splitItems(form.targets).map(inList('targets'))),
    strategy: { issue: text('issue'), subIssue: text('subIssue'), goal: text('goal'), indicator: text('indicator') },
    reports:
      form.entries.length === 0 && !form.sections.has('reports')
        ? null
        : form.entries.map((entry, index) => report(entry, `reports[${index}]`, reading)),
    signature: signature(form.signature.map(({ text: line }) => line.trim())),
    ...(draft && { draft: true }),
  };
  const { joints, guesses, doubts, dates } = reading;
  return { draft: fields, joints, guesses, doubts, dates, paragraphs };
}

type Reading = ReturnType<typeof openReading>;

function openReading(form: FormContent, printout: Printout, dictionary: Dictionary) {
  const joints: Joint[] = [];
  const dates = { time: [] as number[], era: [] as number[] };
  const context: JoinContext = { dictionary, printout, offices: officesOf(form) };
  const guesses = new Map<string, string>();
  const doubts: string[] = [];
  const join = (lines: readonly PrintedLine[], path: string) => {
    const joined = joinLines(lines, context);
    joints.push(...joined.joints);
    if (lines.some(({ doubtful }) => doubtful)) doubts.push(path);
    const guessed = joined.joints.filter((joint) => joint.guessed);
    if (guessed.length > 0) guesses.set(path, guessed.map(({ line, next }) => `${line}|${next}`).join(', '));
    return joined.text;
  };
  const text = (field: LabelledField) => {
    const lines = form.fields.get(field);
    return (
      (lines &&
        join(
          lines.filter((line) => line.text.trim() !== ''),
          fieldPaths[field],
        )) ||
      null
    );
  };
  const day = (written: string, line: number) => {
    const { value, changed } = readDate(written);
    if (changed) dates[changed].push(line);
    return value;
  };
  const date = (field: LabelledField) => {
    const written = text(field);
    return written === null ? null : day(written, form.fields.get(field)![0]!.number);
  };
  const decimal = (field: LabelledField) => {
    const written = text(field);
    return written === null ? null : readDecimal(written);
  };
  return { joints, guesses, doubts, dates, join, text, day, date, decimal };
}

function officesOf({ fields }: FormContent): string[] {
  const lines = fields.get('organization') ?? [];
  return lines
    .map(({ text }) => text.trim())
    .join('')
    .split(/\s*\/\s*/)
    .filter((name) => name.length > 3);
}

function contact(text: string | null): ContactDraft {
  return text === null ? { name: null } : readContact(text);
}

function listed(form: FormContent, section: 'rationale' | 'objectives' | 'targets', texts: string[]): string[] | null {
  return texts.length === 0 && !form.sections.has(section) ? null : texts;
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
