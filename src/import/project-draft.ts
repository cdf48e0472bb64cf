/** The values of a data file as text, as they are written; `null` for what the source does not hold. */
export interface ProjectDraft {
  readonly project: {
    readonly code: string;
    readonly name: string | null;
    readonly fiscalYear: number | null;
    readonly startDate: string | null;
    readonly endDate: string | null;
    readonly budget: {
      readonly received: string | null;
      readonly spent: string | null;
      readonly disbursedMode?: string;
    };
    readonly asOf?: string;
    readonly previousCode?: string;
  };
  readonly organization: { readonly path: readonly string[] | null };
  readonly contacts: { readonly responsible: ContactDraft; readonly coordinator: ContactDraft };
  readonly rationale: readonly string[] | null;
  readonly objectives: readonly string[] | null;
  readonly targets: readonly string[] | null;
  readonly strategy: Readonly<Record<'issue' | 'subIssue' | 'goal' | 'indicator', string | null>>;
  readonly reports: readonly ReportDraft[] | null;
  readonly signature: { readonly name: string | null; readonly position: string | null };
  readonly draft?: true;
}

export interface ContactDraft {
  readonly name: string | null;
  readonly phone?: string;
}

export interface ReportDraft {
  readonly number: number;
  readonly date: string | null;
  readonly narrative: string | null;
  readonly progress: string | null;
  readonly disbursed: string | null;
  readonly planStatus: string | null;
  readonly targetStatus: string | null;
}
