// What the compiler must and must not take; `npm run types` checks it.

import { type Project, type RenderResult, renderReport, toInput } from '../../src/library/library.ts';
import type { ProjectInput } from '../../src/model/project-input.ts';
import { example } from './example.ts';

declare const parsed: Project;
declare const result: RenderResult;
declare const plain: number;

export const written: ProjectInput = {
  ...example,
  project: { ...example.project, budget: { received: plain, spent: '1.00' } },
};
export const converted: ProjectInput = toInput(parsed);

// @ts-expect-error a parsed project is in satang
export const whole: ProjectInput = parsed;
// @ts-expect-error
renderReport(parsed);
// @ts-expect-error
renderReport(result.project!);
// @ts-expect-error
export const budget: ProjectInput['project']['budget'] = parsed.project.budget;
// @ts-expect-error
export const received: ProjectInput['project']['budget']['received'] = parsed.project.budget.received;
// @ts-expect-error
export const reports: ProjectInput['reports'] = parsed.reports;
// @ts-expect-error a Date has a time zone
export const dated: ProjectInput['project']['startDate'] = new Date();
// @ts-expect-error an unknown format
renderReport(example, { formats: ['pfd'] });
// @ts-expect-error one report needs no processes
renderReport(example, { jobs: 2 });
// @ts-expect-error satang are no percentages
export const mixed: (typeof parsed.reports)[number]['progress'] = parsed.project.budget.spent;

export const body: Response = new Response(result.pdf ?? null);

/** What a project's type has, all the way down; a key that the other type lacks is a compile error that names it. */
type Keys<T> = T extends string | number | boolean
  ? 'value'
  : T extends readonly (infer Item)[]
    ? Keys<Item>
    : T extends object
      ? { readonly [Key in Exclude<keyof T, symbol>]-?: Keys<Exclude<T[Key], null | undefined>> }
      : 'value';

export const keysWritten = (project: Keys<Project>): Keys<ProjectInput> => project;
export const keysRead = (project: Keys<ProjectInput>): Keys<Project> => project;
