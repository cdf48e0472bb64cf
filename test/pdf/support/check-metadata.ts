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
  pdfd: 'http://pdfa.org/declarations/',
  raingan: 'urn:raingan:ns:1.0:',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
};

/** The XMP is well-formed, names the edition's standards, and says what the file says elsewhere. */
export function checkMetadata({ pdf, yaml, edition }: CheckedPdf): string[] {
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
    const described = (prefix: 'pdfuaid' | 'raingan', property: string) => {
      const schema = `//rdf:li[pdfaSchema:namespaceURI='${NAMESPACES[prefix]}']`;
      const type = value(`${schema}//rdf:li[pdfaProperty:name='${property}']/pdfaProperty:valueType`);
      return value(`${schema}/pdfaSchema:prefix`) === prefix ? type : undefined;
    };
    return [
      ...faults({
        'XMP can be read without a filter': !stream.dictionary.has('Filter'),
        'SHA-256 of the data': value('//raingan:dataSHA256') === digest('sha256', yaml),
        'same language': value('//dc:language//rdf:li') === textOf(pdf.get(pdf.catalog, 'Lang')),
        'a title': (value('//dc:title//rdf:li') ?? '').length > 0,
      }),
      ...(edition === '1.7' ? faultsOf17() : faultsOf20()),
    ];

    function faultsOf17(): string[] {
      const info = readInfo(pdf);
      return faults({
        'PDF/A part 3': value('//pdfaid:part') === '3',
        'PDF/A conformance A': value('//pdfaid:conformance') === 'A',
        'PDF/UA part 1': value('//pdfuaid:part') === '1',
        'PDF/UA identifier described': described('pdfuaid', 'part') === 'Integer',
        'own property described': described('raingan', 'dataSHA256') === 'Text',
        'same title': value('//dc:title//rdf:li') === info.Title,
        'same author': value('//dc:creator//rdf:li') === info.Author,
        'same subject': value('//dc:description//rdf:li') === info.Subject,
        'same creator': value('//xmp:CreatorTool') === info.Creator,
        'same producer': value('//pdf:Producer') === info.Producer,
        'same date of creation': value('//xmp:CreateDate') === isoDate(info.CreationDate),
        'same date of change': value('//xmp:ModifyDate') === isoDate(info.ModDate),
      });
    }

    function faultsOf20(): string[] {
      return faults({
        'no Info': pdf.get(pdf.trailer, 'Info') === null,
        'PDF/A part 4': value('//pdfaid:part') === '4' && value('//pdfaid:rev') === '2020',
        'PDF/A with files': value('//pdfaid:conformance') === 'F',
        'PDF/UA part 2': value('//pdfuaid:part') === '2' && value('//pdfuaid:rev') === '2024',
        'well-tagged PDF': value('//pdfd:conformsTo') === 'http://pdfa.org/declarations/wtpdf#accessibility1.0',
        dates: value('//xmp:CreateDate') === value('//xmp:ModifyDate') && value('//xmp:CreateDate') !== undefined,
      });
    }
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
