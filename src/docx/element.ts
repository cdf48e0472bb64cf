import { BuilderElement, type XmlComponent } from 'docx';
import { escapeXml } from '../model/escape-xml.ts';

/** An element that the docx library has no class for, among its own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const payload = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]));
  return new BuilderElement<Record<string, string | number>>({ name, attributes: payload, children });
}

/** An element as XML text, among texts. */
export function elementXml(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly string[] = [],
): string {
  let text = `<${name}`;
  for (const key in attributes) text += ` ${key}="${escapeXml(String(attributes[key]))}"`;
  return children.length === 0 ? `${text}/>` : `${text}>${children.join('')}</${name}>`;
}
