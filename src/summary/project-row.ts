import type { Localized } from '../model/localized.ts';
import { ownText } from '../model/own-text.ts';
import type { BasisPoints, IsoDate, Project, Satang } from '../model/project.ts';
import type { ProjectState } from '../model/year-summary.ts';
import { lastReport } from '../project/last-report.ts';
import type { Settings } from '../project/settings.ts';
import { projectState, stateLabels } from './project-state.ts';

/** A project as it is listed, searched and sorted. */
export interface ProjectRow {
  readonly code: string;
  readonly previousCode: string | null;
  readonly name: string;
  /** B.E. */
  readonly fiscalYear: number;
  /** First part of `organization.path`. */
  readonly agency: string;
  /** All of it. */
  readonly office: string;
  readonly responsible: string;
  readonly coordinator: string;
  readonly startDate: IsoDate;
  readonly endDate: IsoDate;
  readonly asOf: IsoDate | null;
  readonly received: Satang;
  readonly spent: Satang;
  /** How many there are. */
  readonly reports: number;
  /** Of the last report, with what follows. */
  readonly reportNumber: number | null;
  readonly reportDate: IsoDate | null;
  readonly progress: BasisPoints | null;
  readonly planStatus: string | null;
  readonly targetStatus: string | null;
  readonly state: ProjectState;
  /** Its last plan status is one of `lateStatuses`. */
  readonly late: boolean;
  readonly overBudget: boolean;
  readonly noReport: boolean;
  /** What lies among the outputs. */
  readonly document: DocumentState;
  /** The built report is a draft, or the data says that it is one. */
  readonly draft: boolean;
  /** The built report was made from other data than the file holds now. */
  readonly stale: boolean;
  /** Of the built report; null when there is none. */
  readonly pages: number | null;
  readonly file: string;
}

/** `unrecorded`: a report lies there, and no manifest says what it was made from. */
export type DocumentState = 'none' | 'current' | 'stale' | 'draft' | 'unrecorded';

/** What is known of a project's built report. */
export interface BuiltDocument {
  readonly state: DocumentState;
  /** Made from other data, a draft too. */
  readonly stale: boolean;
  readonly pages: number | null;
}

/** The row of a project; its texts are no slices of the data file, so that a list of ten thousand rows does not keep the files. */
export function projectRow(
  project: Project,
  file: string,
  document: BuiltDocument,
  { lateStatuses }: Pick<Settings, 'lateStatuses'>,
): ProjectRow {
  const { code, previousCode, name, fiscalYear, startDate, endDate, asOf, budget } = project.project;
  const last = lastReport(project.reports);
  return {
    code: ownText(code),
    previousCode: previousCode === undefined ? null : ownText(previousCode),
    name: ownText(name),
    fiscalYear,
    agency: ownText(project.organization.path[0] ?? ''),
    office: ownText(project.organization.path.join(' / ')),
    responsible: ownText(project.contacts.responsible.name),
    coordinator: ownText(project.contacts.coordinator.name),
    startDate,
    endDate,
    asOf: asOf ?? null,
    received: budget.received,
    spent: budget.spent,
    reports: project.reports.length,
    reportNumber: last?.number ?? null,
    reportDate: last?.date ?? null,
    progress: last?.progress ?? null,
    planStatus: last ? ownText(last.planStatus) : null,
    targetStatus: last ? ownText(last.targetStatus) : null,
    state: projectState(project),
    late: last !== undefined && lateStatuses.includes(last.planStatus),
    overBudget: budget.spent > budget.received,
    noReport: last === undefined,
    document: document.state,
    draft: document.state === 'draft' || project.draft,
    stale: document.stale,
    pages: document.pages,
    file,
  };
}

/**
 * - `percent` and `baht` are held in hundredths.
 * - `choice` is one of a few words, shown in the reader's language and searched by the word or by what is shown.
 * - `flag` is yes or no.
 */
export type FieldKind = 'text' | 'choice' | 'date' | 'count' | 'percent' | 'baht' | 'flag';

export interface ProjectField {
  readonly name: keyof ProjectRow;
  readonly kind: FieldKind;
  readonly heading: Localized;
  /** Heading where it fits; that of a table otherwise. */
  readonly fullHeading?: string;
  /** Width in a workbook, in characters. */
  readonly width: number;
  /** A workbook has a total of it. */
  readonly hasTotal?: true;
  readonly labels?: Readonly<Record<string, Localized>>;
}

const stateNames: Readonly<Record<ProjectState, Localized>> = {
  notReported: { th: stateLabels.notReported, en: 'not reported' },
  inProgress: { th: stateLabels.inProgress, en: 'in progress' },
  complete: { th: stateLabels.complete, en: 'complete' },
};

const documentNames: Readonly<Record<DocumentState, Localized>> = {
  none: { th: 'ยังไม่สร้าง', en: 'not built' },
  current: { th: 'ตรงกับข้อมูล', en: 'current' },
  stale: { th: 'ข้อมูลเก่า', en: 'stale' },
  draft: { th: 'ฉบับร่าง', en: 'draft' },
  unrecorded: { th: 'ไม่มีบันทึก', en: 'unrecorded' },
};

/** Every field of a row: what can be shown, searched and sorted by. */
export const projectFields: readonly ProjectField[] = [
  { name: 'code', kind: 'text', heading: { th: 'รหัสโครงการ', en: 'code' }, width: 16 },
  { name: 'previousCode', kind: 'text', heading: { th: 'รหัสปีก่อน', en: 'previous code' }, width: 16 },
  { name: 'name', kind: 'text', heading: { th: 'ชื่อโครงการ', en: 'name' }, width: 48 },
  { name: 'fiscalYear', kind: 'count', heading: { th: 'ปีงบประมาณ', en: 'year' }, width: 11 },
  { name: 'agency', kind: 'text', heading: { th: 'หน่วยงาน', en: 'agency' }, width: 28 },
  {
    name: 'office',
    kind: 'text',
    heading: { th: 'หน่วยงานที่รับผิดชอบ', en: 'office' },
    width: 40,
  },
  { name: 'responsible', kind: 'text', heading: { th: 'ผู้รับผิดชอบ', en: 'responsible' }, width: 24 },
  { name: 'coordinator', kind: 'text', heading: { th: 'ผู้ประสานงาน สยป', en: 'coordinator' }, width: 24 },
  { name: 'startDate', kind: 'date', heading: { th: 'เริ่มต้นโครงการ', en: 'start' }, width: 14 },
  { name: 'endDate', kind: 'date', heading: { th: 'สิ้นสุดโครงการ', en: 'end' }, width: 14 },
  { name: 'asOf', kind: 'date', heading: { th: 'ข้อมูล ณ วันที่', en: 'as of' }, width: 14 },
  {
    name: 'progress',
    kind: 'percent',
    heading: { th: 'ร้อยละ', en: '%' },
    fullHeading: 'ความก้าวหน้า (ร้อยละ)',
    width: 14,
  },
  {
    name: 'received',
    kind: 'baht',
    heading: { th: 'ได้รับ', en: 'received' },
    fullHeading: 'งบประมาณที่ได้รับ (บาท)',
    width: 20,
    hasTotal: true,
  },
  {
    name: 'spent',
    kind: 'baht',
    heading: { th: 'ใช้ไป', en: 'spent' },
    fullHeading: 'งบประมาณที่ใช้ไป (บาท)',
    width: 20,
    hasTotal: true,
  },
  {
    name: 'planStatus',
    kind: 'text',
    heading: { th: 'เทียบกับแผน', en: 'plan status' },
    fullHeading: 'สถานะเทียบกับแผน',
    width: 18,
  },
  {
    name: 'targetStatus',
    kind: 'text',
    heading: { th: 'เทียบกับเป้าหมาย', en: 'target status' },
    fullHeading: 'สถานะเทียบกับเป้าหมาย',
    width: 18,
  },
  { name: 'reports', kind: 'count', heading: { th: 'รายงาน (ครั้ง)', en: 'reports' }, width: 12 },
  { name: 'reportNumber', kind: 'count', heading: { th: 'ครั้งล่าสุด', en: 'last report' }, width: 11 },
  { name: 'reportDate', kind: 'date', heading: { th: 'วันที่รายงานล่าสุด', en: 'reported' }, width: 16 },
  {
    name: 'pages',
    kind: 'count',
    heading: { th: 'หน้า', en: 'pages' },
    fullHeading: 'จำนวนหน้า',
    width: 11,
    hasTotal: true,
  },
  { name: 'state', kind: 'choice', heading: { th: 'สถานะ', en: 'state' }, width: 16, labels: stateNames },
  { name: 'document', kind: 'choice', heading: { th: 'เอกสาร', en: 'document' }, width: 14, labels: documentNames },
  { name: 'late', kind: 'flag', heading: { th: 'ล่าช้า', en: 'late' }, width: 9 },
  { name: 'overBudget', kind: 'flag', heading: { th: 'ใช้เกินงบประมาณ', en: 'over budget' }, width: 16 },
  { name: 'noReport', kind: 'flag', heading: { th: 'ยังไม่รายงาน', en: 'no report' }, width: 14 },
  { name: 'draft', kind: 'flag', heading: { th: 'ฉบับร่าง', en: 'draft' }, width: 10 },
  { name: 'stale', kind: 'flag', heading: { th: 'ข้อมูลเก่า', en: 'stale' }, width: 10 },
  { name: 'file', kind: 'text', heading: { th: 'ไฟล์', en: 'file' }, width: 32 },
];

/** The field of a name, whatever its capitals. */
export function fieldOf(name: string): ProjectField | undefined {
  return projectFields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}
