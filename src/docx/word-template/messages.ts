import type { Localized } from '../../model/localized.ts';

/** What is wrong with a tag's place in a Word document, in the words of whoever made it. */
export const tagAcrossParagraphs: Localized = {
  th: '`{{…}}` ต้องอยู่ในย่อหน้าเดียว',
  en: '`{{…}}` must be in one paragraph',
};

export const notFirst: Localized = {
  th: 'บล็อกนี้จบในย่อหน้าหรือช่องอื่น จึงต้องไม่มีข้อความอยู่หน้า `{{#…}}`',
  en: 'the block ends in another paragraph or cell, so nothing may come before its `{{#…}}`',
};

export const notLast: Localized = {
  th: 'บล็อกนี้เริ่มในย่อหน้าหรือช่องอื่น จึงต้องไม่มีข้อความอยู่หลัง `{{/…}}`',
  en: 'the block begins in another paragraph or cell, so nothing may come after its `{{/…}}`',
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

export const blockInField: Localized = {
  th: 'ในที่อยู่ลิงก์ของฟิลด์ใช้ได้เฉพาะ `{{ชื่อ}}` ใช้ `{{#…}}` ไม่ได้',
  en: 'the address in a field holds values only, no `{{#…}}`',
};

export const tagInFieldCode = (keyword: string): Localized => ({
  th: `ใส่ \`{{…}}\` ในรหัสของฟิลด์ \`${keyword}\` ไม่ได้ ใช้ได้เฉพาะในที่อยู่ของลิงก์ (\`HYPERLINK\`)`,
  en: `a tag cannot be in the code of a field \`${keyword}\`, only in the address of a link (\`HYPERLINK\`)`,
});

export const tagInSimpleField: Localized = {
  th: 'ใส่ `{{…}}` ในรหัสของฟิลด์นี้ไม่ได้ ให้ลบฟิลด์ แล้วสร้างลิงก์ใหม่ด้วย แทรก > ลิงก์',
  en: 'a tag cannot be in the code of this field: delete it and make the link anew with Insert > Link',
};

export const tagInRelation: Localized = {
  th: 'ใส่ `{{…}}` ในที่อยู่ของรูปหรือแม่แบบที่ผูกไว้ไม่ได้ ใช้ได้เฉพาะในที่อยู่ของลิงก์',
  en: 'a tag cannot be in the address of a linked picture or template, only in that of a link',
};

export const blockInLine: Localized = {
  th: '`{{#…}}` กับ `{{/…}}` ในที่นี้ต้องอยู่ในข้อความเดียวกัน',
  en: '`{{#…}}` and `{{/…}}` must be in one and the same text here',
};

export const tagBesideElements: Localized = {
  th: 'ในข้อมูล XML ของเอกสาร ใส่ `{{…}}` ได้เฉพาะในช่องที่มีแต่ข้อความ',
  en: 'in the XML data of a document, a tag can be only in an element that holds nothing but text',
};

export const tagNotFilled: Localized = {
  th: 'ในแผนภูมิและ SmartArt ไม่มีการเติมข้อมูลลงใน `{{…}}` ให้ย้ายไปไว้ในข้อความ',
  en: 'tags in charts and SmartArt are not filled in: put it into the text',
};

export const tagInProperties: Localized = {
  th: 'ในคุณสมบัติแบบกำหนดเองของเอกสาร ไม่มีการเติมข้อมูลลงใน `{{…}}` ให้ลบคุณสมบัตินั้น แล้วพิมพ์ไว้ในข้อความ',
  en: 'tags in custom properties of the document are not filled in: delete the property and put it into the text',
};

export const tagInAttribute: Localized = {
  th: 'ใส่ `{{…}}` ในข้อความแสดงแทนรูป คำอธิบายของลิงก์ ที่อยู่ของรูปร่าง อักษรศิลป์ หรือตัวเลือกของรายการไม่ได้ ให้พิมพ์ไว้ในย่อหน้า',
  en: "a tag cannot be in alt text, a link's screen tip, a shape's address, WordArt or the choices of a list: type it in a paragraph",
};

export const onlyOutside: Localized = {
  th: 'ที่อยู่ลิงก์ใช้ได้เฉพาะข้อมูลที่อยู่นอกรายการ เช่น `{{project.code}}`',
  en: 'the address of a link takes only what is outside of lists, such as `{{project.code}}`',
};
