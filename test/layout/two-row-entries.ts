import { fileURLToPath } from 'node:url';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Cell, Document, Paragraph, Row, Style, Table } from '../../src/model/document.ts';
import { loadResources } from '../../src/resources.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const resources = (await loadResources(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] }))
  .value!;

interface TableSpec {
  /** Paragraphs of each entry's first row. */
  readonly narratives: readonly (readonly string[])[];
  /** Of each row. */
  readonly keep?: 'together';
  /** Of the row header and of the statuses. */
  readonly verticalAlign?: Style['verticalAlign'];
  /** Two rows at the top that name the columns, the first of their cells over both. */
  readonly columnHeaders?: boolean;
}

/**
 * A document of one table whose entries have two rows: the number over both, a narrative over two columns, and under it
 * progress and money beside the statuses.
 */
export function twoRowEntries({ narratives, keep, verticalAlign = 'top', columnHeaders = false }: TableSpec): Document {
  const { page, styles } = resources.template.settings;
  let id = 0;
  const paragraph = (value: string, style: string): Paragraph => {
    const text = { type: 'text', value, bold: false, italic: false } as const;
    return { type: 'paragraph', id: id++, style, children: [text] };
  };
  const cell = (style: string, texts: readonly string[], more: Partial<Cell> = {}): Cell => {
    const own = id++;
    return {
      type: 'cell',
      id: own,
      style,
      header: false,
      children: texts.map((text) => paragraph(text, style)),
      ...more,
    };
  };
  const row = (...cells: readonly (() => Cell)[]): Row => {
    const own = id++;
    return { type: 'row', id: own, style: 'base', cells: cells.map((make) => make()), ...(keep && { keep }) };
  };
  const header = { header: true } as const;
  const table = id++;
  const head = [
    row(
      () => cell('reportNumber', ['ครั้งที่'], { ...header, rowspan: 2 }),
      () => cell('narrative', ['ผลการดำเนินงาน'], { ...header, colspan: 2 }),
    ),
    row(
      () => cell('narrative', ['ความก้าวหน้า'], header),
      () => cell('status', ['สถานะ'], header),
    ),
  ];
  const entries = narratives.flatMap((texts, index) => [
    row(
      () => cell('reportNumber', [`รายงานครั้งที่${index + 1}`], { ...header, rowspan: 2 }),
      () => cell('narrative', texts, { colspan: 2 }),
    ),
    row(
      () => cell('narrative', [':: ความก้าวหน้าของงานฯ = 10.00 %', 'งบประมาณที่เบิกใช้ = 0 บาท']),
      () => cell('status', [': เป็นไปตามแผน', ': เป็นไปตามเป้าหมาย']),
    ),
  ]);
  const body: Table = {
    type: 'table',
    id: table,
    style: 'progress',
    rows: columnHeaders ? [...head, ...entries] : entries,
  };
  return {
    type: 'document',
    info: { title: 'ตาราง', author: '', subject: '', language: 'th-TH', date: '2021-09-30' },
    page,
    styles: {
      ...styles,
      progress: { ...styles.progress!, columns: ['auto', 'rest', 95] },
      reportNumber: { ...styles.reportNumber!, verticalAlign },
      status: { ...styles.status!, verticalAlign },
    },
    header: [],
    footer: [],
    body: [body],
  };
}
