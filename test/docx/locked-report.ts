import type { DocxOptions } from '../../src/docx/write-docx.ts';
import type { Document, Table } from '../../src/model/document.ts';
import { report } from './fixtures.ts';
import type { PageStart } from './hand-pages.ts';

/** A report whose pages begin at a heading, in a paragraph, at a row, in a row and at the certification. */
export function lockedReport(): [Document, DocxOptions['mode'], PageStart[]] {
  const document = report({ entries: 4, sentences: 6 });
  const { heading, prose, rows, certification } = landmarks(document);
  const narrative = rows[2]!.cells[1]!.children;
  return [
    document,
    'lock',
    [
      { block: prose, offset: 80 },
      { block: heading },
      { block: rows[1]!.cells[0]!.children[0]!.id },
      { block: narrative[0]!.id, offset: 160 },
      { block: certification },
    ],
  ];
}

export function landmarks({ body }: Document) {
  const prose = body.find((block) => block.type === 'paragraph')!;
  const heading = body.find((block) => block.type === 'heading' && body.indexOf(block) > body.indexOf(prose))!;
  const table = body.find((block): block is Table => block.type === 'table')!;
  const certification = body.at(-1)!;
  return {
    prose: prose.id,
    heading: heading.id,
    rows: table.rows,
    certification: certification.type === 'section' ? certification.children[0]!.id : certification.id,
  };
}
