import { type StructureElement, structureTree } from '../../support/pdf-structure.ts';
import { nameOf, textOf } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, faults } from './checked-pdf.ts';
import { elements, elementText, markedText } from './marked-text.ts';

/** What may be in what (ISO 32000-1, 14.8.4; ISO 14289-1, 7.4 to 7.6). */
const KIDS: Readonly<Record<string, RegExp>> = {
  Document: /^(Title|H[1-6]|P|L|Table|Figure)$/,
  L: /^LI$/,
  LI: /^(Lbl|LBody)$/,
  Table: /^TR$/,
  TR: /^(TH|TD)$/,
  TH: /^(P|Span)$/,
  TD: /^(P|Figure|Span)$/,
};
const LEAF_KIDS = /^Span$/;

/**
 * The title comes first, headings nest without a gap, lists and tables are built of what they must be, a row begins with
 * its header. In PDF 2.0 every element is of that version's namespace.
 */
export function checkStructure({ pdf, edition }: CheckedPdf): string[] {
  const tops = structureTree(pdf);
  const all = elements(pdf);
  const texts = markedText(pdf);
  const first = all[1];
  return [
    ...faults({
      'the title is said first': first?.role === (edition === '2.0' ? 'Title' : 'P'),
      'the title is said once':
        all.filter((element) => first && elementText(element, texts) === elementText(first, texts)).length === 1,
      'one namespace': all.every(({ dictionary }) => pdf.get(dictionary, 'NS', 'NS') === null) === (edition === '1.7'),
      'that of PDF 2.0':
        edition === '1.7' ||
        all.every(({ dictionary }) => textOf(pdf.get(dictionary, 'NS', 'NS')) === 'http://iso.org/pdf2/ssn'),
    }),
    ...all.filter(({ role }) => role === 'L').flatMap((list) => checkNumbering(list)),
    ...(tops.length === 1 && tops[0]?.role === 'Document' ? [] : ['the tree does not begin with one Document']),
    ...checkHeadings(all),
    ...all.flatMap((element) => checkKids(element)),
    ...all.filter(({ role }) => role === 'Table').flatMap((table) => checkTable(table)),
    ...all.filter(({ role }) => role === 'Figure').flatMap((figure) => checkFigure(figure)),
  ];

  function checkNumbering(list: StructureElement): string[] {
    const labels = below(list).map((item) => {
      const [label] = below(item);
      return label ? elementText(label, texts) : '';
    });
    const counts = labels.every((label, index) => label === `${index + 1}. `);
    const named = edition === '2.0' ? 'Description' : 'None';
    const expected = counts ? 'Decimal' : labels.every((label) => label === '• ') ? 'Disc' : named;
    const actual = nameOf(pdf.get(list.dictionary, 'A', 'ListNumbering'));
    return actual === expected ? [] : [`numbering ${actual} of labels ${labels.join('')}`];
  }

  function checkFigure({ dictionary }: StructureElement): string[] {
    const box = pdf.get(dictionary, 'A', 'BBox');
    return faults({
      'a figure in words': (textOf(pdf.get(dictionary, 'Alt')) ?? '').trim().length > 0,
      'place of a figure': Array.isArray(box) && box.length === 4 && Number(box[0]) < Number(box[2]),
    });
  }

  /** Cells fill a grid without a hole or an overlap; the first cell of every row is a header over all its rows. */
  function checkTable(table: StructureElement): string[] {
    const found: string[] = [];
    const grid: StructureElement[][] = [];
    const rows = below(table);
    const span = (cell: StructureElement, key: string) => Number(pdf.get(cell.dictionary, 'A', key) ?? 1);
    rows.forEach((row, at) => {
      const cells = below(row);
      const isHeader = cells.every(({ role }) => role === 'TH');
      let column = 0;
      for (const cell of cells) {
        while (grid[at]?.[column]) column++;
        const scope = isHeader ? 'Column' : column === 0 ? 'Row' : undefined;
        const expected = scope ? `TH ${scope}` : 'TD';
        const actual = cell.role === 'TH' ? `TH ${nameOf(pdf.get(cell.dictionary, 'A', 'Scope'))}` : cell.role;
        if (actual !== expected) found.push(`${actual} instead of ${expected}`);
        for (let down = 0; down < span(cell, 'RowSpan'); down++) {
          for (let right = 0; right < span(cell, 'ColSpan'); right++) {
            grid[at + down] ??= [];
            if (grid[at + down]![column + right]) found.push('cells of a table overlap');
            grid[at + down]![column + right] = cell;
          }
        }
      }
    });
    if (grid.length !== rows.length) found.push('a cell reaches below its table');
    const widths = new Set(grid.map((row) => Array.from(row, (cell) => (cell ? 'cell' : 'hole')).join(' ')));
    if (widths.size > 1 || [...widths].some((row) => row.includes('hole')))
      found.push('rows of a table differ in length');
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
