import type { Description } from './description.ts';

/** Text that looks wrong; it is printed as written, and never corrected without a person. */
export const textWarnings = {
  'W-PUBLIC-PHONE': {
    title: { th: 'หมายเลขโทรศัพท์ในข้อความของสำเนาเผยแพร่', en: 'a telephone number in the text of a public copy' },
    meaning: {
      th: '`build --public` ไม่พิมพ์ช่องโทรศัพท์ แต่ไม่แก้ข้อความ ถ้าหมายเลขอยู่ในข้อความ ให้คนตัดสิน',
      en: '`build --public` leaves the telephone fields out, and changes no text. Where a number is written in a text, a person decides.',
    },
  },
  'W-MIXED-DIGITS': {
    title: { th: 'เลขไทยปนเลขอารบิกในจำนวนเดียว', en: 'Thai and Arabic digits in one number' },
    meaning: { th: 'เช่น `๒๕64`', en: 'For example `๒๕64`.' },
    source: 'seen in published project data',
  },
  'W-MOJIBAKE-QMARK': {
    title: { th: 'เครื่องหมาย ? แทนเครื่องหมายที่หายไป', en: 'question marks in place of quotation marks' },
    meaning: {
      th: 'เครื่องหมายคำพูดโค้งหรือขีดกลายเป็น `?` เมื่อย้ายข้อความจากระบบเก่า ดูจาก `?` ที่อยู่หน้าคำ หรือระหว่างตัวเลข',
      en: 'Curly quotes and dashes turned into `?` when text was moved from an older system: a `?` before a word or between numbers is no question mark.',
    },
    source: 'Windows-874 has curly quotes and dashes, TIS-620 has none',
  },
  'W-MOJIBAKE': {
    title: { th: 'ข้อความไทยที่อ่านผิดรหัสอักขระ', en: 'Thai text read in the wrong encoding' },
    meaning: {
      th: 'ข้อความเช่น `¨Ñ´ÍºÃÁ` หรือ `เธเธฑเธ”` เกิดจากโปรแกรมอ่าน Windows-874 หรือ UTF-8 ผิดรหัส ข้อความบอกคำที่น่าจะเป็น',
      en: 'Text such as `¨Ñ´ÍºÃÁ` comes from a program that read Windows-874 or UTF-8 in another encoding. The message says what it most likely was.',
    },
  },
  'W-COMMENT-IN-TEXT': {
    title: { th: 'ข้อความหลัง ` #` ไม่พิมพ์', en: 'words behind ` #` do not print' },
    meaning: {
      th: 'ใน YAML ` #` เริ่มหมายเหตุ ข้อความที่มี ` #` ต้องอยู่ในเครื่องหมายคำพูด หมายเหตุที่ตั้งใจเขียนให้เว้นสองวรรคหน้า `#` และหนึ่งวรรคหลัง',
      en: 'In YAML ` #` begins a comment, so a text with ` #` needs quotation marks. A comment that is meant has two spaces before its sign and one behind it.',
    },
    source: 'YAML 1.2.2, 6.6 Comments',
  },
  'W-TEMPLATE-TAG': {
    title: { th: 'ข้อความคล้ายแท็กในแม่แบบ', en: 'a text in a template that looks like a tag' },
    meaning: {
      th: '`{x}` `<<x>>` `«x»` `｛｛x｝｝` เป็นรูปแบบของโปรแกรมอื่น raingan จะพิมพ์ออกมาตามนี้ แท็กเขียนว่า `{{x}}`',
      en: '`{x}`, `<<x>>`, `«x»` and `｛｛x｝｝` belong to other programs and are printed as they are. A tag is `{{x}}`.',
    },
  },
  'W-TEMPLATE-ATTACHED': {
    title: { th: 'แม่แบบ Word อ้างถึงแม่แบบอื่นนอกไฟล์', en: 'a Word template that refers to another template outside' },
    meaning: {
      th: 'Word บันทึกที่อยู่ของแม่แบบต้นทางไว้ในเอกสาร และเปิดตามทุกครั้ง เอกสารที่ raingan สร้างจึงไม่มีที่อยู่นี้ รูปแบบในเอกสารยังอยู่ครบ',
      en: 'Word keeps the address of the template that a document was made from, and opens it each time. The documents that raingan makes do not have that address; their styles are whole.',
    },
  },
  'W-PUBLIC-COPY': {
    title: { th: 'ไฟล์ข้อมูลที่นำเข้าจากสำเนาเผยแพร่', en: 'a data file imported from a public copy' },
    meaning: {
      th: 'สำเนาเผยแพร่ (`build --public`) ไม่มีหมายเลขโทรศัพท์และช่องใน `publicWithout` ไฟล์ข้อมูลที่นำเข้าจึงไม่ครบเหมือนต้นฉบับ',
      en: 'A public copy (`build --public`) has no telephone numbers and none of the fields in `publicWithout`, so the data file made from it is not the original.',
    },
  },
  'W-FONT-SAME-FACE': {
    title: { th: 'ตัวหนาหรือตัวเอนหน้าตาเหมือนตัวธรรมดา', en: 'a bold or italic face that looks as the regular one' },
    meaning: {
      th: '`fonts.yaml` ระบุแบบอักษรเดียวกันให้สองแบบ ตัวหนาในรายงานจึงไม่หนา',
      en: '`fonts.yaml` names the same font for two faces of a family, so that bold text is not bold.',
    },
  },
  'W-FONT-DOCX': {
    title: { th: 'DOCX ไม่ฝังแบบอักษรครบทุกแบบ', en: 'the DOCX does not carry all faces of its font' },
    meaning: {
      th: 'แบบที่ไม่มีไฟล์ หรือมีเส้นขอบแบบ CFF ซึ่ง Word ไม่รับ ไม่ถูกฝัง ผู้ที่ไม่มีแบบอักษรนั้นจะเห็นแบบอื่นแทน',
      en: 'A face without a file, or with CFF outlines, is not embedded; where the font is not installed, another one shows.',
    },
  },
  'W-LINE-PITCH': {
    title: { th: 'ระยะบรรทัดแคบเกินไป', en: 'a line pitch too small for its font' },
    meaning: {
      th: '`linePitch` ของรูปแบบในแม่แบบเล็กจนวรรณยุกต์ชนสระล่างของบรรทัดบนได้ Sarabun ต้องใช้ 1.785 เท่าของขนาดตัวอักษร ตัวหนา 1.849 เท่า',
      en: 'The `linePitch` of a style in a template is so small that a tone mark can touch a vowel below the line above; Sarabun needs 1.785 times the font size, in bold 1.849.',
    },
  },
  'W-INVISIBLE-CHAR': {
    title: { th: 'มีอักขระที่มองไม่เห็น', en: 'an invisible character' },
    meaning: {
      th: 'เช่น ตัวเว้นวรรคกว้างศูนย์ ติดมาจากการคัดลอก และทำให้ค้นหาคำไม่พบ หรือตัวสลับทิศทางข้อความ ที่ทำให้ข้อความแสดงไม่ตรงกับที่เก็บ',
      en: 'For example a zero-width space that came with copied text and hides words from a search, or a control that shows text in another order than it is stored.',
    },
    source: 'Unicode default ignorable code points; UTR 36 for bidirectional controls',
  },
  'W-TRUNCATED': {
    title: { th: 'ข้อความน่าจะถูกตัด', en: 'the text seems to be cut off' },
    meaning: {
      th: 'ชื่อโครงการหรือข้อความของแผนยาว 96 ถึง 100 ตัวอักษร (เป้าหมายนับรวมคำ `เป้าหมายที่ `) และไม่จบคำ มักถูกตัดโดยระบบต้นทาง',
      en: 'A name or a text of the plan is 96 to 100 characters long (a goal with its label `เป้าหมายที่ `) and breaks off inside a word or after one that something must follow, as columns of the source system cut it.',
    },
    source: 'published goals are cut at 96 to 100 characters',
  },
  'W-SARA-AM-DECOMPOSED': {
    title: { th: 'สระอำแยกเป็นนิคหิตกับสระอา', en: 'SARA AM written as NIKHAHIT and SARA AA' },
    meaning: {
      th: 'มองเหมือนกันแต่ค้นหาไม่พบ ให้พิมพ์ `ำ` ใหม่',
      en: 'It looks alike but is not found by a search; type `ำ` again.',
    },
    source: 'seen in published project data',
  },
  'W-SARA-AM-DOUBLED': {
    title: { th: 'สระอำซ้ำกับสระอา', en: 'SARA AM followed by SARA AA' },
    meaning: {
      th: 'เช่น `ทำา` มักเกิดจากการคัดลอกจาก PDF',
      en: 'For example `ทำา`, as text copied from a PDF shows.',
    },
    source: 'seen in published project data',
  },
  'W-THAI-SEQUENCE': {
    title: { th: 'ลำดับสระหรือวรรณยุกต์เป็นไปไม่ได้', en: 'vowels or tone marks in an impossible order' },
    meaning: {
      th: 'เช่น วรรณยุกต์สองตัวซ้อน หรือวรรณยุกต์มาก่อนสระบน',
      en: 'For example two tone marks on one letter, or a tone mark before an upper vowel.',
    },
    source: 'WTT 2.0 input sequence check',
  },
  'W-YEAR-MISSING': {
    title: { th: '`พ.ศ.` ไม่มีปีตามหลัง', en: '`พ.ศ.` without a year' },
    meaning: {
      th: 'ปีอาจหาย หรือเป็นร่างกฎหมายที่เขียน `พ.ศ. ....` โปรแกรมไม่เติมปีให้',
      en: 'The year may be lost, or it is a draft act cited `พ.ศ. ....`. No year is ever filled in.',
    },
    source: 'Thai acts are cited by name and year, draft acts with dots in place of the year',
  },
  'W-DUPLICATE-WORD': {
    title: { th: 'คำซ้ำติดกัน', en: 'a word written twice' },
    meaning: {
      th: 'เช่น `ถ่ายโอนโอน` คำที่ต่อกันได้ตามปกติ เช่น `หน้าที่ที่` `กรรมการการศึกษา` ไม่นับ',
      en: 'For example `ถ่ายโอนโอน`. Words that rightly meet, as in `หน้าที่ที่` or `กรรมการการศึกษา`, are let pass.',
    },
    source: 'the Royal Society writes a word repeated on purpose with `ๆ`',
  },
  'W-NARRATIVE-REPEATED': {
    title: { th: 'ผลการดำเนินงานซ้ำกับครั้งก่อน', en: 'the narrative repeats the one before' },
    meaning: {
      th: 'ข้อความเหมือนครั้งก่อนทุกคำ (ไม่นับการเว้นวรรค) อาจลืมแก้หลังคัดลอก',
      en: 'The text is that of the report before, spacing aside; it may have been copied and not edited.',
    },
  },
  'W-PLAN-TERM': {
    title: { th: 'คำในแผนพัฒนาน่าจะสะกดผิด', en: 'a term of the development plan looks misspelt' },
    meaning: {
      th: 'เช่น `ด่านที่ ๕` แทน `ด้านที่ ๕` ตรวจเฉพาะสี่ช่องของแผน (`strategy`)',
      en: 'For example `ด่านที่ ๕` for `ด้านที่ ๕`. Only the four fields of the plan (`strategy`) are looked at.',
    },
    source: 'terms of the 20-year Bangkok development plan as published',
  },
  'W-LIST-NUMBER-DOUBLED': {
    title: { th: 'ใส่เลขข้อซ้ำกับที่พิมพ์ให้', en: 'an item carries its own number' },
    meaning: {
      th: 'โปรแกรมพิมพ์เลขข้อของวัตถุประสงค์ และของเป้าหมายที่มีหลายข้อ ให้เอง หากเขียน `1.` ไว้ในข้อความจะได้ `1. 1.`',
      en: 'Objectives, and targets when there are several, are numbered in print; `1.` in the text gives `1. 1.`.',
    },
  },
  'W-DATE-IN-NARRATIVE': {
    title: { th: 'ข้อความขึ้นต้นด้วยวันที่', en: 'the narrative begins with a date' },
    meaning: {
      th: 'โปรแกรมพิมพ์วันที่จากช่อง `date` ให้เอง หากเขียนไว้ในข้อความจะพิมพ์ซ้ำ',
      en: 'The date is printed from `date`; in the text it would be printed twice.',
    },
    source: 'published pages have the date of a report inside its text',
  },
} as const satisfies Record<string, Description>;
