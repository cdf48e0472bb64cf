import type { ContactDraft, ProjectDraft, ReportDraft } from '../project-draft.ts';
import type { Cell } from './cell-text.ts';
import type { Row } from './read-rows.ts';

/** The project of one row with the reports of others, in the order of their numbers. */
export function rowsDraft({ cells }: Row, reports: readonly Row[]): ProjectDraft {
  const previousCode = text(cells.previousCode);
  const mode = text(cells.disbursedMode);
  const asOf = text(cells.asOf);
  return {
    project: {
      code: String(cells.code),
      ...(previousCode !== null && { previousCode }),
      name: text(cells.name),
      fiscalYear: Number(cells.fiscalYear),
      startDate: text(cells.startDate),
      endDate: text(cells.endDate),
      budget: {
        received: text(cells.received),
        spent: text(cells.spent),
        ...(mode !== null && { disbursedMode: mode }),
      },
      ...(asOf !== null && { asOf }),
    },
    organization: { path: texts(cells.organization) },
    contacts: {
      responsible: contact(cells.responsible, cells.responsiblePhone),
      coordinator: contact(cells.coordinator, cells.coordinatorPhone),
    },
    rationale: texts(cells.rationale),
    objectives: texts(cells.objectives),
    targets: texts(cells.targets),
    strategy: {
      issue: text(cells.issue),
      subIssue: text(cells.subIssue),
      goal: text(cells.goal),
      indicator: text(cells.indicator),
    },
    reports: reports.map(rowReport).sort((a, b) => a.number - b.number),
    signature: { name: text(cells.signatureName), position: text(cells.signaturePosition) },
    ...(cells.draft === 'true' && { draft: true }),
  };
}

/** The report of one row. */
export function rowReport({ cells }: Pick<Row, 'cells'>): ReportDraft {
  return {
    number: Number(cells.number),
    date: text(cells.date),
    narrative: text(cells.narrative),
    progress: text(cells.progress),
    disbursed: text(cells.disbursed),
    planStatus: text(cells.planStatus),
    targetStatus: text(cells.targetStatus),
  };
}

function contact(name: Cell | undefined, phone: Cell | undefined): ContactDraft {
  const number = text(phone);
  return { name: text(name), ...(number !== null && { phone: number }) };
}

function text(cell: Cell | undefined): string | null {
  return cell === undefined || cell === null ? null : String(cell);
}

function texts(cell: Cell | undefined): readonly string[] {
  return Array.isArray(cell) ? cell : [];
}
