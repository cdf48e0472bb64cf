import { writeFileSync } from 'node:fs';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  type IParagraphOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strToU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { coreProperties } from '../src/docx/properties.ts';
import { zip } from '../src/docx/zip.ts';

/** Writes `templates/word-example/progress-report.docx`, a Word template as an office would make one in Word. */
async function buildWordExample(): Promise<void> {
  const packed = unzipSync(await Packer.toBuffer(example()));
  const info = {
    title: 'แม่แบบรายงานความก้าวหน้า',
    subject: 'ตัวอย่างแม่แบบ Word',
    author: 'raingan',
    language: 'th-TH',
    date: '2021-01-01',
  };
  packed['docProps/core.xml'] = strToU8(coreProperties(info));
  const file = new URL('../templates/word-example/progress-report.docx', import.meta.url);
  writeFileSync(file, zip(Object.entries(packed).filter(([name]) => !name.endsWith('/'))));
}

const GREEN = '1B6B4A';
const PAGE_WIDTH = 9071;

function example(): Document {
  return new Document({
    title: 'x',
    styles: {
      default: {
        document: { run: { font: 'Sarabun', size: 22, language: { value: 'en-US', bidirectional: 'th-TH' } } },
      },
      characterStyles: [{ id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }],
      paragraphStyles: [
        { id: 'Normal', name: 'Normal', quickFormat: true },
        style('Office', 'ชื่อหน่วยงาน', { bold: true, size: 28, color: GREEN }),
        style(
          'ReportTitle',
          'ชื่อรายงาน',
          { bold: true, size: 26 },
          { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 120 } },
        ),
        style(
          'Topic',
          'หัวข้อ',
          { bold: true, color: GREEN },
          { keepNext: true, outlineLevel: 0, spacing: { before: 200, after: 60 } },
        ),
        style('Numbered', 'รายการเลขข้อ', {}),
        style('Cell', 'ข้อความในตาราง', { size: 20 }),
        style('CellHead', 'หัวตาราง', { size: 20, bold: true, color: 'FFFFFF' }),
      ],
    },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [
            {
              level: 0,
              format: 'decimal',
              text: '%1.',
              alignment: 'left',
              style: { paragraph: { indent: { left: 360, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 2268, bottom: 1134, left: 1701, right: 1134 } },
        },
        headers: { default: new Header({ children: letterhead() }) },
        footers: { default: new Footer({ children: [pageFooter()] }) },
        children: body(),
      },
    ],
  });
}

function style(id: string, name: string, run: object, paragraph: object = {}) {
  return { id, name, basedOn: 'Normal', quickFormat: true, run, paragraph };
}

function letterhead(): Paragraph[] {
  const picture = new ImageRun({
    type: 'png',
    data: emblem(),
    transformation: { width: 48, height: 48 },
    altText: { name: 'ตรา', description: 'ตราหน่วยงาน', title: 'ตรา' },
  });
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: GREEN } };
  return [
    new Paragraph({
      style: 'Office',
      children: [picture, new TextRun('  {{#each organization.path}}{{#if @first}}{{this}}{{/if}}{{/each}}')],
    }),
    new Paragraph({
      border: rule,
      children: [new TextRun('{{#each organization.path}}{{this}}{{#unless @last}} / {{/unless}}{{/each}}')],
    }),
  ];
}

function pageFooter(): Paragraph {
  return new Paragraph({
    tabStops: [{ type: 'right', position: PAGE_WIDTH }],
    children: [
      new TextRun('รหัสโครงการ {{project.code}}{{#if project.asOf}} · ข้อมูล ณ วันที่ {{thaiDate project.asOf}}{{/if}}'),
      new TextRun({ children: ['\tหน้า ', PageNumber.CURRENT, ' จาก ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}

function body(): (Paragraph | Table)[] {
  return [
    paragraph('ReportTitle', 'รายงานความก้าวหน้า ปีงบประมาณ พ.ศ. {{thaiDigits project.fiscalYear}}'),
    paragraph('Normal', 'โครงการ: {{project.name}}'),
    paragraph('Normal', 'ระยะเวลา: {{thaiDate project.startDate}} ถึง {{thaiDate project.endDate}}'),
    paragraph('Normal', 'งบประมาณ: {{baht project.budget.received}} บาท ({{bahtText project.budget.received}})'),
    paragraph('Normal', 'ใช้ไป: {{baht project.budget.spent}} บาท'),
    paragraph('Topic', 'หลักการและเหตุผล'),
    ...around('{{#each rationale}}', paragraph('Normal', '{{this}}')),
    paragraph('Topic', 'วัตถุประสงค์'),
    ...around('{{#each objectives}}', numbered('{{this}}')),
    paragraph('Topic', 'เป้าหมาย'),
    paragraph('Normal', '{{#if (several targets)}}'),
    ...around('{{#each targets}}', numbered('{{this}}', 1)),
    paragraph('Normal', '{{else}}'),
    ...around('{{#each targets}}', paragraph('Normal', '{{this}}')),
    paragraph('Normal', '{{/if}}'),
    paragraph('Topic', 'ความก้าวหน้า'),
    reports(),
    paragraph('Normal', ''),
    paragraph('Normal', '{{#if draft}}'),
    paragraph('Normal', 'ฉบับร่าง ยังไม่รับรอง'),
    paragraph('Normal', '{{else}}'),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      children: [new TextRun('ลงชื่อ ............................................')],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      children: [new TextRun('{{#if signature.name}}({{signature.name}}) {{/if}}ตำแหน่ง {{signature.position}}')],
    }),
    paragraph('Normal', '{{/if}}'),
  ];
}

function around(opening: string, repeated: Paragraph): Paragraph[] {
  return [paragraph('Normal', opening), repeated, paragraph('Normal', '{{/each}}')];
}

function reports(): Table {
  const widths = [900, 1300, 4071, 1100, 1700];
  const row = (styleOf: string, texts: readonly string[], more: object = {}) =>
    new TableRow({
      cantSplit: true,
      ...more,
      children: texts.map(
        (text, index) =>
          new TableCell({
            width: { size: widths[index]!, type: WidthType.DXA },
            ...(styleOf === 'CellHead' ? { shading: { type: ShadingType.CLEAR, fill: GREEN } } : {}),
            children: [paragraph(styleOf, text)],
          }),
      ),
    });
  return new Table({
    width: { size: PAGE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row('CellHead', ['ครั้งที่', 'วันที่', 'ผลการดำเนินงาน', 'ร้อยละ', 'เบิก (บาท)'], { tableHeader: true }),
      row('Cell', [
        '{{#each reports}}{{number}}',
        '{{#if date}}{{thaiDate date}}{{else}}–{{/if}}',
        '{{narrative}} ({{planStatus}}, {{targetStatus}})',
        '{{percent progress}}',
        '{{baht disbursed}}{{/each}}',
      ]),
    ],
  });
}

function paragraph(styleId: string, text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style: styleId, ...more, children: [new TextRun(text)] });
}

/** Lists of different instances each count from 1. */
function numbered(text: string, instance = 0): Paragraph {
  return paragraph('Numbered', text, { numbering: { reference: 'items', instance, level: 0 } });
}

/** A leaf in a ring, 96 pixels square. */
function emblem(): Buffer {
  const size = 96;
  const png = new PNG({ width: size, height: size });
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [dx, dy] = [(x - 47.5) / 46, (y - 47.5) / 46];
      const radius = Math.hypot(dx, dy);
      const leaf = Math.hypot(dx - 0.35, dy) < 0.75 && Math.hypot(dx + 0.35, dy) < 0.75;
      const inked = (radius < 1 && radius > 0.86) || (leaf && Math.abs(dx) > 0.03);
      png.data.set([0x1b, 0x6b, 0x4a, inked ? 255 : 0], (y * size + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

await buildWordExample();
