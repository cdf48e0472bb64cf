import type { Project } from '../../model/project.ts';
import type { FieldsOf, GroupOf } from './field.ts';
import { verbatim } from './wording.ts';

/** What the project is for: paragraphs and lists. */
export const purposeFields = {
  rationale: {
    kind: 'texts',
    title: { th: 'หลักการและเหตุผล', en: 'rationale' },
    description: 'หนึ่งรายการต่อหนึ่งย่อหน้า',
    docs: 'list of text, one item a paragraph',
    form: { at: 'section', section: 'rationale', as: 'paragraphs' },
    column: { example: 'ย่อหน้าแรก\nย่อหน้าที่สอง', note: 'ขึ้นบรรทัดใหม่ในช่อง (Alt+Enter) ต่อย่อหน้า' },
    starter: {
      comment: { th: 'หนึ่งรายการต่อหนึ่งย่อหน้า', en: 'one item a paragraph' },
      items: [{ th: 'หลักการและเหตุผล', en: 'rationale' }],
    },
  },
  objectives: {
    kind: 'texts',
    title: { th: 'วัตถุประสงค์ของโครงการ', en: 'objectives' },
    description: 'หนึ่งรายการต่อหนึ่งข้อ เลขข้อพิมพ์ให้',
    docs: 'list of text; numbered in print',
    form: { at: 'section', section: 'objectives', as: 'items' },
    column: {
      title: 'วัตถุประสงค์',
      also: ['วัตถุประสงค์ของโครงการ', 'วัตถุประสงค์โครงการ'],
      example: 'ข้อแรก\nข้อที่สอง',
      note: 'ขึ้นบรรทัดใหม่ในช่องต่อข้อ ไม่ต้องใส่เลขข้อ',
    },
    starter: {
      comment: { th: 'ไม่ต้องใส่เลขข้อ', en: 'without numbers' },
      items: [{ th: 'วัตถุประสงค์', en: 'objective' }],
    },
  },
  targets: {
    kind: 'texts',
    title: { th: 'เป้าหมายของโครงการ', en: 'targets' },
    description: 'ข้อเดียวพิมพ์เป็นย่อหน้า หลายข้อพิมพ์เลขข้อให้',
    docs: 'list of text; one is printed as a paragraph, several are numbered',
    form: { at: 'section', section: 'targets', as: 'items' },
    column: {
      title: 'เป้าหมาย',
      also: ['เป้าหมายของโครงการ', 'เป้าหมายโครงการ'],
      example: 'เป้าหมายของโครงการ',
      note: 'เช่นเดียวกัน',
    },
    starter: { items: [{ th: 'เป้าหมาย', en: 'target' }] },
  },
} as const satisfies FieldsOf<Pick<Project, 'rationale' | 'objectives' | 'targets'>>;

/** The keys below `strategy`. */
export const strategyGroup = {
  kind: 'group',
  title: { th: 'แผนพัฒนา กทม. ระยะ 20 ปี', en: 'development plan' },
  description: 'ยุทธศาสตร์ที่โครงการสนับสนุน',
  docs: '',
  comment: { th: 'คัดลอกตามแผนทุกตัวอักษร', en: 'word for word from the plan' },
  fields: {
    issue: {
      kind: 'text',
      title: { th: 'ประเด็นยุทธศาสตร์', en: 'strategic issue' },
      description: verbatim,
      docs: 'text, as the plan has it',
      form: { at: 'label', section: 'strategy', label: 'ประเด็นยุทธศาสตร์', reads: 'ประเด็นยุทธศา(?:สตร์)?' },
      column: { example: 'ด้านที่ ๕ - มหานครประชาธิปไตย' },
      starter: { toFill: true, comment: { th: 'ประเด็นยุทธศาสตร์', en: 'strategic issue' } },
    },
    subIssue: {
      kind: 'text',
      title: { th: 'ประเด็นยุทธศาสตร์ย่อย', en: 'strategic sub-issue' },
      description: verbatim,
      docs: 'text',
      form: {
        at: 'label',
        section: 'strategy',
        label: 'ประเด็นยุทธศาสตร์ย่อย',
        reads: 'ประเด็นยุทธศา(?:สตร์)?\\s*ย่อย',
      },
      column: { example: '๕.๓ - การกระจายอำนาจสู่ประชาชน' },
      starter: { toFill: true, comment: { th: 'ประเด็นยุทธศาสตร์ย่อย', en: 'sub-issue' } },
    },
    goal: {
      kind: 'text',
      title: { th: 'เป้าหมายที่', en: 'strategic goal' },
      description: verbatim,
      docs: 'text',
      form: { at: 'label', section: 'strategy', label: 'เป้าหมายที่', reads: '(?:เป้าหมาย|เป้าประสงค์)ที่' },
      column: { example: '๕.๓.๑ เป้าหมายตามแผน' },
      starter: { toFill: true, comment: { th: 'เป้าหมายที่', en: 'goal' } },
    },
    indicator: {
      kind: 'text',
      title: { th: 'ตัวชี้วัด', en: 'indicator' },
      description: verbatim,
      docs: 'text',
      form: { at: 'label', section: 'strategy', label: 'ตัวชี้วัด' },
      column: { example: 'ตัวชี้วัดตามแผน' },
      starter: { toFill: true, comment: { th: 'ตัวชี้วัด', en: 'indicator' } },
    },
  },
} as const satisfies GroupOf<Project['strategy']>;
