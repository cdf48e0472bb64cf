import type { XmlElement } from 'libxml2-wasm';
import { NAMESPACES, partsOf, withPart } from './support.ts';

/** What Word repairs or ignores and the Open XML SDK does not report; empty when all is well. */
export function lint(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  return [
    ...undefinedReferences(bytes, 'styles.xml', '//w:style/@w:styleId', STYLE_REFERENCES, 'style'),
    ...undefinedReferences(bytes, 'numbering.xml', '//w:num/@w:numId', '//w:numPr/w:numId/@w:val', 'numbering'),
    ...TEXT_PARTS.flatMap((part) => cellsWithoutParagraph(bytes, part)),
    ...TEXT_PARTS.flatMap((part) => touchingTables(bytes, part)),
    ...danglingRelationships(bytes, parts),
    ...partsWithoutType(bytes, parts),
  ];
}

const TEXT_PARTS = ['word/document.xml', 'word/header1.xml', 'word/footer1.xml'];

const STYLE_REFERENCES =
  '//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val | //w:next/@w:val';

function undefinedReferences(bytes: Uint8Array, part: string, ids: string, references: string, kind: string): string[] {
  const known = new Set(contents(bytes, `word/${part}`, ids));
  const used = [...TEXT_PARTS, 'word/styles.xml', 'word/numbering.xml'].flatMap((name) =>
    contents(bytes, name, references),
  );
  return [...new Set(used)].filter((id) => !known.has(id)).map((id) => `undefined ${kind} ${id}`);
}

function cellsWithoutParagraph(bytes: Uint8Array, part: string): string[] {
  return contents(bytes, part, '//w:tc[not(*[last()][self::w:p])]').map(() => `cell without a paragraph in ${part}`);
}

/** Word makes one table of two that touch, and requires a paragraph after the last. */
function touchingTables(bytes: Uint8Array, part: string): string[] {
  const next = 'following-sibling::*[1]';
  return contents(bytes, part, `//w:tbl[${next}[self::w:tbl or self::w:sectPr] or not(${next})]`).map(
    () => `table not followed by a paragraph in ${part}`,
  );
}

function danglingRelationships(bytes: Uint8Array, parts: Record<string, string>): string[] {
  return Object.keys(parts)
    .filter((name) => name.endsWith('.rels'))
    .flatMap((rels) => {
      const folder = rels.replace(/_rels\/[^/]+$/, '');
      const source = rels.replace('_rels/', '').replace(/\.rels$/, '');
      const ids = contents(bytes, rels, '//p:Relationship/@Id');
      const targets = contents(bytes, rels, '//p:Relationship/@Target');
      const used = source in parts ? contents(bytes, source, '//@r:id') : [];
      return [
        ...targets.filter((target) => !(folder + target in parts)).map((target) => `${rels}: no part ${target}`),
        ...used.filter((id) => !ids.includes(id)).map((id) => `${source}: no relationship ${id}`),
        ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${rels}: ${id} twice`),
      ];
    });
}

function partsWithoutType(bytes: Uint8Array, parts: Record<string, string>): string[] {
  const extensions = contents(bytes, '[Content_Types].xml', '//c:Default/@Extension');
  const names = contents(bytes, '[Content_Types].xml', '//c:Override/@PartName').map((name) => name.slice(1));
  const own = Object.keys(parts).filter((name) => name !== '[Content_Types].xml');
  return [
    ...own
      .filter((name) => !names.includes(name) && !extensions.some((end) => name.endsWith(`.${end}`)))
      .map((n) => `${n}: no type`),
    ...names.filter((name) => !(name in parts)).map((name) => `${name}: a type, but no part`),
  ];
}

function contents(bytes: Uint8Array, part: string, path: string): string[] {
  return withPart(bytes, part, (root: XmlElement) => root.find(path, NAMESPACES).map((node) => node.content));
}
