import type { ReportOptions } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';
import type { YearSummary } from '../model/year-summary.ts';
import type { Attachment } from '../pdf/attachments.ts';
import type { PdfOptions } from '../pdf/write-pdf.ts';
import type { Resources } from '../resources.ts';
import type { SummedProject } from './summed-project.ts';

/** What travels inside a summary's PDF: its numbers with the digest of each data file, and how it was made. */
export function summarySources(
  summary: YearSummary,
  projects: readonly SummedProject[],
  resources: Resources,
  options: Pick<ReportOptions, 'date' | 'pdf'>,
): PdfOptions {
  const digests = new Map(projects.map(({ figures, sha256 }) => [figures.code, sha256]));
  const numbers = {
    unit: { money: 'satang', progress: '1/100 percent' },
    fiscalYear: summary.fiscalYear,
    dataDate: summary.dataDate,
    ...(summary.selection !== null && { selection: summary.selection }),
    total: summary.total,
    agencies: summary.agencies.map((agency) => ({
      ...agency,
      projects: agency.projects.map((project) => ({ ...project, sha256: digests.get(project.code) })),
    })),
    states: summary.states,
    planStatuses: summary.planStatuses,
    targetStatuses: summary.targetStatuses,
    bands: summary.bands,
    late: summary.late.map(({ code }) => code),
  };
  const content = json(numbers);
  const edition = options.pdf ?? resources.settings.pdf;
  const making = {
    tool: { name: 'raingan', version: resources.toolVersion },
    template: { sha256: resources.template.digest },
    fonts: { sha256: resources.fonts.digest },
    dictionary: { sha256: resources.dictionaryDigest },
    options: { ...(options.date !== undefined && { date: options.date }), ...(edition === '2.0' && { pdf: edition }) },
  };
  const attachments: Attachment[] = [
    {
      fileName: `summary-${summary.fiscalYear}.json`,
      mimeType: 'application/json',
      description:
        'ตัวเลขของสรุปนี้ และลายนิ้วมือของไฟล์ข้อมูลทุกไฟล์ (numbers of this summary, and the digest of every data file)',
      relationship: 'Source',
      content,
    },
    {
      fileName: 'making-of.json',
      mimeType: 'application/json',
      description: 'วิธีจัดทำสรุปนี้ (how this summary was made)',
      relationship: 'Supplement',
      content: json(making),
    },
  ];
  const dataDigest = sha256Of(content);
  return { attachments, dataDigest, toolVersion: resources.toolVersion, ...(edition !== undefined && { edition }) };
}

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`, 'utf8');
