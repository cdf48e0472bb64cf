import type { Block, Description, Document, Figure, Heading, ListItem, Table } from '../model/document.ts';
import type { PdfEdition } from '../model/pdf-edition.ts';
import { type PlacedCell, tableGrid } from '../model/table-grid.ts';
import { childrenOf, type Node } from '../model/visit.ts';
import { type MarkedContent, watermarkBlock } from './marked-content.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, dict, number, type PdfObject, type Ref, text } from './syntax.ts';

/**
 * Writes the structure tree (ISO 32000-1, 14.7): the document's tree in standard structure types, a paragraph one P
 * over all its lines and pages, a table row one TR however many pages it takes. The header of the first page comes
 * first. Gives the tree's root, and the elements of headings by block id.
 */
export function addStructure(
  file: PdfFile,
  document: Document,
  marks: readonly MarkedContent[],
  pages: readonly Ref[],
  edition: PdfEdition,
): { readonly root: Ref; readonly headings: ReadonlyMap<number, Ref> } {
  const namespace = edition === '2.0' ? file.add(dict({ Type: '/Namespace', NS: text(pdf2Namespace) })) : undefined;
  const builder = new StructureBuilder(file, marks, pages, namespace);
  const root = file.reserve();
  const top = file.reserve();
  const kids =
    builder.header(document.header, top) +
    builder.leaf('P', watermarkBlock, 'content', top) +
    builder.blocks(document.body, top);
  const tops = builder.write(top, 'Document', root, kids);
  file.set(
    root,
    dict({
      Type: '/StructTreeRoot',
      K: `[${tops}]`,
      Namespaces: namespace && array([namespace]),
      ParentTree: file.add(dict({ Nums: builder.parentTree() })),
      ParentTreeNextKey: pages.length,
    }),
  );
  return { root, headings: builder.headings };
}

/** The standard structure types of PDF 2.0 (ISO 32000-2, 14.8.6). */
const pdf2Namespace = 'http://iso.org/pdf2/ssn';

class StructureBuilder {
  readonly #file: PdfFile;
  readonly #pages: readonly Ref[];
  readonly #marksOf = new Map<number, MarkedContent[]>();
  /** Owner of each sequence, by page and number. */
  readonly #owners: Ref[][];
  /** Entry of each element that names the types' namespace; empty in PDF 1.7, which has one only. */
  readonly #namespace: string;
  readonly #isPdf2: boolean;
  /** By block id. */
  readonly headings = new Map<number, Ref>();

  constructor(file: PdfFile, marks: readonly MarkedContent[], pages: readonly Ref[], namespace: Ref | undefined) {
    this.#file = file;
    this.#pages = pages;
    this.#isPdf2 = namespace !== undefined;
    this.#namespace = namespace === undefined ? '' : `/NS ${namespace}`;
    this.#owners = pages.map(() => []);
    for (const mark of marks) {
      const list = this.#marksOf.get(mark.block);
      if (list) list.push(mark);
      else this.#marksOf.set(mark.block, [mark]);
    }
  }

  /** What heads the first page: its first paragraph is the title, for which only PDF 2.0 has a type. */
  header(blocks: readonly Block[], parent: Ref): string {
    const title = this.#isPdf2
      ? blocks.find(({ type, id }) => type === 'paragraph' && this.#marksOf.has(id))
      : undefined;
    let kids = '';
    for (const block of blocks) {
      if (!this.#isSaid(block)) continue;
      kids += block === title ? this.leaf('Title', block.id, 'content', parent) : this.#block(block, parent);
    }
    return kids;
  }

  #isSaid(node: Node): boolean {
    return this.#marksOf.has(node.id) || childrenOf(node).some((child) => this.#isSaid(child));
  }

  /** Writes the elements of blocks, in reading order, and lists them as kids of `parent`: ` 12 0 R 15 0 R`. */
  blocks(blocks: readonly Block[], parent: Ref): string {
    let kids = '';
    for (const block of blocks) kids += this.#block(block, parent);
    return kids;
  }

  /** A section has no element of its own. */
  #block(block: Block, parent: Ref): string {
    switch (block.type) {
      case 'section':
        return this.blocks(block.children, parent);
      case 'heading':
        return this.#heading(block, parent);
      case 'paragraph':
        return this.leaf('P', block.id, 'content', parent);
      case 'list':
        return this.#list(block.ordered ? 'Decimal' : 'Disc', block.items, parent, 'marker');
      case 'descriptionList':
        return this.#list(this.#isPdf2 ? 'Description' : 'None', block.entries, parent, 'term');
      case 'table':
        return this.#table(block, parent);
      case 'figure':
        return this.#figure(block, parent);
    }
  }

  #heading({ id, level }: Heading, parent: Ref): string {
    const kid = this.leaf(`H${level}`, id, 'content', parent);
    if (kid !== '') this.headings.set(id, kid.trim());
    return kid;
  }

  /**
   * Label and body of each item. Labels of values follow no numbering, which PDF 1.7 says by `None` (ISO 32000-1, table
   * 347) and PDF 2.0 by `Description` (ISO 32000-2, table 382).
   */
  #list(
    numbering: string,
    items: readonly (ListItem | Description)[],
    parent: Ref,
    label: MarkedContent['part'],
  ): string {
    const list = this.#file.reserve();
    let kids = '';
    for (const { id } of items) {
      const item = this.#file.reserve();
      kids += this.write(item, 'LI', list, this.leaf('Lbl', id, label, item) + this.leaf('LBody', id, 'content', item));
    }
    return this.write(list, 'L', parent, kids, `/A<</O/List/ListNumbering/${numbering}>>`);
  }

  #table({ rows }: Table, parent: Ref): string {
    const table = this.#file.reserve();
    let kids = '';
    for (const cells of tableGrid(rows).rows) {
      const row = this.#file.reserve();
      const scope = cells.every(({ cell }) => cell.header) ? '/Scope/Column' : '/Scope/Row';
      let rowKids = '';
      for (const cell of cells) rowKids += this.#cell(cell, row, scope);
      kids += this.write(row, 'TR', table, rowKids);
    }
    return this.write(table, 'Table', parent, kids);
  }

  /** An empty cell is still a cell; its only paragraph has no element of its own. */
  #cell({ cell: { header, children }, rows, columns }: PlacedCell, row: Ref, scope: string): string {
    const self = this.#file.reserve();
    const [only, ...others] = children;
    const kids =
      only?.type === 'paragraph' && others.length === 0
        ? this.#content(only.id, 'content', self)
        : `/K[${this.blocks(children, self)}]`;
    const entries =
      (header ? scope : '') + (rows > 1 ? `/RowSpan ${rows}` : '') + (columns > 1 ? `/ColSpan ${columns}` : '');
    const attributes = entries === '' ? '' : `/A<</O/Table${entries}>>`;
    this.#file.set(self, `<</S/${header ? 'TH' : 'TD'}${attributes}/P ${row}${this.#namespace}${kids}>>`);
    return ` ${self}`;
  }

  /** What it shows in words, and where it is (14.8.5.4.3). */
  #figure({ id, alt }: Figure, parent: Ref): string {
    const box = this.#marksOf.get(id)?.[0]?.box ?? [];
    const layout = `/A<</O/Layout/Placement/Block/BBox${array(box.map(number))}>>`;
    return this.leaf('Figure', id, 'content', parent, `/Alt${text(alt)}${layout}`);
  }

  /** Writes an element of the content of a block, or nothing where it has none. */
  leaf(type: string, block: number, part: MarkedContent['part'], parent: Ref, attributes = ''): string {
    if (!this.#marksOf.has(block)) return '';
    const self = this.#file.reserve();
    return this.#set(self, type, parent, attributes, this.#content(block, part, self));
  }

  /** Writes an element of other elements, or nothing where it has none. */
  write(self: Ref, type: string, parent: Ref, kids: string, attributes = ''): string {
    return this.#set(self, type, parent, attributes, kids === '' ? '' : `/K[${kids}]`);
  }

  #set(self: Ref, type: string, parent: Ref, attributes: string, kids: string): string {
    // Without kids it is an object nobody refers to; it stays as null rather than renumber those after it.
    this.#file.set(self, kids === '' ? 'null' : `<</S/${type}/P ${parent}${this.#namespace}${attributes}${kids}>>`);
    return kids === '' ? '' : ` ${self}`;
  }

  /**
   * The sequences of a leaf as its entries `/Pg` and `/K`, empty where it has none; an abbreviation or words of another
   * language are in a Span of their own. `/Pg` is the page of the first sequence, and sequences of that page are named
   * by their numbers alone (14.7.4.2).
   */
  #content(block: number, part: MarkedContent['part'], owner: Ref): string {
    let page: number | undefined;
    let kids = '';
    for (const mark of this.#marksOf.get(block) ?? []) {
      if (mark.part !== part) continue;
      if (mark.language || mark.expansion) {
        kids += this.#span(mark, owner);
        continue;
      }
      page ??= mark.page;
      this.#owners[mark.page]![mark.mcid] = owner;
      kids += mark.page === page ? ` ${mark.mcid}` : `<</Type/MCR/Pg ${this.#pages[mark.page]}/MCID ${mark.mcid}>>`;
    }
    if (kids === '') return '';
    const entry = kids.lastIndexOf(' ') === 0 ? `/K${kids}` : `/K[${kids}]`;
    return page === undefined ? entry : `/Pg ${this.#pages[page]}${entry}`;
  }

  #span({ page, mcid, language, expansion }: MarkedContent, parent: Ref): string {
    const self = this.#file.reserve();
    this.#owners[page]![mcid] = self;
    const said = (language ? `/Lang${text(language)}` : '') + (expansion ? `/E${text(expansion)}` : '');
    return this.#set(self, 'Span', parent, said, `/Pg ${this.#pages[page]}/K ${mcid}`);
  }

  parentTree(): PdfObject {
    return array(this.#owners.map((owners, page) => `${page} ${array(owners)}`));
  }
}
