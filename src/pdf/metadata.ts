import type { DocumentInfo } from '../model/document.ts';
import { escapeXml } from '../model/escape-xml.ts';
import type { PdfEdition } from '../model/pdf-edition.ts';
import type { PdfFile } from './pdf-file.ts';
import { plainStream } from './stream.ts';
import { date, dict, type Ref, text } from './syntax.ts';

/** What a file says about its making. */
export interface Making {
  /** SHA-256 of the data file, hexadecimal. */
  readonly dataDigest: string;
  readonly toolVersion: string;
}

const creatorName = 'raingan';

/** The document information dictionary of PDF 1.7; the same facts as in the XMP. */
export function addInfo(file: PdfFile, info: DocumentInfo, { toolVersion }: Making): Ref {
  return file.add(
    dict({
      Title: text(info.title),
      Author: text(info.author),
      Subject: text(info.subject),
      Creator: text(creatorName),
      Producer: text(`${creatorName} ${toolVersion}`),
      CreationDate: date(info.date),
      ModDate: date(info.date),
    }),
  );
}

/** The XMP packet: what the file is about, how it was made, and which standards it keeps. */
export function addMetadata(file: PdfFile, info: DocumentInfo, making: Making, edition: PdfEdition): Ref {
  const packet = Buffer.from(xmpPacket(info, making, edition), 'utf8');
  return file.add(plainStream({ Type: '/Metadata', Subtype: '/XML' }, packet));
}

function xmpPacket(info: DocumentInfo, { toolVersion, dataDigest }: Making, edition: PdfEdition): string {
  const time = `${info.date}T00:00:00Z`;
  const { identifiers, description } = standards[edition];
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:raingan="${namespace}">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(info.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(info.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${creatorName}</xmp:CreatorTool>
<xmp:CreateDate>${time}</xmp:CreateDate>
<xmp:ModifyDate>${time}</xmp:ModifyDate>
<pdf:Producer>${creatorName} ${escapeXml(toolVersion)}</pdf:Producer>
${identifiers}
<raingan:dataSHA256>${dataDigest}</raingan:dataSHA256>
</rdf:Description>
${description}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const namespace = 'urn:raingan:ns:1.0:';

/**
 * PDF/A-3a with PDF/UA-1, whose properties ISO 19005-3, 6.6.2.3 requires to be described in the file; and PDF/A-4f with PDF/UA-2
 * (ISO 19005-4, 6.7.3; ISO 14289-2, clause 5), with the declaration of well-tagged PDF's level for accessibility
 * (WTPDF 1.0, 6.1.3).
 */
const standards: Readonly<Record<PdfEdition, { readonly identifiers: string; readonly description: string }>> = {
  '1.7': {
    identifiers: `<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>`,
    description: `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
${extensionSchema('PDF/UA identification schema', 'http://www.aiim.org/pdfua/ns/id/', 'pdfuaid', 'part', 'Integer', 'internal', 'Part of ISO 14289 the file conforms to')}
${extensionSchema('raingan schema', namespace, 'raingan', 'dataSHA256', 'Text', 'external', 'SHA-256 of the attached data file')}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`,
  },
  '2.0': {
    identifiers: `<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>
<pdfaid:conformance>F</pdfaid:conformance>
<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>`,
    description: `<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations>
</rdf:Description>`,
  },
};

function extensionSchema(...facts: [string, string, string, string, string, string, string]): string {
  const [schema, uri, prefix, property, type, category, description] = facts;
  return `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${schema}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>${property}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`;
}
