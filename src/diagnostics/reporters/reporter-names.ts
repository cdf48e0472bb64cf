/** These print the findings of each file at once. */
export const fileReporterNames = ['pretty', 'json'] as const;

/** These need all findings of a run, and print when it ends. */
export const runReporterNames = ['github', 'sarif', 'junit', 'markdown'] as const;

/** Every reporter by name, the usual one first; what each writes is in `reporters.ts`. */
export const reporterNames = [...fileReporterNames, ...runReporterNames] as const;

export type FileReporterName = (typeof fileReporterNames)[number];

export type RunReporterName = (typeof runReporterNames)[number];

export type ReporterName = (typeof reporterNames)[number];

/** Whether a reporter needs all findings of a run before it prints. */
export function isRunReporter(name: string): name is RunReporterName {
  return runReporterNames.some((each) => each === name);
}
