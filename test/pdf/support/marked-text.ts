import { contentOperators } from '../../support/pdf-content.ts';
import type { PdfObjects } from '../../support/pdf-objects.ts';
import {
  allElements,
  type StructureContent,
  type StructureElement,
  structureTree,
} from '../../support/pdf-structure.ts';
import { nameOf, type PdfDictionary, type PdfValue } from '../../support/pdf-syntax.ts';

/** Text of each marked-content sequence by page index and MCID, through the fonts' ToUnicode maps. */
export function markedText(pdf: PdfObjects): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  pdf.pages.forEach((page, index) => {
    let mcid: number | undefined;
    let characters: ReadonlyMap<number, string> = new Map();
    for (const { operator, operands } of contentOperators(pdf, page)) {
      if (operator === 'BDC') mcid = numberOr(pdf.get(operands[1], 'MCID'));
      else if (operator === 'EMC') mcid = undefined;
      else if (operator === 'Tf') characters = toUnicode(pdf, page, nameOf(operands[0]) ?? '');
      else if (operator === 'Tj' && mcid !== undefined) {
        const text = codes(operands[0]).map((cid) => characters.get(cid) ?? '\uFFFD');
        const key = contentKey({ page: index, mcid });
        texts.set(key, (texts.get(key) ?? '') + text.join(''));
      }
    }
  });
  return texts;
}

/** Where text is shown on a page: baseline from the bottom edge and font size in pt, and its marked-content sequence. */
export interface TextPlace {
  readonly mcid: number | undefined;
  readonly y: number;
  readonly size: number;
}

/** All places of text on a page, in content order. */
export function textPlaces(pdf: PdfObjects, pageIndex: number): TextPlace[] {
  const places: TextPlace[] = [];
  let [mcid, y, size]: [number | undefined, number, number] = [undefined, 0, 0];
  for (const { operator, operands } of contentOperators(pdf, pdf.pages[pageIndex]!)) {
    if (operator === 'BDC') mcid = numberOr(pdf.get(operands[1], 'MCID'));
    else if (operator === 'EMC') mcid = undefined;
    else if (operator === 'BT') y = 0;
    else if (operator === 'Tf') size = Number(operands[1]);
    else if (operator === 'Td') y += Number(operands[1]);
    else if (operator === 'Tj') places.push({ mcid, y, size });
  }
  return places;
}

export const contentKey = ({ page, mcid }: StructureContent) => `${page} ${mcid}`;

/** Text of an element and of all below it, in the order of the tree. */
export function elementText(element: StructureElement, texts: ReadonlyMap<string, string>): string {
  return element.children
    .map((child) => ('role' in child ? elementText(child, texts) : (texts.get(contentKey(child)) ?? '')))
    .join('');
}

export const elements = (pdf: PdfObjects) => allElements(structureTree(pdf));

/** Two-byte codes of a shown string. */
export function codes(shown: PdfValue | undefined): number[] {
  if (!(shown instanceof Uint8Array)) return [];
  return Array.from({ length: shown.length >> 1 }, (_, index) => shown[2 * index]! * 256 + shown[2 * index + 1]!);
}

/** Characters by code, as the font's ToUnicode map gives them. */
export function toUnicode(pdf: PdfObjects, page: PdfDictionary, font: string): ReadonlyMap<number, string> {
  const stream = pdf.get(page, 'Resources', 'Font', font, 'ToUnicode');
  const known = stream && typeof stream === 'object' ? MAPS.get(stream) : undefined;
  if (known) return known;
  const source = stream === null ? '' : Buffer.from(pdf.decode(stream)).toString('latin1');
  const map = readCharacters(source);
  if (stream && typeof stream === 'object') MAPS.set(stream, map);
  return map;
}

/** Ranges of codes, each with the characters of all its codes. */
export function readCharacters(map: string): Map<number, string> {
  const characters = new Map<number, string>();
  for (const [, first = '', , texts = ''] of map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})> \[([<>0-9A-F]*)\]/g)) {
    [...texts.matchAll(/<([0-9A-F]+)>/g)].forEach(([, text = ''], place) => {
      characters.set(Number.parseInt(first, 16) + place, Buffer.from(text, 'hex').swap16().toString('utf16le'));
    });
  }
  return characters;
}

const MAPS = new WeakMap<object, ReadonlyMap<number, string>>();

const numberOr = (value: PdfValue) => (typeof value === 'number' ? value : undefined);
