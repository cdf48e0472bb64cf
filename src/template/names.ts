import type { IsoDate, Project } from '../model/project.ts';
import type { YearSummary } from '../model/year-summary.ts';
import type { Field, FieldGroup, FieldKind, FieldList, Fields, ShownField } from '../project/fields/field.ts';
import { projectFields } from '../project/fields/fields.ts';
import { formFields, type PlacedField, reportFields, valueIn } from '../project/fields/placed-fields.ts';
import { lastReports } from '../project/last-report.ts';
import { barSubjects } from './bar.ts';

/** What a name means. Dates, money and percent print only through a helper. */
export type ScalarShape = 'text' | 'number' | 'boolean' | 'date' | 'money' | 'percent';

/** A scalar, a list of one shape, or names with their shapes. */
export type Shape = ScalarShape | readonly [Shape] | { readonly [name: string]: Shape };

/** What a template can print: the names of the data, and the figures it may place. */
export interface TemplateSubject {
  readonly names: { readonly [name: string]: Shape };
  readonly figures: readonly string[];
  /** By figure, what it can be of; a figure without an entry has no `of`. */
  readonly figuresOf?: Readonly<Record<string, readonly string[]>>;
}

export interface TemplateExtras {
  /** SHA-256 of the data, hexadecimal; templates see its first 12 digits. */
  readonly digest: string;
  /** The document's date. */
  readonly date: IsoDate;
  /** Prints the report as a draft, whatever its data says. */
  readonly draft: boolean;
  /** Marks the report as a copy that anyone may read. */
  readonly isPublic?: boolean;
}

/** By kind of field, what its name means. */
const kindShapes: Readonly<Record<FieldKind, Shape>> = {
  code: 'text',
  text: 'text',
  status: 'text',
  phone: 'text',
  date: 'date',
  year: 'number',
  number: 'number',
  money: 'money',
  percent: 'percent',
  yes: 'boolean',
  mode: 'text',
  texts: ['text'],
  offices: ['text'],
  version: 'number',
  anything: 'text',
};

type Names = { readonly [name: string]: Shape };

/** Every name the template of a project can use; what is absent from data is null in a template. */
export const templateNames: Names = {
  ...namesOf(projectFields),
  latestReports: shapeOf(projectFields.reports),
  digest: 'text',
  document: { date: 'date', hasSatang: 'boolean' },
};

function namesOf(fields: Fields): Names {
  const shown = Object.entries(fields).filter(([, field]) => !('hidden' in field));
  return Object.fromEntries(shown.map(([key, field]) => [key, shapeOf(field)]));
}

function shapeOf(field: Field): Shape {
  if (field.kind === 'group') return namesOf((field as FieldGroup).fields);
  if (field.kind === 'list') return [namesOf((field as FieldList).fields)];
  return kindShapes[(field as ShownField).kind];
}

/** What a template sees of a project: plain objects holding every known name and nothing else. */
export function templateData(project: Project, extras: TemplateExtras): unknown {
  const names: TemplateNames = {
    ...project,
    draft: project.draft || extras.draft,
    digest: extras.digest.slice(0, digestDigits),
    latestReports: lastReports(project.reports, latest),
    document: { date: extras.date, hasSatang: hasSatang(project) },
  };
  return pick(templateNames, names);
}

/** How many entries `latestReports` has. */
const latest = 3;

/** Whether an amount has satang: then all amounts of the document print two decimals. */
export function hasSatang(project: Project): boolean {
  return amountsOf(project).some((amount) => amount % 100 !== 0);
}

/** Every amount that a report prints. */
function amountsOf(project: Project): number[] {
  return [
    ...amounts.map((field) => valueIn(project, field)),
    ...project.reports.flatMap((report) => reportAmounts.map((field) => valueIn(report, field))),
  ].filter((amount) => typeof amount === 'number');
}

const isMoney = ({ kind }: PlacedField) => kind === 'money';
const amounts = formFields.filter(isMoney);
const reportAmounts = reportFields.filter(isMoney);

export const projectSubject: TemplateSubject = {
  names: templateNames,
  figures: ['bar'],
  figuresOf: { bar: barSubjects },
};

const measures = {
  projectCount: 'number',
  reportedCount: 'number',
  zeroBudgetCount: 'number',
  overspentCount: 'number',
  received: 'money',
  spent: 'money',
  spentShare: 'percent',
  meanProgress: 'percent',
  weightedProgress: 'percent',
} as const;

const tally = { label: 'text', count: 'number', share: 'percent' } as const;

const figures = {
  code: 'text',
  name: 'text',
  progress: 'percent',
  reportDate: 'date',
  received: 'money',
  spent: 'money',
  overspent: 'money',
  state: 'text',
  stateLabel: 'text',
} as const;

/** Every name the template of a fiscal year's summary can use, after `YearSummary`. */
const summaryNames = {
  fiscalYear: 'number',
  dataDate: 'date',
  selection: 'text',
  total: measures,
  agencies: [
    {
      ...measures,
      name: 'text',
      projects: [figures],
    },
  ],
  states: [tally],
  planStatuses: [tally],
  targetStatuses: [tally],
  bands: [tally],
  late: [{ ...figures, agency: 'text', planStatus: 'text' }],
  digest: 'text',
  document: { date: 'date', hasSatang: 'boolean' },
} as const satisfies ShapeOf<SummaryNames>;

export const summarySubject: TemplateSubject = {
  names: summaryNames,
  figures: ['progress-bands', 'budget-by-agency'],
};

/** What a template sees of a fiscal year's summary. */
export function summaryTemplateData(summary: YearSummary, extras: Omit<TemplateExtras, 'draft'>): unknown {
  const names: SummaryNames = {
    ...summary,
    digest: extras.digest.slice(0, digestDigits),
    // The amounts of its tables lie one below the other.
    document: { date: extras.date, hasSatang: true },
  };
  return pick(summaryNames, names);
}

export const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

export const isScalar = (shape: Shape): shape is ScalarShape => typeof shape === 'string';

/** Enough that any two versions of a project's data differ, short enough to compare by eye. */
const digestDigits = 12;

type TemplateNames = Omit<Project, 'schemaVersion' | 'accepted' | 'provenance'> & {
  readonly latestReports: Project['reports'];
  readonly digest: string;
  readonly document: { readonly date: IsoDate; readonly hasSatang: boolean };
};

type SummaryNames = YearSummary & {
  readonly digest: string;
  readonly document: { readonly date: IsoDate; readonly hasSatang: boolean };
};

/** Keeps the descriptions above complete: a key that their source gains or loses is a compile error here. */
type ShapeOf<T> = [NonNullable<T>] extends [readonly (infer Item)[]]
  ? readonly [ShapeOf<Item>]
  : [NonNullable<T>] extends [number]
    ? ScalarShape
    : [NonNullable<T>] extends [object]
      ? { readonly [Name in keyof T]-?: ShapeOf<T[Name]> }
      : ScalarShape;

/** A text that ends in a line break, as text under `|` does, prints as if it did not. */
function pick(shape: Shape, value: unknown): unknown {
  if (typeof value === 'string') return value.endsWith('\n') ? value.replace(/[\r\n]+$/, '') : value;
  if (isScalar(shape)) return value ?? null;
  if (isList(shape)) return (value as readonly unknown[]).map((item) => pick(shape[0], item));
  const names = value as Readonly<Record<string, unknown>>;
  const picked: Record<string, unknown> = {};
  for (const name in shape) picked[name] = pick(shape[name]!, names[name]);
  return picked;
}
