import type {
  Block,
  Cell,
  Description,
  Document,
  Heading,
  Inline,
  List,
  Paragraph,
  Row,
  Style,
  Table,
  Text,
} from '../../src/model/document.ts';

export interface FixtureOptions {
  readonly entries: number;
  readonly draft?: boolean;
  /** Put where a project's name stands. */
  readonly name?: string;
  /** Repeats of a sentence in each entry's narrative. */
  readonly sentences?: number;
  readonly markers?: readonly string[];
}

/** A progress report of the form's shape, with invented names. Ids count in document order. */
export function report(options: FixtureOptions): Document {
  const { entries, draft = false, name = 'โครงการปลูกต้นไม้ริมคลองบางน้ำใส', sentences = 2 } = options;
  const make = blockMaker();
  const header = [make.paragraph('header', bold('**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****'))];
  const body: Block[] = [
    make.heading(1, '1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ'),
    make.heading(2, '1.1 รหัสโครงการและชื่อโครงการ'),
    make.descriptions('facts', [
      ['ชื่อโครงการ/กิจกรรม : ', name],
      ['รหัสโครงการ... : ', '99000000-0001'],
    ]),
    make.descriptions('columns', [
      ['ปีงบประมาณ พ.ศ. : ', '2564'],
      ['เริ่มต้นโครงการ : ', '01/10/2563'],
      ['งบประมาณที่ได้รับ : ', '1,250,000 บาท'],
      ['สิ้นสุดโครงการ : ', '30/09/2564'],
      ['งบประมาณที่ใช้ไป : ', '0 บาท'],
    ]),
    make.heading(2, '1.3 หลักการและเหตุผล'),
    make.paragraph('prose', text(PROSE), { type: 'lineBreak' }, text('ใช้ระบบ '), {
      ...text('smart watering'),
      language: 'en',
    }),
    make.heading(2, '1.4 วัตถุประสงค์ของโครงการ'),
    make.list(options.markers ?? ['1. ', '2. ', '3. '], 'เพื่อเพิ่มพื้นที่สีเขียวริมคลอง'),
    make.heading(2, '1.5 เป้าหมายของโครงการ..'),
    make.list(['1. ', '2. '], 'ปลูกต้นไม้ 1,200 ต้น'),
    make.heading(1, '2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ'),
    make.table('entries', entries, sentences),
  ];
  if (!draft) body.push(make.certification());
  const footer = [make.footer()];
  return {
    type: 'document',
    info: {
      title: `รายงานความก้าวหน้า ${name}`,
      author: 'สำนักทดสอบ',
      subject: 'รหัสโครงการ 99000000-0001',
      language: 'th-TH',
      date: '2021-09-30',
    },
    page: {
      width: 595.28,
      height: 841.89,
      margin: { top: 70.87, right: 56.69, bottom: 56.69, left: 85.04 },
      headerTop: 36,
      footerTop: 802,
    },
    styles: STYLES,
    ...(draft ? { watermark: { text: 'ฉบับร่าง', style: 'watermark' } } : {}),
    header,
    body,
    footer,
  };
}

/** Markup, quotes, an emoji outside the BMP, docx's own placeholders: all of it must stay text. */
export const HOSTILE_NAME = `คลอง <b>"น้ำใส"</b> & 'ต้นไม้' 🌳 {1-0} {0-0} {image1.png} ]]> &amp; %1`;

const PROSE =
  'คลองบางน้ำใสเป็นคลองสายสำคัญของชุมชน แต่พื้นที่ริมคลองขาดร่มเงาและมีน้ำท่วมขังทุกปี หน่วยงานจึงเห็นควรปลูกต้นไม้และปรับปรุงทางเดินเพื่อให้ประชาชนใช้ประโยชน์ร่วมกันได้ตลอดทั้งปี';

const SENTENCE = 'ดำเนินการสำรวจพื้นที่ร่วมกับผู้นำชุมชนและจัดทำผังการปลูกต้นไม้เรียบร้อยแล้ว ';

function blockMaker() {
  let next = 0;
  const id = () => next++;
  const make = {
    paragraph: (style: string, ...children: Inline[]): Paragraph => ({ type: 'paragraph', id: id(), style, children }),
    heading: (level: 1 | 2, value: string): Heading => ({
      type: 'heading',
      id: id(),
      style: `h${level}`,
      level,
      children: [bold(value)],
    }),
    descriptions: (style: string, pairs: readonly (readonly [string, string])[]): Block => ({
      type: 'descriptionList',
      id: id(),
      style,
      entries: pairs.map(
        ([term, details]): Description => ({
          type: 'description',
          id: id(),
          style: 'fact',
          term: [bold(term)],
          details: [text(details)],
        }),
      ),
    }),
    list: (markers: readonly string[], value: string): List => ({
      type: 'list',
      id: id(),
      style: 'list',
      ordered: true,
      items: markers.map((marker) => ({ type: 'listItem', id: id(), style: 'item', marker, children: [text(value)] })),
    }),
    cell: (style: string, header: boolean, ...paragraphs: [string, Inline][]): Cell => ({
      type: 'cell',
      id: id(),
      style,
      header,
      children: paragraphs.map(([own, inline]) => make.paragraph(own, inline)),
    }),
    row: (number: number, sentences: number): Row => ({
      type: 'row',
      id: id(),
      style: 'base',
      keep: 'together',
      cells: [
        make.cell('base', true, ['entryNumber', bold(`รายงานครั้งที่${number}`)]),
        make.cell(
          'base',
          false,
          ['entry', text(`:: 23/11/2563 : ${SENTENCE.repeat(sentences)}`.trimEnd())],
          ['entry', text(`:: ความก้าวหน้าของงานฯ = 10.00 % งบประมาณที่เบิกใช้ (ครั้งที่ ${number}) = 0 บาท`)],
        ),
        make.cell('status', false, ['entry', text(': เป็นไปตามแผน')]),
        make.cell('status', false, ['entry', text(': เป็นไปตามเป้าหมาย')]),
      ],
    }),
    table: (style: string, entries: number, sentences: number): Block => {
      if (entries === 0) return make.paragraph('base', text('-'));
      const table = { type: 'table', id: id(), style } as const;
      return { ...table, rows: Array.from({ length: entries }, (_, i) => make.row(i + 1, sentences)) } satisfies Table;
    },
    certification: (): Block => ({
      type: 'section',
      id: id(),
      style: 'certification',
      keep: 'together',
      children: [
        make.paragraph('base', text('ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง')),
        make.paragraph('signature', text('ลงชื่อ..........................(ผู้รับผิดชอบโครงการ)')),
        make.paragraph('signature', text('ตำแหน่ง นักวิชาการทดสอบ')),
      ],
    }),
    footer: (): Table => ({
      type: 'table',
      id: id(),
      style: 'footer',
      rows: [
        {
          type: 'row',
          id: id(),
          style: 'base',
          cells: [
            {
              type: 'cell',
              id: id(),
              style: 'base',
              header: false,
              children: [make.paragraph('footerLeft', text('รหัสโครงการ 99000000-0001'))],
            },
            {
              type: 'cell',
              id: id(),
              style: 'base',
              header: false,
              children: [make.paragraph('footerRight', text('หน้า '), PAGE_NUMBER, text(' จาก '), PAGE_COUNT)],
            },
          ],
        },
      ],
    }),
  };
  return make;
}

export function text(value: string): Text {
  return { type: 'text', value, bold: false, italic: false };
}

function bold(value: string): Text {
  return { ...text(value), bold: true };
}

const PAGE_NUMBER = { type: 'pageNumber', bold: false, italic: false } as const;
const PAGE_COUNT = { type: 'pageCount', bold: false, italic: false } as const;

export const BASE: Style = {
  name: 'base',
  label: { th: 'ข้อความ', en: 'Text' },
  fontFamily: 'Sarabun',
  fontSize: 11,
  linePitch: 20,
  bold: false,
  italic: false,
  color: '#000000',
  align: 'left',
  spaceBefore: 0,
  spaceAfter: 0,
  indent: 0,
  firstLineIndent: 0,
  columnGap: 0,
  rowPadding: 0,
  ruleWidth: 0,
  pairsPerRow: 1,
  verticalAlign: 'top',
  continuedMark: '',
};

const STYLES = stylesOf({
  h1: { label: { th: 'หัวข้อใหญ่', en: 'Main heading' }, bold: true, fontSize: 12, linePitch: 22, spaceBefore: 6 },
  h2: { label: { th: 'หัวข้อรอง', en: 'Subheading' }, bold: true, spaceBefore: 4 },
  prose: { label: { th: 'ย่อหน้า', en: 'Prose' }, firstLineIndent: 36 },
  facts: { label: { th: 'รายการข้อมูล', en: 'Facts' } },
  columns: { label: { th: 'รายการข้อมูลสองคอลัมน์', en: 'Facts in two columns' }, pairsPerRow: 2, columnGap: 12 },
  fact: { label: { th: 'ข้อมูล', en: 'Fact' } },
  list: { label: { th: 'รายการ', en: 'List' }, indent: 18 },
  item: { label: { th: 'ข้อ', en: 'Item' } },
  entries: {
    label: { th: 'ตารางรายงานความก้าวหน้า', en: 'Progress table' },
    columns: ['auto', 'rest', 'auto', 'auto'],
    columnGap: 8,
    rowPadding: 3,
    ruleWidth: 0.5,
    continuedMark: ' (ต่อ)',
  },
  entryNumber: { label: { th: 'ครั้งที่รายงาน', en: 'Entry number' }, bold: true },
  entry: { label: { th: 'ผลการดำเนินงาน', en: 'Entry' } },
  status: { label: { th: 'สถานะ', en: 'Status' }, verticalAlign: 'bottom' },
  certification: { label: { th: 'คำรับรอง', en: 'Certification' }, spaceBefore: 12 },
  signature: { label: { th: 'ลายมือชื่อ', en: 'Signature' }, align: 'center' },
  header: { label: { th: 'หัวกระดาษ', en: 'Page header' }, bold: true, align: 'center' },
  footer: { label: { th: 'ท้ายกระดาษ', en: 'Page footer' }, columns: ['rest', 'auto'] },
  footerLeft: { label: { th: 'ท้ายกระดาษซ้าย', en: 'Footer, left' }, fontSize: 10 },
  footerRight: { label: { th: 'ท้ายกระดาษขวา', en: 'Footer, right' }, fontSize: 10, align: 'right' },
  watermark: { label: { th: 'ลายน้ำ', en: 'Watermark' }, bold: true, fontSize: 120, color: '#d9d9d9' },
});

function stylesOf(differences: Readonly<Record<string, Partial<Style>>>): Record<string, Style> {
  const own = Object.entries(differences).map(
    ([name, difference]) => [name, { ...BASE, ...difference, name }] as const,
  );
  return { base: BASE, ...Object.fromEntries(own) };
}
