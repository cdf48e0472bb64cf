import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import type { PdfEdition } from '../../src/model/pdf-edition.ts';
import { addInfo, addMetadata } from '../../src/pdf/metadata.ts';
import { PdfFile } from '../../src/pdf/pdf-file.ts';
import { array, dict } from '../../src/pdf/syntax.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { nameOf, PdfStream, textOf } from '../support/pdf-syntax.ts';

const info = {
  title: 'ถนน <ก> & "ข"',
  author: 'สำนัก',
  subject: 'งวดที่ 1',
  language: 'th-TH',
  date: '2025-09-30',
} as const;
const making = { dataDigest: 'ab12', toolVersion: '1.2.3' };

/** The packet of an edition, as bytes of the file say it without any reading of PDF. */
function written(edition: PdfEdition) {
  const file = new PdfFile();
  const pages = file.add(dict({ Type: '/Pages', Kids: array([]) }));
  const metadata = addMetadata(file, info, making, edition);
  const bytes = file.write(edition, file.add(dict({ Pages: pages, Metadata: metadata })), addInfo(file, info, making));
  return {
    pdf: readPdfObjects(bytes),
    source: /<\?xpacket.*<\?xpacket end="r"\?>/s.exec(Buffer.from(bytes).toString('utf8'))![0],
  };
}

const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  raingan: 'urn:raingan:ns:1.0:',
  schema: 'http://www.aiim.org/pdfa/ns/schema#',
  property: 'http://www.aiim.org/pdfa/ns/property#',
};

/** The text at each path; `*` takes all that lies there, one after the other. */
function read(source: string, paths: readonly string[]): string[][] {
  const xmp = XmlDocument.fromString(source);
  try {
    return paths.map((path) => xmp.find(path, namespaces).map((node) => node.content));
  } finally {
    xmp.dispose();
  }
}

test.each(['1.7', '2.0'] as const)(
  'the packet of PDF %s says what the file is about and how it was made',
  (edition) => {
    const { source, pdf } = written(edition);
    const paths = [
      'dc:format',
      'dc:title',
      'dc:creator',
      'dc:description',
      'dc:language',
      'xmp:CreatorTool',
      'xmp:CreateDate',
    ];
    const [format, title, ...others] = read(
      source,
      [...paths, 'xmp:ModifyDate', 'pdf:Producer', 'raingan:dataSHA256'].map((path) => `//${path}`),
    );
    expect([format, title]).toEqual([['application/pdf'], [info.title]]);
    const time = '2025-09-30T00:00:00Z';
    expect(others.flat()).toEqual([
      info.author,
      info.subject,
      info.language,
      'raingan',
      time,
      time,
      'raingan 1.2.3',
      'ab12',
    ]);
    const stream = pdf.get(pdf.catalog, 'Metadata');
    expect(stream).toBeInstanceOf(PdfStream);
    expect([nameOf(pdf.get(stream, 'Type')), nameOf(pdf.get(stream, 'Subtype'))]).toEqual(['Metadata', 'XML']);
  },
);

test('PDF/A-3 describes the properties that are not its own: whose they are, of which type, and who sets them', () => {
  const parts = [
    'schema:schema',
    'schema:namespaceURI',
    'schema:prefix',
    'property:name',
    'property:valueType',
    'property:category',
  ];
  const { source } = written('1.7');
  expect(
    read(
      source,
      [...parts, 'property:description'].map((part) => `//${part}`),
    ),
  ).toEqual([
    ['PDF/UA identification schema', 'raingan schema'],
    ['http://www.aiim.org/pdfua/ns/id/', 'urn:raingan:ns:1.0:'],
    ['pdfuaid', 'raingan'],
    ['part', 'dataSHA256'],
    ['Integer', 'Text'],
    ['internal', 'external'],
    ['Part of ISO 14289 the file conforms to', 'SHA-256 of the attached data file'],
  ]);
  expect(read(written('2.0').source, ['//schema:schema'])).toEqual([[]]);
});

test('the information dictionary says the same', () => {
  const { pdf } = written('1.7');
  const said = [...pdf.dictionary(pdf.trailer, 'Info')].map(([key, value]) => [key, textOf(value)]);
  expect(Object.fromEntries(said)).toEqual({
    ...{ Title: info.title, Author: info.author, Subject: info.subject },
    ...{ Creator: 'raingan', Producer: 'raingan 1.2.3' },
    ...{ CreationDate: 'D:20250930000000Z', ModDate: 'D:20250930000000Z' },
  });
});
