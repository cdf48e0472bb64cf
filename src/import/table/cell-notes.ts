/** What was read differently from what is stored, or what looks wrong. */
export interface CellNote {
  readonly kind: NoteKind;
  readonly place: string;
  /** As shown, and as taken: `25% → 25`. */
  readonly text: string;
}

export type NoteKind = keyof typeof noteTexts;

/** What a note of each kind says before its cells; `applied` for changes, the others are suggestions. */
export const noteTexts = {
  percent: note(true, 'อ่านช่องร้อยละตามที่แสดง', 'percent cells taken as they are shown'),
  rounded: note(true, 'อ่านตัวเลขตามที่ Excel แสดง', 'numbers taken as Excel shows them'),
  'shown-differs': note(
    true,
    'ช่องแสดงตัวเลขต่างจากค่าที่เก็บ อ่านค่าที่เก็บ',
    'the cell shows another number than it stores; the stored one is taken',
  ),
  'number-as-text': note(true, 'ข้อความที่เก็บเป็นตัวเลข อ่านตามที่แสดง', 'text stored as a number, taken as it is shown'),
  'era-of-date': note(
    true,
    'วันที่ที่พิมพ์ปี พ.ศ. ลงใน Excel แบบ ค.ศ. แปลงเป็น ค.ศ.',
    'dates whose B.E. year was typed as C.E. are converted',
  ),
  'date-as-text': note(true, 'วันที่ที่พิมพ์เป็นข้อความ', 'dates typed as text'),
  'number-in-words': note(true, 'เลขครั้งที่ที่พิมพ์ปนข้อความ', "a report's number taken from text"),
  dash: note(true, 'ขีด (-) อ่านเป็นศูนย์ หรือเป็นวันที่ที่ไม่ทราบ', 'a dash taken for nothing: 0, or no date'),
  'time-dropped': note(true, 'ตัดเวลาออกจากวันที่', 'times dropped from dates'),
  apostrophe: note(
    true,
    "ตัดเครื่องหมาย ' ที่ใช้กันไม่ให้ Excel แปลงค่า",
    'an apostrophe that keeps Excel from converting the value is dropped',
  ),
  'phone-zero': note(
    false,
    'หมายเลขโทรศัพท์ที่เก็บเป็นตัวเลข อาจขาดเลข 0 ตัวหน้า',
    'telephone numbers stored as numbers, which may have lost their first 0',
  ),
  'percent-fraction': note(
    false,
    'ความก้าวหน้าน้อยกว่าร้อยละ 1 ตั้งใจเป็นสัดส่วนหรือไม่ เช่น 0.25 คือ 25%',
    'progress below one percent: is it a fraction, such as 0.25 for 25%?',
  ),
} as const;

function note(applied: boolean, th: string, en: string) {
  return { applied, text: { th, en } };
}

/** Notes that a cell was read in a way that its value does not show. */
export type Say = (kind: NoteKind, taken: string) => void;
