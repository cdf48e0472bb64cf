import type { IsoDate, Project } from '../data/project.ts';

/** What a name stands for. Dates, money and percent print only through a helper. */
export type ScalarShape = 'text' | 'number' | 'boolean' | 'date' | 'money' | 'percent';

/** A scalar, a list of one shape, or names with their shapes. */
export type Shape = ScalarShape | readonly [Shape] | { readonly [name: string]: Shape };

export interface TemplateExtras {
  /** SHA-256 of the data, hexadecimal; templates see its first 12 digits. */
  readonly digest: string;
  /** The document's date. */
  readonly date: IsoDate;
  /** Prints the report as a draft, whatever its data says. */
  readonly draft: boolean;
}

const CONTACT = { name: 'text', phone: 'text' } as const;

/** Every name a template can use, after `Project`; what is absent from data is null in a template. */
export const TEMPLATE_NAMES = {
  project: {
    code: 'text',
    previousCode: 'text',
    name: 'text',
    fiscalYear: 'number',
    startDate: 'date',
    endDate: 'date',
    budget: { received: 'money', spent: 'money', disbursedMode: 'text' },
    asOf: 'date',
  },
  organization: { path: ['text'] },
  contacts: { responsible: CONTACT, coordinator: CONTACT },
  rationale: ['text'],
  objectives: ['text'],
  targets: ['text'],
  strategy: { issue: 'text', subIssue: 'text', goal: 'text', indicator: 'text' },
  reports: [
    {
      number: 'number',
      date: 'date',
      narrative: 'text',
      progress: 'percent',
      disbursed: 'money',
      planStatus: 'text',
      targetStatus: 'text',
    },
  ],
  signature: { name: 'text', position: 'text' },
  draft: 'boolean',
  digest: 'text',
  document: { date: 'date' },
} as const satisfies ShapeOf<TemplateNames>;

/** What a template sees of a project: plain objects holding every known name and nothing else. */
export function templateData(project: Project, extras: TemplateExtras): unknown {
  const names: TemplateNames = {
    ...project,
    draft: project.draft || extras.draft,
    digest: extras.digest.slice(0, DIGEST_DIGITS),
    document: { date: extras.date },
  };
  return pick(TEMPLATE_NAMES, names);
}

export const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

export const isScalar = (shape: Shape): shape is ScalarShape => typeof shape === 'string';

/** Enough to tell any two versions of a project's data apart, short enough to compare by eye. */
const DIGEST_DIGITS = 12;

type TemplateNames = Omit<Project, 'schemaVersion' | 'provenance'> & {
  readonly digest: string;
  readonly document: { readonly date: IsoDate };
};

/** Keeps the description above complete: a key that `Project` gains or loses is a compile error here. */
type ShapeOf<T> = [NonNullable<T>] extends [readonly (infer Item)[]]
  ? readonly [ShapeOf<Item>]
  : [NonNullable<T>] extends [object]
    ? { readonly [Name in keyof T]-?: ShapeOf<T[Name]> }
    : ScalarShape;

function pick(shape: Shape, value: unknown): unknown {
  if (isScalar(shape)) return value ?? null;
  if (isList(shape)) return (value as readonly unknown[]).map((item) => pick(shape[0], item));
  const names = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, pick(inner, names[name])]));
}
