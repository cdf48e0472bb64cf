import { strFromU8, unzipSync } from 'fflate';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import type { EmbeddedFaces } from '../../src/docx/font-parts.ts';
import { type DocxOptions, writeDocx } from '../../src/docx/write-docx.ts';
import type { Document } from '../../src/model/document.ts';
import { packageBook, sarabun } from '../font/support.ts';
import { dictionary } from '../thai/support.ts';
import { handPages, type PageStart } from './hand-pages.ts';

const BOOK = packageBook();

export const FACES: Required<EmbeddedFaces> = {
  regular: sarabun('Regular', BOOK),
  bold: sarabun('Bold', BOOK),
  italic: sarabun('Italic', BOOK),
  boldItalic: sarabun('BoldItalic', BOOK),
};

export const NAMESPACES = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  p: 'http://schemas.openxmlformats.org/package/2006/relationships',
  c: 'http://schemas.openxmlformats.org/package/2006/content-types',
  v: 'urn:schemas-microsoft-com:vml',
};

/** Writes a document whose pages begin at `starts`. */
export function write(
  document: Document,
  mode: DocxOptions['mode'],
  starts: readonly PageStart[] = [],
  faces: Required<EmbeddedFaces> | undefined = undefined,
): Promise<Uint8Array> {
  const pages = handPages(document, starts, FACES.bold, ' (ต่อ)');
  return Promise.resolve(writeDocx(document, { pages, mode, faces, dictionary, toolVersion: '1.2.3' }));
}

export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** Reads one part with XPath; prefixes as in `NAMESPACES`. */
export function withPart<T>(bytes: Uint8Array, name: string, read: (root: XmlElement) => T): T {
  const part = unzipSync(bytes, { filter: (file) => file.name === name })[name]!;
  const xml = XmlDocument.fromString(strFromU8(part));
  try {
    return read(xml.root);
  } finally {
    xml.dispose();
  }
}

/** Contents of all nodes an XPath finds in a part. */
export function find(bytes: Uint8Array, name: string, path: string): string[] {
  return withPart(bytes, name, (root) => root.find(path, NAMESPACES).map((node) => node.content));
}

export function count(bytes: Uint8Array, path: string, name = 'word/document.xml'): number {
  return find(bytes, name, path).length;
}
