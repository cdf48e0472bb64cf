/** Text made safe for XML: between tags and in attribute values, whichever quotation mark they are in. */
export function escapeXml(text: string): string {
  return text.replace(special, (character) => references[character]!);
}

const special = /[&<>"']/g;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
