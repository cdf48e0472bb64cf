import type { Localized } from '../../model/localized.ts';

/** What is wrong with a tag's place in a Word document, in the words of whoever made it. */
export const tagAcrossParagraphs: Localized = {
  th: '`{{…}}` ต้องอยู่ในย่อหน้าเดียว',
  en: '`{{…}}` must stand in one paragraph',
};

export const notFirst: Localized = {
  th: 'บล็อกนี้จบในย่อหน้าหรือช่องอื่น จึงต้องไม่มีข้อความอยู่หน้า `{{#…}}`',
  en: 'the block ends in another paragraph or cell, so nothing may stand before its `{{#…}}`',
};

export const notLast: Localized = {
  th: 'บล็อกนี้เริ่มในย่อหน้าหรือช่องอื่น จึงต้องไม่มีข้อความอยู่หลัง `{{/…}}`',
  en: 'the block begins in another paragraph or cell, so nothing may stand after its `{{/…}}`',
};

export const elseNotAlone: Localized = {
  th: '`{{else}}` ของบล็อกที่ยาวหลายย่อหน้าต้องอยู่ในย่อหน้าหรือแถวของตัวเอง',
  en: '`{{else}}` of a block over several paragraphs needs a paragraph or row of its own',
};

export const elseInRow: Localized = {
  th: 'บล็อกที่เริ่มและจบในแถวเดียวกันมี `{{else}}` ไม่ได้ ให้วาง `{{#…}}` `{{else}}` `{{/…}}` ไว้แถวละหนึ่งอัน',
  en: 'a block within one row has no `{{else}}`: give `{{#…}}`, `{{else}}` and `{{/…}}` a row each',
};

export const acrossTable: Localized = {
  th: 'บล็อกนี้เริ่มกับจบคนละที่ เช่น เริ่มนอกตารางแต่จบในตาราง',
  en: 'the block begins and ends in different places, such as outside and inside of a table',
};

export const acrossRuns: Localized = {
  th: 'บล็อกนี้เริ่มหรือจบกลางลิงก์ ฟิลด์ หรือข้อความที่ยังติดตามการเปลี่ยนแปลง ให้ลบลิงก์หรือยอมรับการเปลี่ยนแปลงก่อน',
  en: 'the block begins or ends within a link, a field or a tracked change: remove the link or accept the change',
};
