import { XmlElement, type XmlNode } from 'libxml2-wasm';
import { type Leaf, leafText } from '../../src/docx/leaf.ts';
import type { Block, Document } from '../../src/model/document.ts';
import { NAMESPACES, withPart } from './support.ts';

/** What a reader meets in the body of a DOCX, numbers counted as Word counts them, a held space as a space; a paragraph a line. */
export function readingText(bytes: Uint8Array): string[] {
  const markerOf = listCounter(bytes);
  return withPart(bytes, 'word/document.xml', (root) =>
    root.find(PARAGRAPHS, NAMESPACES).map((paragraph) => {
      const numId = paragraph.get('w:pPr/w:numPr/w:numId/@w:val', NAMESPACES)?.content;
      const level = Number(paragraph.get('w:pPr/w:numPr/w:ilvl/@w:val', NAMESPACES)?.content ?? 0);
      const nodes = (paragraph as XmlElement).find(
        './/w:r[not(w:rPr/w:rStyle/@w:val="Continued")]/*[self::w:t or self::w:tab or self::w:br[not(@w:type="page")]]',
        NAMESPACES,
      );
      const text = (numId ? markerOf(numId, level) : '') + nodes.map(content).join('');
      // A dotted line reads as the form's five dots, at the end of a line as nothing.
      return text.replaceAll('\u00a0', ' ').replace(/\t$/, '').replaceAll('\t', '.....');
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
  if (node instanceof XmlElement && node.name === 'tab') return '\t';
  return node instanceof XmlElement && node.name === 'br' ? '\n' : node.content;
}

function listCounter(bytes: Uint8Array): (numId: string, level: number) => string {
  const lists = withPart(bytes, 'word/numbering.xml', (root) => {
    const nums = root.find('w:num', NAMESPACES) as XmlElement[];
    return new Map(
      nums.map((num) => {
        const value = (node: XmlNode, path: string) => (node as XmlElement).get(path, NAMESPACES)?.content ?? '';
        const abstract = `w:abstractNum[@w:abstractNumId="${value(num, 'w:abstractNumId/@w:val')}"]`;
        const levels = (root.find(`${abstract}/w:lvl`, NAMESPACES) as XmlElement[]).map((level, index) => ({
          start: Number(
            value(num, `w:lvlOverride[@w:ilvl="${index}"]/w:startOverride/@w:val`) || value(level, 'w:start/@w:val'),
          ),
          format: value(level, 'w:numFmt/@w:val'),
          text: value(level, 'w:lvlText/@w:val'),
          // What Word puts after the number, a tab or a space, is a space to a reader.
          end: value(level, 'w:suff/@w:val') === 'nothing' ? '' : ' ',
        }));
        return [value(num, '@w:numId'), { levels, counts: levels.map(() => undefined as number | undefined) }] as const;
      }),
    );
  });
  return (numId, at) => {
    const { levels, counts } = lists.get(numId)!;
    const level = levels[at]!;
    counts[at] = counts[at] === undefined ? level.start : counts[at] + 1;
    counts.fill(undefined, at + 1);
    const printed = (place: number) => {
      const number = String(counts[place] ?? levels[place]!.start);
      if (level.format !== 'thaiNumbers') return number;
      return number.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    };
    return level.text.replace(/%(\d)/g, (_, place: string) => printed(Number(place) - 1)) + level.end;
  };
}

/** What is in the header or footer, side by side as well; page fields as the document tree reads them. */
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
        .replaceAll('\u00a0', ' ')
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
