import type { DocumentInfo } from '../model/document.ts';
import { escapeXml } from '../model/escape-xml.ts';

/** The core properties part: what the document is about, its dates the document's and not the clock's. */
export function coreProperties({ title, subject, author, language, date }: DocumentInfo): string {
  const by = escapeXml(author);
  const at = (element: string) =>
    `<dcterms:${element} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${element}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject>`,
    `<dc:creator>${by}</dc:creator><cp:lastModifiedBy>${by}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `${at('created')}${at('modified')}<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`,
  ].join('');
}

/** The extended properties part: the program that wrote the document. */
export function applicationProperties(toolVersion: string): string {
  const application = `raingan ${toolVersion}`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escapeXml(application)}</Application></Properties>`;
}
