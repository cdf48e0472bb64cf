import { XmlElement, type XmlNode } from 'libxml2-wasm';
import { type Leaf, leafText } from '../../src/docx/leaf.ts';
import type { Block, Document } from '../../src/model/document.ts';
import { NAMESPACES, withPart } from './support.ts';

/** What a reader meets in the body of a DOCX, numbers of lists counted as Word counts them; a paragraph a line. */
export function readingText(bytes: Uint8Array): string[] {
  const markerOf = listCounter(bytes);
  return withPart(bytes, 'word/document.xml', (root) =>
    root.find(PARAGRAPHS, NAMESPACES).map((paragraph) => {
      const numId = paragraph.get('w:pPr/w:numPr/w:numId/@w:val', NAMESPACES)?.content;
      const nodes = (paragraph as XmlElement).find(
        './/w:r[not(w:rPr/w:rStyle/@w:val="Continued")]/*[self::w:t or self::w:br[not(@w:type="page")]]',
        NAMESPACES,
      );
      return (numId ? markerOf(numId) : '') + nodes.map(content).join('');
    }),
  );
}

/** An empty cell says nothing. */
const PARAGRAPHS =
  '/w:document/w:body//w:p[not(w:pPr/w:pStyle/@w:val="TableBoundary") and not(parent::w:tc and not(w:r))]';

/** The same of a document tree. */
export function treeText(blocks: Document['body']): string[] {
  return blocks.flatMap(linesOf);
}

function linesOf(block: Block): string[] {
  const texts = (leaves: readonly Leaf[]) => leaves.map(leafText);
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'figure':
      return texts([block]);
    case 'section':
      return block.children.flatMap(linesOf);
    case 'list':
      return block.items.map((item) => item.marker + leafText(item));
    case 'descriptionList':
      return texts(block.entries);
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => texts(cell.children)));
  }
}

function content(node: XmlNode): string {
  return node instanceof XmlElement && node.name === 'br' ? '\n' : node.content;
}

function listCounter(bytes: Uint8Array): (numId: string) => string {
  const lists = withPart(bytes, 'word/numbering.xml', (root) => {
    const nums = root.find('w:num', NAMESPACES) as XmlElement[];
    return new Map(
      nums.map((num) => {
        const value = (node: XmlNode, path: string) => (node as XmlElement).get(path, NAMESPACES)?.content ?? '';
        const level = root.get(
          `w:abstractNum[@w:abstractNumId="${value(num, 'w:abstractNumId/@w:val')}"]/w:lvl[1]`,
          NAMESPACES,
        )!;
        const list = {
          next: Number(value(num, 'w:lvlOverride/w:startOverride/@w:val') || value(level, 'w:start/@w:val')),
          format: value(level, 'w:numFmt/@w:val'),
          text: value(level, 'w:lvlText/@w:val'),
          // What Word puts after the number, a tab or a space, is a space to a reader.
          end: value(level, 'w:suff/@w:val') === 'nothing' ? '' : ' ',
        };
        return [value(num, '@w:numId'), list] as const;
      }),
    );
  });
  return (numId) => {
    const list = lists.get(numId)!;
    const number = String(list.next++);
    const digits =
      list.format === 'thaiNumbers' ? number.replace(/\d/g, (d) => String.fromCharCode(0x0e50 + Number(d))) : number;
    return list.text.replace('%1', digits) + list.end;
  };
}

/** What stands in the header or footer, side by side as well; page fields as the document tree reads them. */
export function runningText(bytes: Uint8Array, part: 'header' | 'footer'): string[] {
  return withPart(bytes, `word/${part}1.xml`, (root) =>
    root.find('//w:p', NAMESPACES).flatMap((paragraph) => {
      const nodes = (paragraph as XmlElement).find(
        './/w:fldSimple | .//w:r[not(parent::w:fldSimple)]/*[self::w:t or self::w:tab]',
        NAMESPACES,
      ) as XmlElement[];
      return nodes
        .map(runningContent)
        .join('')
        .split('\t')
        .filter((text) => text !== '');
    }),
  );
}

function runningContent(node: XmlElement): string {
  if (node.name === 'tab') return '\t';
  if (node.name === 't') return node.content;
  return node.get('@w:instr', NAMESPACES)?.content === 'PAGE' ? '{page}' : '{pages}';
}
