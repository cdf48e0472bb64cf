import { contentOperators } from '../../support/pdf-content.ts';
import type { PdfObjects } from '../../support/pdf-objects.ts';
import { parentTree, type StructureElement, structureTree } from '../../support/pdf-structure.ts';
import type { PdfDictionary } from '../../support/pdf-syntax.ts';
import type { CheckedPdf } from './checked-pdf.ts';
import { elements } from './marked-text.ts';

/** The parent tree and the structure tree say the same, from content to element and from element to content. */
export function checkParentTree({ pdf }: CheckedPdf): string[] {
  const owners = parentTree(pdf);
  const all = elements(pdf);
  const byDictionary = new Map(all.map((element) => [element.dictionary, element]));
  const found = [...checkKeys(pdf), ...checkParents(pdf)];
  pdf.pages.forEach((page, index) => {
    const drawn = contentOperators(pdf, page).flatMap(({ operator, operands }) =>
      operator === 'BDC' ? [pdf.get(operands[1], 'MCID')] : [],
    );
    const mcids = drawn.filter((mcid) => typeof mcid === 'number');
    if (owners[index]?.length !== mcids.length) found.push(`page ${index + 1}: not as many owners as sequences`);
    for (const mcid of mcids) {
      const kids = byDictionary.get(owners[index]?.[mcid] as PdfDictionary)?.children ?? [];
      const claims = kids.filter((kid) => !('role' in kid) && kid.page === index && kid.mcid === mcid);
      if (claims.length !== 1) found.push(`page ${index + 1}: the owner of ${mcid} does not have it once`);
    }
  });
  for (const { role, dictionary, children } of all) {
    for (const kid of children) {
      if ('role' in kid || owners[kid.page]?.[kid.mcid] === dictionary) continue;
      found.push(`page ${kid.page + 1}: ${role} has ${kid.mcid}, which has another owner`);
    }
  }
  return found;
}

function checkKeys(pdf: PdfObjects): string[] {
  const keys = pdf.pages.map((page) => pdf.get(page, 'StructParents'));
  const next = pdf.get(pdf.catalog, 'StructTreeRoot', 'ParentTreeNextKey');
  const good = keys.every((key) => typeof key === 'number' && typeof next === 'number' && key < next);
  return good && new Set(keys).size === keys.length ? [] : ['keys of pages in the parent tree are wrong'];
}

/** `P` of each element is the element that has it among its kids. */
function checkParents(pdf: PdfObjects): string[] {
  const root = pdf.dictionary(pdf.catalog, 'StructTreeRoot');
  const below = (element: StructureElement, parent: PdfDictionary): string[] => [
    ...(pdf.dictionary(element.dictionary, 'P') === parent ? [] : [`${element.role} names another parent`]),
    ...element.children.flatMap((kid) => ('role' in kid ? below(kid, element.dictionary) : [])),
  ];
  return structureTree(pdf).flatMap((top) => below(top, root));
}
