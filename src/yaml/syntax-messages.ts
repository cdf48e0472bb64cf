import type { YAMLError } from 'yaml';
import type { Localized } from '../model/localized.ts';

/** The parser's errors in plain words, used when no improver knows better. */
export const syntaxMessages: Readonly<Record<YAMLError['code'], Localized>> = {
  ALIAS_PROPS: { th: 'ชื่ออ้างอิง `*` ใช้ร่วมกับ `&` หรือ `!` ไม่ได้', en: 'an alias has no anchor or tag' },
  BAD_ALIAS: { th: 'ชื่ออ้างอิงหลัง `*` หรือ `&` ไม่ถูกต้อง', en: 'not a valid alias or anchor' },
  BAD_DIRECTIVE: { th: 'บรรทัดที่ขึ้นต้นด้วย `%` ไม่ถูกต้อง', en: 'not a valid `%` directive' },
  BAD_DQ_ESCAPE: {
    th: 'เครื่องหมาย `\\` ใน "…" ใช้ไม่ถูกต้อง ให้เขียน `\\\\`',
    en: 'not a valid escape in "…"; write `\\\\` for a backslash',
  },
  BAD_INDENT: { th: 'ย่อหน้าไม่ตรงกัน', en: 'uneven indentation' },
  BAD_PROP_ORDER: { th: '`&` หรือ `!` อยู่ผิดที่', en: 'an anchor or tag in the wrong place' },
  BAD_SCALAR_START: { th: 'ข้อความขึ้นต้นด้วยอักขระสงวน', en: 'text begins with a reserved character' },
  BLOCK_AS_IMPLICIT_KEY: { th: 'ย่อหน้าไม่ตรงกัน', en: 'uneven indentation' },
  BLOCK_IN_FLOW: { th: 'ใช้รายการแบบ `-` ภายใน [ ] หรือ { } ไม่ได้', en: 'a block inside [ ] or { }' },
  DUPLICATE_KEY: { th: 'มีคีย์ซ้ำ', en: 'a key is written twice' },
  IMPOSSIBLE: { th: 'อ่านไม่ได้', en: 'cannot be read' },
  KEY_OVER_1024_CHARS: { th: 'คีย์ยาวเกินไป', en: 'a key is too long' },
  MISSING_CHAR: { th: 'มีเครื่องหมายขาดไป เช่น `:` หรือเครื่องหมายคำพูดปิด', en: 'a `:` or a closing mark is missing' },
  MULTILINE_IMPLICIT_KEY: { th: 'คีย์ต้องอยู่ในบรรทัดเดียว', en: 'a key must stand on one line' },
  MULTIPLE_ANCHORS: { th: 'มี `&` มากกว่าหนึ่งตัว', en: 'more than one anchor' },
  MULTIPLE_DOCS: { th: 'มีเอกสารมากกว่าหนึ่งชุดในไฟล์เดียว', en: 'more than one document in a file' },
  MULTIPLE_TAGS: { th: 'มี `!` มากกว่าหนึ่งตัว', en: 'more than one tag' },
  NON_STRING_KEY: { th: 'คีย์ต้องเป็นข้อความ', en: 'a key must be text' },
  RESOURCE_EXHAUSTION: { th: 'ข้อมูลซ้อนกันหลายชั้นเกินกำหนด', en: 'too many levels inside each other' },
  TAB_AS_INDENT: { th: 'ย่อหน้าด้วยแท็บ', en: 'indented with a tab' },
  TAG_RESOLVE_FAILED: { th: 'ไม่รู้จักชนิดข้อมูลหลัง `!`', en: 'unknown tag' },
  UNEXPECTED_TOKEN: { th: 'พบข้อความที่ไม่ควรอยู่ตรงนี้', en: 'unexpected text' },
  BAD_COLLECTION_TYPE: { th: 'ชนิดของรายการไม่ถูกต้อง', en: 'the wrong kind of collection' },
};
