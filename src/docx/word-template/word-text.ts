import { escapeXml } from '../../model/xml.ts';

/** A value as text within `w:t`: line breaks and tabs are elements of their own in WordprocessingML. */
export function wordText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return escapeXml(String(value)).replace(
    /\r\n?|\n|\t/g,
    (sign) => `</w:t><w:${sign === '\t' ? 'tab' : 'br'}/>${textStart}`,
  );
}

const textStart = '<w:t xml:space="preserve">';
