import { loadProject } from '../../src/project/load-project.ts';
import type { LoadedProject } from '../../src/project/project-source.ts';

/** A small valid data file; `change` edits its text. */
export function exampleText(change: (text: string) => string = (text) => text): string {
  return change(`schemaVersion: 1
project:
  code: 99990000-001
  name: โครงการทดสอบ
  fiscalYear: 2564
  startDate: 2020-10-01
  endDate: 30/09/2564
  budget:
    received: 80900.50
    spent: 57840
organization:
  path: [สำนักทดสอบ, กองตัวอย่าง]
contacts:
  responsible: { name: นางสาวสมมติ ใจดี, phone: "1234" }
  coordinator: { name: นายตัวอย่าง รักงาน }
rationale: [ย่อหน้าที่หนึ่ง]
objectives: [ข้อที่หนึ่ง]
targets: [เป้าหมายหนึ่ง]
strategy: { issue: ด้านที่ ๕, subIssue: ๕.๓, goal: ๕.๓.๑, indicator: มิติที่ 1 }
reports:
  - number: 1
    date: 23/11/2563
    narrative: เริ่มดำเนินการ
    progress: 22.5
    disbursed: 0
    planStatus: เป็นไปตามแผน
    targetStatus: เป็นไปตามเป้าหมาย
  - number: 2
    date: null
    narrative: ดำเนินการต่อ
    progress: "65.00"
    disbursed: "57840.00"
    planStatus: เป็นไปตามแผน
    targetStatus: เป็นไปตามเป้าหมาย
signature: { name: null, position: null }
`);
}

/** Loads text, or bytes, as the file its project code names. */
export function load(content: string | Uint8Array, file = 'data/2564/99990000-001.yaml') {
  return loadProject(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

/** The project of valid text. */
export function loaded(content: string, file?: string): LoadedProject {
  const { value, diagnostics } = load(content, file);
  if (value === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
  return value;
}
