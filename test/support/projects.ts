import type { Contact, IsoDate, ProgressReport, Project } from '../../src/model/project.ts';
import { fillPhrase, inventPerson, inventPhone } from './phrases.ts';
import { type ProjectField, projectFields } from './project-fields.ts';
import { type Random, seededRandom } from './random.ts';

/** How much of each part a made-up project has. */
export interface ProjectSize {
  readonly paragraphs: number;
  readonly sentencesPerParagraph: number;
  readonly reports: number;
  readonly sentencesPerReport: number;
}

/** A made-up project, valid and the same for the same seed; without `size` its reports run from 1 to 12 pages, without `year` it is of any. */
export function makeProject(seed: number, size?: Partial<ProjectSize>, year?: number): Project {
  const random = seededRandom(seed);
  const field = projectFields[seed % projectFields.length] ?? (projectFields[0] as ProjectField);
  const drawn = random.integer(2563, 2568);
  const fiscalYear = year ?? drawn;
  const all = { ...randomSize(random), ...size };
  const received = random.chance(0.25) ? 0 : random.integer(50, 9_000) * 1_000_000 + random.pick([0, 0, 50, 25]);
  const spent = Math.floor((received * random.integer(0, 100)) / 100);
  return {
    schemaVersion: 1,
    project: {
      code: `${field.unit}-${1000 + seed}`,
      name: fillPhrase(random.pick(field.names), random),
      fiscalYear,
      startDate: `${fiscalYear - 544}-10-01`,
      endDate: `${fiscalYear - 543}-09-30`,
      budget: { received, spent: all.reports === 0 ? 0 : spent, disbursedMode: 'perReport' },
    },
    organization: { path: field.organization },
    contacts: { responsible: inventContact(random), coordinator: inventContact(random) },
    rationale: times(all.paragraphs, () => sentences(field.rationale, all.sentencesPerParagraph, random)),
    objectives: field.objectives.map((phrase) => fillPhrase(phrase, random)),
    targets: field.targets.slice(0, random.integer(1, 2)).map((phrase) => fillPhrase(phrase, random)),
    strategy: { issue: field.issue, subIssue: field.subIssue, goal: field.goal, indicator: field.indicator },
    reports: makeReports(field, all, fiscalYear, spent, random),
    signature: { name: null, position: null },
    draft: false,
  };
}

/** Sentences of a field one after the other, parted by spaces as in Thai prose. */
export function sentences(phrases: readonly string[], count: number, random: Random): string {
  const first = random.integer(0, phrases.length - 1);
  return times(count, (index) => fillPhrase(phrases[(first + index) % phrases.length] ?? '', random)).join(' ');
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Most reports are two to four pages long, a few are far longer. */
function randomSize(random: Random): ProjectSize {
  const long = random.chance(0.15);
  return {
    paragraphs: random.integer(1, long ? 8 : 4),
    sentencesPerParagraph: random.integer(1, long ? 9 : 5),
    reports: random.integer(0, long ? 28 : 12),
    sentencesPerReport: random.integer(1, long ? 5 : 3),
  };
}

function makeReports(
  field: ProjectField,
  size: ProjectSize,
  fiscalYear: number,
  spent: number,
  random: Random,
): ProgressReport[] {
  const share = (whole: number, reports: number) => Math.floor((whole * reports) / size.reports);
  return times(size.reports, (index): ProgressReport => {
    const late = random.chance(0.1);
    return {
      number: index + 1,
      date: random.chance(0.05) ? null : dayOfYear(fiscalYear, share(12 * 28, index + 1)),
      narrative: sentences(field.progress, random.integer(1, size.sentencesPerReport), random),
      progress: share(10_000, index + 1),
      disbursed: share(spent, index + 1) - share(spent, index),
      planStatus: late ? 'ช้ากว่าแผน' : 'เป็นไปตามแผน',
      targetStatus: late ? 'ต่ำกว่าเป้าหมาย' : 'เป็นไปตามเป้าหมาย',
    };
  });
}

/** The last of so many days of the fiscal year, months counted as 28 days. */
function dayOfYear(fiscalYear: number, days: number): IsoDate {
  const day = Math.max(0, days - 1);
  const month = Math.floor(day / 28) + 10;
  const year = fiscalYear - 544 + (month > 12 ? 1 : 0);
  return `${year}-${pad(month > 12 ? month - 12 : month)}-${pad((day % 28) + 1)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function inventContact(random: Random): Contact {
  const name = inventPerson(random);
  const phone = inventPhone(random);
  return phone === undefined ? { name } : { name, phone };
}
