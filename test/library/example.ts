import type { ProjectInput } from '../../src/model/project-input.ts';

/** A small project as a developer would write it. */
export const example = {
  schemaVersion: 1,
  project: {
    code: '99990000-001',
    name: 'โครงการทดสอบ',
    fiscalYear: 2564,
    startDate: '2020-10-01',
    endDate: '30/09/2564',
    budget: { received: 80900.5, spent: '57840.00' },
  },
  organization: { path: ['สำนักทดสอบ', 'กองตัวอย่าง'] },
  contacts: {
    responsible: { name: 'นางสาวสมมติ ใจดี', phone: '1234' },
    coordinator: { name: 'นายตัวอย่าง รักงาน' },
  },
  rationale: ['ย่อหน้าที่หนึ่ง'],
  objectives: ['ข้อที่หนึ่ง'],
  targets: ['เป้าหมายหนึ่ง'],
  strategy: { issue: 'ด้านที่ ๕', subIssue: '๕.๓', goal: '๕.๓.๑', indicator: 'มิติที่ 1' },
  reports: [
    {
      number: 1,
      date: '23/11/2563',
      narrative: 'เริ่มดำเนินการ',
      progress: 22.5,
      disbursed: 0,
      planStatus: 'เป็นไปตามแผน',
      targetStatus: 'เป็นไปตามเป้าหมาย',
    },
    {
      number: 2,
      date: '2021-03-01',
      narrative: 'ดำเนินการต่อ',
      progress: '45.00',
      disbursed: '57840.00',
      planStatus: 'เป็นไปตามแผน',
      targetStatus: 'เป็นไปตามเป้าหมาย',
    },
  ],
} satisfies ProjectInput;
