import { type FieldAt, fieldsAt, isOmissible } from '../../project/fields/placed-fields.ts';
import { type Section, sections } from '../../project/fields/sections.ts';

export const certification = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';

export interface Label {
  /** Path of the field. */
  readonly field: string;
  readonly section: Section;
  readonly pattern: RegExp;
  /** One value on one line; what follows cannot belong to it. */
  readonly oneLine: boolean;
  /** A form may lack it. */
  readonly optional: boolean;
}

/** The labels of the form. No two patterns match the same line. */
export const labels: readonly Label[] = fieldsAt('label').map(labelOf);

function labelOf(field: FieldAt<'label'>): Label {
  const { section, label, reads, oneLine = false } = field.form;
  const words = reads ?? wordsOf(label);
  const pattern = new RegExp(`^${words}\\s*\\.*\\s*:\\s*`);
  return { field: field.path, section, pattern, oneLine, optional: isOmissible(field) };
}

/** A label as printed; white space and that beside a stroke are not compared. */
function wordsOf(label: string): string {
  const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return literal.replace(/\s*\/\s*/g, '\\s*/\\s*').replace(/ +/g, '\\s*');
}

/** Text without white space and full stops, for comparing headings. */
export function compact(text: string): string {
  return text.replace(/[\s.]/g, '');
}

/** Whether a line is, or begins with, a fixed text of the form: it is never taken for a header or footer of a page. */
export function isWording(text: string): boolean {
  const plain = compact(text);
  return (
    labels.some(({ pattern }) => pattern.test(text)) ||
    /^(?::|รายงานครั้งที่|ครั้งที่|\(ต่อ\)|\(ครั้งที่|งบประมาณที่เบิกใช้|ความก้าวหน้าของงาน|ลงชื่อ|ตำแหน่ง|=)/.test(plain) ||
    /(?:บาท|%)$/.test(plain) ||
    (plain.length > 2 && 'รายงานครั้งที่'.startsWith(plain)) ||
    [...Object.values(sections), certification].some((wording) => compact(wording).startsWith(plain.slice(0, 14)))
  );
}
