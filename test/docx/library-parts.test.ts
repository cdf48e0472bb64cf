import { Document, Footer, Header, Packer, PageBreak, Paragraph, SimpleField, Tab, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { element } from '../../src/docx/element.ts';
import { libraryParts } from '../../src/docx/library-parts.ts';
import { lockedReport } from './locked-report.ts';
import { partsOf, write } from './support.ts';

/** Everything the writer asks of the docx library, once; made anew, since writing changes it. */
function everything(): Document {
  const items = [0, 1].flatMap((instance) =>
    ['ก', 'ข'].map(
      (text) =>
        new Paragraph({ numbering: { reference: '\u00010', instance, level: 0 }, children: [new TextRun(text)] }),
    ),
  );
  return new Document({
    numbering: {
      config: [{ reference: '\u00010', levels: [{ level: 0, format: 'thaiNumbers', text: '%1.', start: 3 }] }],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1417 } } },
        headers: {
          default: new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun('หัว & "ก"')] })] }),
        },
        footers: { default: new Footer({ children: [new Paragraph({ children: [new SimpleField('PAGE', '1')] })] }) },
        children: [
          new Paragraph({
            style: 'Normal',
            keepNext: true,
            keepLines: true,
            pageBreakBefore: true,
            spacing: { before: 20, after: 0 },
            indent: { left: 10, firstLine: 0 },
            tabStops: [{ type: 'right', position: 900 }],
            children: [
              new TextRun({
                text: `<b> & "ค" 'ง' {${'\u0001'.length}-0} 🌳`,
                style: 'Strong',
                bold: false,
                italics: true,
              }),
              new TextRun({ children: [new Tab(), element('w:br')] }),
              new PageBreak(),
            ],
          }),
          ...items,
          new Paragraph({}),
        ],
      },
    ],
  });
}

const canonical = (xml: string) => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.toString();
  } finally {
    document.dispose();
  }
};

test('the parts are what the library’s own Packer writes', async () => {
  const packed = unzipSync(await Packer.toBuffer(everything()));
  const { document, others } = libraryParts(everything());
  const parts: Readonly<Record<string, string>> = { ...others, 'word/document.xml': strFromU8(document) };
  for (const name of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml', 'word/numbering.xml']) {
    expect(body(canonical(parts[name]!)), name).toBe(body(canonical(strFromU8(packed[name]!))));
  }
});

/** Without the declaration, which not all parts of the library have alike. */
const body = (xml: string) => xml.replace(/^<\?xml[^>]*\?>\s*/, '');

test('nothing is left of what the library fills in when it packs', async () => {
  const parts = partsOf(await write(...lockedReport()));
  const texts = Object.entries(parts).filter(([name]) => /\.(xml|rels)$/.test(name));
  expect(texts.filter(([, text]) => text.includes('\u0001'))).toEqual([]);
  expect(parts['word/document.xml']).toMatch(/<w:numId w:val="\d+"\/>/);
});
