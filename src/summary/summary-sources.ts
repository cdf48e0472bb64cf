import type { ReportOptions } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';
import { numbersName } from '../model/year-summary.ts';
import type { Attachment } from '../pdf/attachments.ts';
import type { PdfOptions } from '../pdf/write-pdf.ts';
import type { Resources } from '../resources.ts';
import { type SummaryNumbers, writeNumbers } from './summary-numbers.ts';

/** What travels inside a summary's PDF: its numbers with the digest of each data file, and how it was made. */
export function summarySources(
  numbers: SummaryNumbers,
  resources: Resources,
  options: Pick<ReportOptions, 'date' | 'pdf'>,
): PdfOptions {
  const content = writeNumbers(numbers);
  const dataDigest = sha256Of(content);
  const fileName = numbersName(numbers.summary.fiscalYear);
  const edition = options.pdf ?? resources.settings.pdf;
  const making = {
    tool: { name: 'raingan', version: resources.toolVersion, sha256: resources.toolDigest() },
    data: { file: fileName, sha256: dataDigest },
    template: { sha256: resources.template.digest },
    fonts: { sha256: resources.fonts.digest },
    dictionary: { sha256: resources.dictionaryDigest },
    options: { ...(options.date !== undefined && { date: options.date }), ...(edition === '2.0' && { pdf: edition }) },
  };
  const attachments: Attachment[] = [
    {
      fileName,
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
      content: Buffer.from(`${JSON.stringify(making, undefined, 2)}\n`, 'utf8'),
    },
  ];
  return { attachments, dataDigest, toolVersion: resources.toolVersion, ...(edition !== undefined && { edition }) };
}
