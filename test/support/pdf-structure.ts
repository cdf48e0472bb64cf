import type { PdfObjects } from './pdf-objects.ts';
import { nameOf, type PdfDictionary, PdfReference, PdfStream, type PdfValue } from './pdf-syntax.ts';

/** A structure element as the file has it. */
export interface StructureElement {
  readonly role: string;
  readonly dictionary: PdfDictionary;
  readonly children: readonly (StructureElement | StructureContent)[];
}

/** Marked content of one page that an element owns. */
export interface StructureContent {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly mcid: number;
}

/** Elements below the StructTreeRoot, whole tree. */
export function structureTree(pdf: PdfObjects): StructureElement[] {
  const root = pdf.dictionary(pdf.catalog, 'StructTreeRoot');
  return kids(pdf, root).map((kid) => readElement(pdf, pdf.dictionary(kid)));
}

/** All elements below and with `elements`, in document order. */
export function allElements(elements: readonly StructureElement[]): StructureElement[] {
  return elements.flatMap((element) => [
    element,
    ...allElements(element.children.filter((child): child is StructureElement => 'role' in child)),
  ]);
}

/** What the ParentTree says: for each page, by MCID, the dictionary of the owning element. */
export function parentTree(pdf: PdfObjects): readonly (readonly PdfDictionary[])[] {
  const entries = numberTree(pdf, pdf.dictionary(pdf.catalog, 'StructTreeRoot', 'ParentTree'));
  return pdf.pages.map((page) => {
    const key = pdf.get(page, 'StructParents');
    const owners = typeof key === 'number' ? pdf.resolve(entries.get(key)) : null;
    return Array.isArray(owners) ? owners.map((owner) => pdf.dictionary(owner)) : [];
  });
}

function readElement(pdf: PdfObjects, dictionary: PdfDictionary): StructureElement {
  const children = kids(pdf, dictionary).flatMap((kid): (StructureElement | StructureContent)[] => {
    if (typeof kid === 'number') return [{ page: pageIndex(pdf, dictionary.get('Pg')), mcid: kid }];
    const child = pdf.dictionary(kid);
    const type = nameOf(pdf.get(child, 'Type'));
    if (type === 'OBJR') return [];
    if (type !== 'MCR') return [readElement(pdf, child)];
    return [{ page: pageIndex(pdf, child.get('Pg') ?? dictionary.get('Pg')), mcid: Number(pdf.get(child, 'MCID')) }];
  });
  return { role: nameOf(pdf.get(dictionary, 'S')) ?? '', dictionary, children };
}

function kids(pdf: PdfObjects, dictionary: PdfDictionary): readonly PdfValue[] {
  const value = pdf.get(dictionary, 'K');
  if (Array.isArray(value)) return value;
  return value === null || value instanceof PdfStream ? [] : [dictionary.get('K') ?? null];
}

function pageIndex(pdf: PdfObjects, reference: PdfValue | undefined): number {
  if (!(reference instanceof PdfReference)) throw new Error('marked content without /Pg');
  return pdf.pages.indexOf(pdf.dictionary(reference));
}

function numberTree(pdf: PdfObjects, node: PdfDictionary): Map<number, PdfValue> {
  const below = pdf.get(node, 'Kids');
  if (Array.isArray(below)) return new Map(below.flatMap((kid) => [...numberTree(pdf, pdf.dictionary(kid))]));
  const pairs = (pdf.get(node, 'Nums') ?? []) as readonly PdfValue[];
  return new Map(
    pairs.flatMap((key, index) =>
      index % 2 === 0 ? [[Number(pdf.resolve(key)), pairs[index + 1] ?? null] as const] : [],
    ),
  );
}
