import { canonicalPrefixes } from './canonical-prefixes.ts';
import { parseXml, type XmlElement, type XmlFault } from './xml-tree.ts';

/** A part as text and as a tree; names of elements have the prefixes that Word writes. */
export interface XmlPart {
  readonly xml: string;
  readonly root: XmlElement;
}

/** Reads a part: UTF-8, UTF-16 or what its declaration names, with any prefixes. */
export function decodePart(bytes: Uint8Array): XmlPart | XmlFault {
  const decoded = decode(bytes);
  if (decoded === undefined) return 'damaged';
  const root = parseXml(decoded);
  if (typeof root === 'string') return root;
  const xml = canonicalPrefixes(decoded, root);
  if (xml === decoded) return { xml, root };
  const renamed = parseXml(xml);
  return typeof renamed === 'string' ? renamed : { xml, root: renamed };
}

/** The text, its declaration saying UTF-8, as which it is written; undefined where bytes are no text of the encoding. */
function decode(bytes: Uint8Array): string | undefined {
  const named = encodingOf(bytes);
  try {
    const text = new TextDecoder(named ?? 'utf-8', { fatal: true }).decode(bytes);
    return named === undefined
      ? text
      : text.replace(/^(<\?xml[^>]*?)\sencoding=(?:"[^"]*"|'[^']*')/, '$1 encoding="UTF-8"');
  } catch {
    return undefined;
  }
}

/** The encoding by its first bytes (XML 1.0, appendix F), else by name; undefined for UTF-8. */
function encodingOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  if (/^(?:\u00ff\u00fe|<\0)/.test(head)) return 'utf-16le';
  if (/^(?:\u00fe\u00ff|\0<)/.test(head)) return 'utf-16be';
  const name = /^<\?xml[^>]*?\sencoding=["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase();
  return name === undefined || /^(?:utf-?8|us-ascii)$/.test(name) ? undefined : name;
}
