import { escapeXml } from '../model/escape-xml.ts';

/** What the docx library prepares an element as: its name with its attributes (`_attr`), elements and texts. */
type PreparedElement = Readonly<Record<string, unknown>>;

/** An element as XML text. */
export function xmlText(prepared: PreparedElement): string {
  let text = '';
  for (const name in prepared) text += elementText(name, prepared[name]);
  return text;
}

function elementText(name: string, content: unknown): string {
  let attributes = '';
  let inner = '';
  for (const child of Array.isArray(content) ? content : [content]) {
    if (typeof child !== 'object') inner += escapeXml(String(child));
    else if (child !== null && '_attr' in child) attributes += attributesText(child._attr as PreparedElement);
    else if (child !== null) inner += xmlText(child as PreparedElement);
  }
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function attributesText(attributes: PreparedElement): string {
  let text = '';
  for (const name in attributes) text += ` ${name}="${escapeXml(String(attributes[name]))}"`;
  return text;
}
