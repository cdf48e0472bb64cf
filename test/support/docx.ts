import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument, XmlElement, type XmlNode } from 'libxml2-wasm';

export interface DocxPackage {
  /** Part names in the order of the archive. */
  readonly names: readonly string[];
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** An XML part, one element a line, indented, attributes sorted. */
  xml(name: string): string;
  /** Body text in reading order: one paragraph a line, tabs as tabs, line breaks as line ends, cells as paragraphs. */
  readonly text: string;
  /** Style id and text of each paragraph of the body. */
  readonly paragraphs: readonly DocxParagraph[];
}

export interface DocxParagraph {
  readonly style: string;
  readonly text: string;
  /** Starts a new page, by its properties or by a break before its text. */
  readonly pageBreakBefore: boolean;
}

/** Opens a DOCX file. */
export function readDocx(bytes: Uint8Array): DocxPackage {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  const source = (name: string) => {
    const part = parts.get(name);
    if (!part) throw new Error(`no part ${name} in the package`);
    return strFromU8(part);
  };
  const paragraphs = withXml(source('word/document.xml'), readParagraphs);
  return {
    names: [...parts.keys()],
    parts,
    xml: (name) => withXml(source(name), (root) => printElement(root, 0)),
    text: paragraphs.map(({ text }) => text).join('\n'),
    paragraphs,
  };
}

const WORD = { w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' };

function withXml<T>(source: string, read: (root: XmlElement) => T): T {
  const document = XmlDocument.fromString(source);
  try {
    return read(document.root);
  } finally {
    document.dispose();
  }
}

function readParagraphs(root: XmlElement): DocxParagraph[] {
  return root.find('//w:body//w:p', WORD).map((paragraph) => ({
    style: paragraph.get('w:pPr/w:pStyle/@w:val', WORD)?.content ?? '',
    text: (paragraph as XmlElement)
      .find('.//w:t | .//w:tab[not(parent::w:tabs)] | .//w:br[not(@w:type="page")]', WORD)
      .map(inlineText)
      .join(''),
    pageBreakBefore: paragraph.get('w:pPr/w:pageBreakBefore | .//w:br[@w:type="page"]', WORD) !== null,
  }));
}

function inlineText(node: XmlNode): string {
  const name = node instanceof XmlElement ? node.name : '';
  if (name === 'tab') return '\t';
  return name === 'br' ? '\n' : node.content;
}

function printElement(element: XmlElement, depth: number): string {
  const indent = '  '.repeat(depth);
  const declarations = Object.entries(element.nsDeclarations).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  const attributes = element.attrs.map((a) => `${qualified(a.prefix, a.name)}="${escapeXml(a.value)}"`);
  const head = [qualified(element.prefix, element.name), ...declarations.sort(), ...attributes.sort()].join(' ');
  const children: XmlElement[] = [];
  for (let child = element.firstChild; child; child = child.next) {
    if (child instanceof XmlElement) children.push(child);
  }
  if (children.length > 0) {
    const inner = children.map((child) => printElement(child, depth + 1)).join('');
    return `${indent}<${head}>\n${inner}${indent}</${qualified(element.prefix, element.name)}>\n`;
  }
  if (element.content === '') return `${indent}<${head}/>\n`;
  return `${indent}<${head}>${escapeXml(element.content)}</${qualified(element.prefix, element.name)}>\n`;
}

function qualified(prefix: string, name: string): string {
  return prefix ? `${prefix}:${name}` : name;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
