import { XmlDocument } from 'libxml2-wasm';
import type { PdfObjects } from '../../support/pdf-objects.ts';
import { PdfStream, textOf } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, digest, faults } from './checked-pdf.ts';

const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
  raingan: 'urn:raingan:ns:1.0:',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
};

/** The XMP is well-formed, names both standards, describes its own properties and says what Info says. */
export function checkMetadata({ pdf, yaml }: CheckedPdf): string[] {
  const stream = pdf.get(pdf.catalog, 'Metadata');
  if (!(stream instanceof PdfStream)) return ['no XMP'];
  const source = Buffer.from(pdf.decode(stream)).toString('utf8');
  let xmp: XmlDocument;
  try {
    xmp = XmlDocument.fromString(source);
  } catch (error) {
    return [`XMP is not well-formed: ${String(error)}`];
  }
  try {
    const value = (path: string) => xmp.get(path, NAMESPACES)?.content;
    const described = (namespace: string, property: string) =>
      value(
        `//rdf:li[pdfaSchema:namespaceURI='${namespace}']//rdf:li[pdfaProperty:name='${property}']/pdfaProperty:valueType`,
      ) !== undefined;
    const info = readInfo(pdf);
    return faults({
      'XMP can be read without a filter': !stream.dictionary.has('Filter'),
      'PDF/A part 3': value('//pdfaid:part') === '3',
      'PDF/A conformance A': value('//pdfaid:conformance') === 'A',
      'PDF/UA part 1': value('//pdfuaid:part') === '1',
      'PDF/UA identifier described': described(NAMESPACES.pdfuaid, 'part'),
      'own property described': described(NAMESPACES.raingan, 'dataSHA256'),
      'SHA-256 of the data': value('//raingan:dataSHA256') === digest('sha256', yaml),
      'a title': (info.Title ?? '').length > 0,
      'same title': value('//dc:title//rdf:li') === info.Title,
      'same author': value('//dc:creator//rdf:li') === info.Author,
      'same subject': value('//dc:description//rdf:li') === info.Subject,
      'same creator': value('//xmp:CreatorTool') === info.Creator,
      'same producer': value('//pdf:Producer') === info.Producer,
      'same date of creation': value('//xmp:CreateDate') === isoDate(info.CreationDate),
      'same date of change': value('//xmp:ModifyDate') === isoDate(info.ModDate),
      'same language': value('//dc:language//rdf:li') === textOf(pdf.get(pdf.catalog, 'Lang')),
    });
  } finally {
    xmp.dispose();
  }
}

function readInfo(pdf: PdfObjects): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries([...pdf.dictionary(pdf.trailer, 'Info')].map(([key, value]) => [key, textOf(value)]));
}

/** `D:20210930000000Z` as `2021-09-30T00:00:00Z`. */
function isoDate(date = ''): string {
  return date.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
