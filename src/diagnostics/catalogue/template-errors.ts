import type { Description } from './description.ts';

/** Mistakes in a template; they concern whoever edits it, not the data. */
export const templateErrors = {
  'E-TEMPLATE-SYNTAX': {
    title: { th: 'แม่แบบเขียนผิดรูปแบบ', en: 'the template has a syntax error' },
    meaning: {
      th: 'เช่น เปิด `{{#each}}` แล้วไม่ปิด หรือแท็กไม่ครบคู่',
      en: 'For example an `{{#each}}` without its end, or an element left open.',
    },
    source: 'Handlebars 4',
  },
  'E-TEMPLATE-NAME': {
    title: { th: 'แม่แบบอ้างชื่อที่ไม่มีในข้อมูล', en: 'the template uses a name the data does not have' },
    meaning: {
      th: 'ชื่อในแม่แบบต้องตรงกับช่องในข้อมูลหรือชื่อตัวช่วย มิฉะนั้นช่องนั้นจะว่างโดยไม่มีใครรู้',
      en: 'A name in a template must be a key of the data or a helper; otherwise its place would stay empty unnoticed.',
    },
  },
  'E-TEMPLATE-ELEMENT': {
    title: { th: 'แม่แบบใช้แท็กที่ไม่รองรับ', en: 'an element the template vocabulary does not have' },
    meaning: {
      th: 'แม่แบบใช้ได้เฉพาะแท็กที่ทำเป็น PDF และ DOCX ได้เหมือนกัน',
      en: 'Templates use only elements that come out alike in PDF and DOCX.',
    },
  },
  'E-TEMPLATE-ATTRIBUTE': {
    title: { th: 'แม่แบบใช้แอตทริบิวต์ที่ไม่รองรับ', en: 'an attribute the template vocabulary does not have' },
    meaning: {
      th: 'แต่ละแท็กใช้ได้เฉพาะแอตทริบิวต์ของมันตามค่าที่กำหนด ภาพต้องมี `alt` หรือ `decorative`',
      en: 'Each element has attributes of its own, with the values they allow. A picture needs `alt` or `decorative`.',
    },
  },
  'E-TEMPLATE-CLASS': {
    title: { th: 'แม่แบบใช้ชื่อรูปแบบที่ไม่ได้กำหนด', en: 'a class without a style' },
    meaning: {
      th: 'ทุกชื่อใน `class` ต้องมีรูปแบบใน `template.yaml`',
      en: 'Every name in `class` needs a style in `template.yaml`.',
    },
  },
  'E-TEMPLATE-FILE': {
    title: { th: 'ไม่พบหรือเปิดไฟล์ของแม่แบบไม่ได้', en: 'a file of the template is missing or cannot be opened' },
    meaning: {
      th: 'แม่แบบต้องมี `template.yaml` `report.hbs` และไฟล์ย่อยที่อ้างถึง แม่แบบ Word ต้องเป็น `.docx` ที่ไม่เสียหายและไม่มีรหัสผ่าน',
      en: 'A template has `template.yaml`, `report.hbs` and every partial it names. A Word template is a `.docx` file, whole and without a password.',
    },
  },
  'E-TEMPLATE-PICTURE': {
    title: { th: 'ใช้ภาพของแม่แบบไม่ได้', en: 'a picture of the template cannot be used' },
    meaning: {
      th: 'ภาพต้องเป็น PNG JPEG หรือ SVG ในโฟลเดอร์ของแม่แบบ ไม่เกิน 20 MB และ 50 ล้านจุด SVG ต้องมีเพียงเส้นและพื้นสีเดียว ไม่มีตัวอักษร โปรแกรม หรือการอ้างถึงไฟล์อื่น',
      en: 'A picture is a PNG, JPEG or SVG in the folder of the template, at most 20 MB and 50 million pixels. An SVG has only paths in plain colours: no text, no programs, no references to other files.',
    },
    source: 'ISO/IEC 15948, ITU-T T.81, SVG 2',
  },
  'E-TEMPLATE-YAML': {
    title: { th: '`template.yaml` ไม่ถูกต้อง', en: '`template.yaml` is not valid' },
    meaning: {
      th: 'ค่าหน้ากระดาษหรือรูปแบบใน `template.yaml` ขาด สะกดผิด หรือผิดชนิด',
      en: 'A page or style setting in `template.yaml` is missing, misspelt or of the wrong type.',
    },
  },
  'E-TEMPLATE-SPACE': {
    title: { th: 'ข้อความพิมพ์ทับกันหรืออยู่นอกหน้ากระดาษ', en: 'text printed over other text, or off the page' },
    meaning: {
      th: 'เช่น หัวกระดาษมีบรรทัดเกินที่ว่างเหนือเนื้อหา ท้ายกระดาษเลยขอบล่าง หรือย่อหน้าเยื้องกว้างกว่าหน้ากระดาษ แก้ระยะใน `template.yaml`',
      en: 'For example a header with more lines than there is place for above the text, a footer below the edge of the page, or an indentation wider than the page. Change the lengths in `template.yaml`.',
    },
  },
  'E-TEMPLATE-LIMIT': {
    title: { th: 'แม่แบบซ้อนลึกหรือขยายใหญ่เกินกำหนด', en: 'a template nested or expanded beyond a limit' },
    meaning: {
      th: 'แท็กและบล็อกซ้อนกันได้ 100 ชั้น แม่แบบย่อยซ้อนกันได้ 20 ชั้นและใช้ได้ 1,000 ครั้ง `{{#each}}` ทำซ้ำได้ 100,000 รอบต่อเอกสาร และไฟล์หนึ่งยาวได้ 1,000,000 ตัวอักษร แม่แบบ Word มีแท็กได้ 2,000 อัน คลายออกมาได้ 100 MB และเมื่อเติมข้อมูลแล้วยาวได้ 20,000,000 ตัวอักษร',
      en: 'Elements and blocks nest 100 deep, partials 20 deep and 1,000 in all, `{{#each}}` goes round 100,000 times in a document, and a file has 1,000,000 characters at most. A Word template has 2,000 tags, unpacks to 100 MB, and has 20,000,000 characters with the data in it.',
    },
  },
} as const satisfies Record<string, Description>;
