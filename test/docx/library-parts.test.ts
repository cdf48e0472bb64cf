import { Document, Footer, Header, Packer } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { libraryParagraph, libraryParagraphXml } from '../../src/docx/library-paragraph.ts';
import { documentShell, numberingPart } from '../../src/docx/library-parts.ts';
import type { WordParagraph } from '../../src/docx/word-paragraph.ts';
import { lockedReport } from './locked-report.ts';
import { partsOf, write } from './support.ts';

// Everything the writer asks of the docx library, once.

const numbering = {
  config: [{ reference: '\u00010', levels: [{ level: 0, format: 'thaiNumbers', text: '%1.', start: 3 }] }],
} as const;

const properties = { page: { size: { width: 11906, height: 16838 }, margin: { top: 1417 } } };

const text = (value: string, format = {}) => ({ type: 'text', text: value, format }) as const;

const lists = [0, 1].map((instance) => ({ reference: '\u00010', instance, level: 0 }));

const header: WordParagraph = { style: 'Header', runs: [text('หัว & "ก"')] };
const footer: WordParagraph = {
  style: 'Footer',
  runs: [{ type: 'field', instruction: 'PAGE', shown: '1', format: {} }],
};
const body: readonly WordParagraph[] = [
  {
    style: 'Normal',
    keepNext: true,
    keepLines: true,
    pageBreakBefore: true,
    spacing: { before: 20, after: 0 },
    indent: { left: 10, firstLine: 0 },
    tabStops: [{ type: 'right', position: 900 }],
    runs: [
      text(`<b> & "ค" 'ง' {${'\u0001'.length}-0} 🌳`, { style: 'Strong', bold: false, italics: true }),
      { type: 'tab' },
      { type: 'lineBreak' },
      { type: 'pageBreak' },
    ],
  },
  ...lists.flatMap((list) => ['ก', 'ข'].map((value) => ({ style: 'Normal', numbering: list, runs: [text(value)] }))),
  { style: 'Normal', runs: [] },
];

/** The library's own document of them. */
function libraryDocument(): Document {
  return new Document({
    numbering,
    sections: [
      {
        properties,
        headers: { default: new Header({ children: [libraryParagraph(header)] }) },
        footers: { default: new Footer({ children: [libraryParagraph(footer)] }) },
        children: body.map(libraryParagraph),
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
  const packed = unzipSync(await Packer.toBuffer(libraryDocument()));
  const shell = documentShell(properties);
  const { xml, fillIn } = numberingPart(numbering, lists);
  const part = ([before, after]: readonly [string, string], blocks: readonly WordParagraph[]) =>
    `${before}${fillIn(blocks.map(libraryParagraphXml).join(''))}${after}`;
  const parts = {
    'word/document.xml': part(shell.document, body),
    'word/header1.xml': part(shell.header, [header]),
    'word/footer1.xml': part(shell.footer, [footer]),
    'word/numbering.xml': xml,
  };
  for (const [name, own] of Object.entries(parts)) {
    expect(withoutDeclaration(canonical(own)), name).toBe(withoutDeclaration(canonical(strFromU8(packed[name]!))));
  }
});

/** Without the declaration, which not all parts of the library have alike. */
const withoutDeclaration = (xml: string) => xml.replace(/^<\?xml[^>]*\?>\s*/, '');

test('nothing is left of what the library fills in when it packs', async () => {
  const parts = partsOf(await write(...lockedReport()));
  const texts = Object.entries(parts).filter(([name]) => /\.(xml|rels)$/.test(name));
  expect(texts.filter(([, text]) => text.includes('\u0001'))).toEqual([]);
  expect(parts['word/document.xml']).toMatch(/<w:numId w:val="\d+"\/>/);
});
