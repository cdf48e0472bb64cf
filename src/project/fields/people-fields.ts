import type { Project } from '../../model/project.ts';
import type { GroupOf } from './field.ts';

/** The keys below `organization`. */
export const organizationGroup = {
  kind: 'group',
  title: { th: 'หน่วยงาน', en: 'office' },
  description: 'หน่วยงานที่รับผิดชอบโครงการ',
  docs: '',
  fields: {
    path: {
      kind: 'offices',
      neverEmpty: true,
      title: { th: 'หน่วยงานที่รับผิดชอบ', en: 'responsible office' },
      description: 'จากหน่วยงานใหญ่ไปเล็ก บรรทัดละหนึ่งหน่วยงาน พิมพ์คั่นด้วย /',
      docs: 'list of text, largest unit first; printed with ` / ` between',
      form: { at: 'label', section: 'organization', label: 'หน่วยงานที่รับผิดชอบ' },
      column: {
        key: 'organization',
        also: ['หน่วยงาน', 'หน่วยงานรับผิดชอบ', 'หน่วยงานที่รับผิดชอบโครงการ'],
        example: 'สำนักตัวอย่าง / กองตัวอย่าง',
        note: 'คั่นด้วย ` / `',
      },
      starter: {
        comment: { th: 'จากหน่วยงานใหญ่ไปเล็ก', en: 'from the largest office to the smallest' },
        items: [
          { th: 'สำนัก', en: 'office' },
          { th: 'กอง (ลบบรรทัดถ้าไม่มี)', en: 'division (delete the line if there is none)' },
        ],
      },
    },
  },
} as const satisfies GroupOf<Project['organization']>;

const phoneRule = 'เขียนตามที่ใช้จริง อยู่ในเครื่องหมายคำพูด เช่น "1519"';
const phoneDocs = 'as people write it, in quotation marks: `"1234"`, `"โทร. 5885/ 5886"`';

/** The keys below `contacts`. */
export const contactsGroup = {
  kind: 'group',
  title: { th: 'ผู้ติดต่อ', en: 'contacts' },
  description: 'ผู้รับผิดชอบและผู้ประสานงาน',
  docs: '',
  fields: {
    responsible: {
      kind: 'group',
      title: { th: 'ผู้รับผิดชอบ', en: 'responsible person' },
      description: 'ผู้รับผิดชอบโครงการ',
      docs: '',
      fields: {
        name: {
          kind: 'text',
          neverEmpty: true,
          title: { th: 'ชื่อผู้รับผิดชอบ', en: 'name of the responsible person' },
          description: 'ชื่อและนามสกุล',
          docs: 'text',
          form: { at: 'label', section: 'organization', label: 'ชื่อผู้รับผิดชอบ' },
          column: {
            key: 'responsible',
            also: ['ผู้รับผิดชอบ', 'ผู้รับผิดชอบโครงการ', 'ชื่อผู้รับผิดชอบโครงการ'],
            example: 'นางสาวสมมติ ใจดี',
          },
          starter: { toFill: true, comment: { th: 'ชื่อผู้รับผิดชอบ', en: 'person responsible' } },
        },
        phone: {
          kind: 'phone',
          optional: true,
          title: { th: 'โทรศัพท์ของผู้รับผิดชอบ', en: 'phone of the responsible person' },
          description: phoneRule,
          docs: phoneDocs,
          form: { at: 'brackets', behind: 'contacts.responsible.name' },
          column: {
            key: 'responsiblePhone',
            title: 'โทรศัพท์ผู้รับผิดชอบ',
            also: ['เบอร์โทรผู้รับผิดชอบ', 'โทรศัพท์ของผู้รับผิดชอบ'],
            example: '0 2111 2222',
          },
          starter: {
            toFill: true,
            comment: {
              th: 'โทรศัพท์ เช่น "1519" (ลบบรรทัดถ้าไม่มี)',
              en: 'telephone (delete the line if there is none)',
            },
          },
        },
      },
    },
    coordinator: {
      kind: 'group',
      title: { th: 'ผู้ประสานงาน สยป', en: 'coordinator' },
      description: 'ผู้ประสานงานของสำนักยุทธศาสตร์และประเมินผล',
      docs: '',
      fields: {
        name: {
          kind: 'text',
          title: { th: 'ชื่อผู้ประสานงาน สยป', en: 'name of the coordinator' },
          description: 'ชื่อและนามสกุล',
          docs: 'text',
          form: { at: 'label', section: 'organization', label: 'ผู้ประสานงาน สยป' },
          column: {
            key: 'coordinator',
            title: 'ผู้ประสานงาน สยป',
            also: ['ผู้ประสานงาน สยป.', 'ผู้ประสานงาน', 'ชื่อผู้ประสานงาน', 'ชื่อผู้ประสานงาน สยป'],
            example: 'นายตัวอย่าง รักงาน',
          },
          starter: { toFill: true, comment: { th: 'ผู้ประสานงาน สยป', en: 'coordinator' } },
        },
        phone: {
          kind: 'phone',
          optional: true,
          title: { th: 'โทรศัพท์ของผู้ประสานงาน สยป', en: 'phone of the coordinator' },
          description: phoneRule,
          docs: phoneDocs,
          form: { at: 'brackets', behind: 'contacts.coordinator.name' },
          column: {
            key: 'coordinatorPhone',
            title: 'โทรศัพท์ผู้ประสานงาน',
            also: ['เบอร์โทรผู้ประสานงาน', 'โทรศัพท์ของผู้ประสานงาน'],
            example: '5678',
          },
          starter: {
            toFill: true,
            comment: { th: 'โทรศัพท์ (ลบบรรทัดถ้าไม่มี)', en: 'telephone (delete the line if there is none)' },
          },
        },
      },
    },
  },
} as const satisfies GroupOf<Project['contacts']>;

/** The keys below `signature`. */
export const signatureGroup = {
  kind: 'group',
  omissible: true,
  title: { th: 'ลายมือชื่อ', en: 'signature' },
  description: 'ช่องลงชื่อท้ายรายงาน',
  docs: '',
  comment: { th: 'null เว้นว่างไว้เขียนด้วยมือ', en: 'null leaves a blank to sign by hand' },
  fields: {
    name: {
      kind: 'text',
      nullable: true,
      fallback: null,
      title: { th: 'ชื่อผู้ลงนาม', en: "signatory's name" },
      description: 'ใส่ null หรือเว้นว่าง เพื่อเว้นไว้เขียนด้วยมือ',
      docs: 'text; `null`, empty or left out leaves a blank',
      form: { at: 'signature', line: 'name' },
      column: { key: 'signatureName', example: '' },
      starter: { value: 'null' },
    },
    position: {
      kind: 'text',
      nullable: true,
      fallback: null,
      title: { th: 'ตำแหน่งผู้ลงนาม', en: "signatory's position" },
      description: 'ใส่ null หรือเว้นว่าง เพื่อเว้นไว้เขียนด้วยมือ',
      docs: 'the same',
      form: { at: 'signature', line: 'position' },
      column: { key: 'signaturePosition', example: '' },
      starter: { value: 'null' },
    },
  },
} as const satisfies GroupOf<Project['signature']>;
