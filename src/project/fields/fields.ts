import type { Project } from '../../model/project.ts';
import { acceptedList } from './accepted-fields.ts';
import type { FieldsOf } from './field.ts';
import { contactsGroup, organizationGroup, signatureGroup } from './people-fields.ts';
import { purposeFields, strategyGroup } from './plan-fields.ts';
import { projectGroup } from './project-fields.ts';
import { reportList } from './report-fields.ts';

/**
 * The fields of a data file, in its order. A field is described here and nowhere else: the schema, the names of templates,
 * the texts that rules read, what import finds in a printed form and in tables, the new file of `raingan new` and the
 * tables of the documentation follow.
 */
export const projectFields = {
  schemaVersion: {
    kind: 'version',
    hidden: true,
    title: { th: 'รุ่นของรูปแบบข้อมูล', en: 'version of the format' },
    description: 'ใส่ 1',
    docs: '`1`',
  },
  project: projectGroup,
  organization: organizationGroup,
  contacts: contactsGroup,
  rationale: purposeFields.rationale,
  objectives: purposeFields.objectives,
  targets: purposeFields.targets,
  strategy: strategyGroup,
  reports: reportList,
  signature: signatureGroup,
  draft: {
    kind: 'yes',
    fallback: false,
    title: { th: 'ฉบับร่าง', en: 'draft' },
    description: 'true พิมพ์คำว่า ฉบับร่าง และเว้นคำรับรองกับช่องลงชื่อ',
    docs: '`true` prints ฉบับร่าง across each page and leaves out the certification and the signature; `false` is the default',
    form: { at: 'watermark' },
    column: { example: '', note: '`ใช่` หรือเว้นว่าง' },
    starter: { absent: true },
  },
  accepted: acceptedList,
  provenance: {
    kind: 'anything',
    hidden: true,
    optional: true,
    title: { th: 'ที่มาของข้อมูล', en: 'provenance' },
    description: 'โปรแกรมนำเข้าเป็นผู้เขียน ไม่พิมพ์ในรายงาน',
    docs: 'anything; written by the importer, never printed',
  },
} as const satisfies FieldsOf<Project>;
