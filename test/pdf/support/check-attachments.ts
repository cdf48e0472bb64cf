import type { PdfObjects } from '../../support/pdf-objects.ts';
import { nameOf, type PdfDictionary, type PdfValue, textOf } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, digest, faults } from './checked-pdf.ts';

interface MakingOf {
  readonly data: { readonly file: string; readonly sha256: string };
}

/** The data and the making-of travel along, whole, described and related to the document. */
export function checkAttachments({ pdf, yaml }: CheckedPdf): string[] {
  const names = (pdf.get(pdf.catalog, 'Names', 'EmbeddedFiles', 'Names') ?? []) as readonly PdfValue[];
  const keys = names.filter((_, index) => index % 2 === 0).map((key) => textOf(key) ?? '');
  const files = names.filter((_, index) => index % 2 === 1).map((value) => pdf.dictionary(value));
  const related = ((pdf.get(pdf.catalog, 'AF') ?? []) as readonly PdfValue[]).map((value) => pdf.dictionary(value));
  const data = files.find((file) => textOf(pdf.get(file, 'UF'))?.endsWith('.yaml'));
  const making = files.find((file) => textOf(pdf.get(file, 'UF')) === 'making-of.json');
  if (!data || !making) return ['data or making-of is missing'];
  const content = (file: PdfDictionary) => Buffer.from(pdf.decode(pdf.get(file, 'EF', 'F')));
  const facts = JSON.parse(content(making).toString('utf8')) as MakingOf;
  return [
    ...faults({
      'names in the order of their bytes': keys.every((key, index) => index === 0 || keys[index - 1]! < key),
      'every file related to the document': files.every((file) => related.includes(file)),
      'the data byte for byte': content(data).equals(Buffer.from(yaml)),
      'the data are the source': nameOf(pdf.get(data, 'AFRelationship')) === 'Source',
      'the making-of supplements': nameOf(pdf.get(making, 'AFRelationship')) === 'Supplement',
      'type of the data': nameOf(pdf.get(data, 'EF', 'F', 'Subtype')) === 'application/yaml',
      'type of the making-of': nameOf(pdf.get(making, 'EF', 'F', 'Subtype')) === 'application/json',
      'the making-of names the data': facts.data.file === textOf(pdf.get(data, 'UF')),
      'the making-of knows the data': facts.data.sha256 === digest('sha256', yaml),
    }),
    ...files.flatMap((file, index) => {
      const stream = pdf.get(file, 'EF', 'F');
      const checksum = pdf.get(stream, 'Params', 'CheckSum');
      const day = changed(pdf);
      return faults({
        [`${keys[index]}: its key is its name`]: textOf(pdf.get(file, 'UF')) === keys[index],
        [`${keys[index]}: the same name for old readers`]: textOf(pdf.get(file, 'F')) === keys[index],
        [`${keys[index]}: a description`]: (textOf(pdf.get(file, 'Desc')) ?? '').length > 10,
        [`${keys[index]}: its size`]: pdf.get(stream, 'Params', 'Size') === content(file).length,
        [`${keys[index]}: its checksum`]:
          checksum instanceof Uint8Array && Buffer.from(checksum).toString('hex') === digest('md5', content(file)),
        [`${keys[index]}: its dates`]: ['CreationDate', 'ModDate'].every(
          (key) => textOf(pdf.get(stream, 'Params', key)) === day,
        ),
      });
    }),
  ];
}

/** The file's date of change, as a PDF date. */
function changed(pdf: PdfObjects): string | undefined {
  const xmp = Buffer.from(pdf.decode(pdf.get(pdf.catalog, 'Metadata'))).toString('utf8');
  const day = /<xmp:ModifyDate>(\d{4})-(\d\d)-(\d\d)T00:00:00Z</.exec(xmp);
  return day ? `D:${day.slice(1).join('')}000000Z` : undefined;
}
