import { type StructureElement, structureTree } from '../../support/pdf-structure.ts';
import { nameOf, textOf } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, faults } from './checked-pdf.ts';
import { elements } from './marked-text.ts';

/** What may stand in what (ISO 32000-1, 14.8.4; ISO 14289-1, 7.4 to 7.6). */
const KIDS: Readonly<Record<string, RegExp>> = {
  Document: /^(H[1-6]|P|L|Table|Figure)$/,
  L: /^LI$/,
  LI: /^(Lbl|LBody)$/,
  Table: /^TR$/,
  TR: /^(TH|TD)$/,
  TH: /^(P|Span)$/,
  TD: /^(P|Span)$/,
};
const LEAF_KIDS = /^Span$/;

/** Headings nest without a gap; lists and tables are built of what they must be; a row begins with its header. */
export function checkStructure({ pdf }: CheckedPdf): string[] {
  const tops = structureTree(pdf);
  const all = elements(pdf);
  return [
    ...(tops.length === 1 && tops[0]?.role === 'Document' ? [] : ['the tree does not begin with one Document']),
    ...checkHeadings(all),
    ...all.flatMap((element) => checkKids(element)),
    ...all.filter(({ role }) => role === 'Table').flatMap((table) => checkTable(table)),
    ...all.filter(({ role }) => role === 'Figure').flatMap((figure) => checkFigure(figure)),
  ];

  function checkFigure({ dictionary }: StructureElement): string[] {
    const box = pdf.get(dictionary, 'A', 'BBox');
    return faults({
      'a figure in words': (textOf(pdf.get(dictionary, 'Alt')) ?? '').trim().length > 0,
      'place of a figure': Array.isArray(box) && box.length === 4 && Number(box[0]) < Number(box[2]),
    });
  }

  function checkTable(table: StructureElement): string[] {
    const rows = below(table);
    const widths = new Set(rows.map((row) => row.children.length));
    const found = widths.size === 1 ? [] : ['rows of a table differ in length'];
    for (const row of rows) {
      const cells = below(row);
      const isHeader = cells.every(({ role }) => role === 'TH');
      cells.forEach((cell, column) => {
        const scope = isHeader ? 'Column' : column === 0 ? 'Row' : undefined;
        const expected = scope ? `TH ${scope}` : 'TD';
        const actual = cell.role === 'TH' ? `TH ${nameOf(pdf.get(cell.dictionary, 'A', 'Scope'))}` : cell.role;
        if (actual !== expected) found.push(`${actual} instead of ${expected}`);
      });
    }
    return found;
  }
}

function checkHeadings(all: readonly StructureElement[]): string[] {
  const levels = all.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role[1])] : []));
  return levels.flatMap((level, index) => {
    const before = levels[index - 1] ?? 0;
    return level > before + 1 ? [`H${level} after H${before}`] : [];
  });
}

function checkKids(element: StructureElement): string[] {
  const { role, children } = element;
  const allowed = KIDS[role] ?? LEAF_KIDS;
  const found = below(element).flatMap((kid) => (allowed.test(kid.role) ? [] : [`${kid.role} in ${role}`]));
  const roles = below(element).map((kid) => kid.role);
  if (role === 'LI' && roles.at(-1) !== 'LBody') found.push('LI without LBody at its end');
  if (role === 'LI' && roles[0] !== 'Lbl') found.push('LI without Lbl at its beginning');
  if (children.length === 0 && role !== 'TD') found.push(`empty ${role}`);
  return found;
}

const below = ({ children }: StructureElement) => children.filter((kid): kid is StructureElement => 'role' in kid);
