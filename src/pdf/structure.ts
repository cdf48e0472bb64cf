import type { Block, Cell, Description, Document, Figure, ListItem, Row } from '../document/document.ts';
import type { PdfFile } from './pdf-file.ts';
import type { Stretch } from './stretches.ts';
import { array, dict, number, type PdfObject, type Ref, text } from './syntax.ts';

/** A marked-content sequence drawn on a page: which part of which block it shows. */
export interface MarkedContent {
  /** Index of the page, and the sequence's number on it. */
  readonly page: number;
  readonly mcid: number;
  readonly block: number;
  readonly part: Stretch['part'];
  /** Set when it differs from the document's. */
  readonly language?: string | undefined;
  /** What an abbreviation stands for. */
  readonly expansion?: string | undefined;
  /** Figures only: left, bottom, right and top edge on the page. */
  readonly box?: readonly [number, number, number, number];
}

/** In place of a block's id, for the watermark: who hears a report must know that it is a draft. */
export const WATERMARK = -1;

/**
 * Writes the structure tree (ISO 32000-1, 14.7): the document's tree in standard structure types, a paragraph one P
 * over all its lines and pages, a table row one TR however many pages it takes.
 */
export function addStructure(
  file: PdfFile,
  document: Document,
  marks: readonly MarkedContent[],
  pages: readonly Ref[],
): Ref {
  const builder = new StructureBuilder(file, marks, pages);
  const root = file.reserve();
  const top = builder.element('Document', root, (self) => [
    ...builder.leaf('P', WATERMARK, 'content', self),
    ...document.body.flatMap((block) => builder.block(block, self)),
  ]);
  file.set(
    root,
    dict({
      Type: '/StructTreeRoot',
      K: top ? array([top]) : '[]',
      ParentTree: file.add(dict({ Nums: builder.parentTree() })),
      ParentTreeNextKey: pages.length,
    }),
  );
  return root;
}

/** An element, or content of the element itself. */
type Kid = Ref | MarkedContent;

class StructureBuilder {
  readonly #file: PdfFile;
  readonly #pages: readonly Ref[];
  readonly #marksOf = new Map<number, MarkedContent[]>();
  /** Owner of each sequence, by page and number. */
  readonly #owners: Ref[][];

  constructor(file: PdfFile, marks: readonly MarkedContent[], pages: readonly Ref[]) {
    this.#file = file;
    this.#pages = pages;
    this.#owners = pages.map(() => []);
    for (const mark of marks) {
      const list = this.#marksOf.get(mark.block);
      if (list) list.push(mark);
      else this.#marksOf.set(mark.block, [mark]);
    }
  }

  /** Structure elements of a block, in reading order; a section has no element of its own. */
  block(block: Block, parent: Ref): Ref[] {
    switch (block.type) {
      case 'section':
        return block.children.flatMap((child) => this.block(child, parent));
      case 'heading':
        return this.leaf(`H${block.level}`, block.id, 'content', parent);
      case 'paragraph':
        return this.leaf('P', block.id, 'content', parent);
      case 'list':
        return this.#list(block.ordered ? 'Decimal' : 'Disc', block.items, parent, 'marker');
      case 'descriptionList':
        return this.#list('None', block.entries, parent, 'term');
      case 'table':
        return this.#one('Table', parent, (self) => block.rows.flatMap((row) => this.#row(row, self)));
      case 'figure':
        return this.#figure(block, parent);
    }
  }

  /** Writes an element and its kids, or nothing when it has none; `more` are further entries in PDF syntax. */
  element(type: string, parent: Ref, kids: (self: Ref) => readonly Kid[], more = ''): Ref | undefined {
    const self = this.#file.reserve();
    const content = kids(self);
    if (content.length > 0) return this.#write(self, type, parent, content, more);
    // An object nobody refers to; it stays as null rather than renumber those after it.
    this.#file.set(self, 'null');
    return undefined;
  }

  /** `/Pg` is the page of the first content; content of that page is told by its number alone (14.7.4.2). */
  #write(self: Ref, type: string, parent: Ref, kids: readonly Kid[], more: string): Ref {
    let page: number | undefined;
    let content = '';
    for (const kid of kids) {
      if (typeof kid !== 'string') page ??= kid.page;
      if (typeof kid === 'string') content += `${kid} `;
      else if (kid.page === page) content += `${kid.mcid} `;
      else content += `<</Type/MCR/Pg ${this.#pages[kid.page]}/MCID ${kid.mcid}>>`;
    }
    const own = page === undefined ? more : `${more}/Pg ${this.#pages[page]}`;
    this.#file.set(self, `<</S/${type}/P ${parent}${own}/K[${content}]>>`);
    return self;
  }

  parentTree(): PdfObject {
    return array(this.#owners.map((owners, page) => `${page} ${array(owners)}`));
  }

  /** Label and body of each item; label and value pairs are a list without numbers. */
  #list(
    numbering: string,
    items: readonly (ListItem | Description)[],
    parent: Ref,
    label: MarkedContent['part'],
  ): Ref[] {
    const attributes = `/A<</O/List/ListNumbering/${numbering}>>`;
    const item = ({ id }: ListItem | Description, self: Ref) =>
      this.#one('LI', self, (li) => [...this.leaf('Lbl', id, label, li), ...this.leaf('LBody', id, 'content', li)]);
    return this.#one('L', parent, (self) => items.flatMap((entry) => item(entry, self)), attributes);
  }

  #row(row: Row, parent: Ref): Ref[] {
    const columnHeaders = row.cells.every((cell) => cell.header);
    return this.#one('TR', parent, (self) => row.cells.map((cell) => this.#cell(cell, self, columnHeaders)));
  }

  /** An empty cell is still a cell. */
  #cell(cell: Cell, parent: Ref, columnHeader: boolean): Ref {
    const scope = cell.header ? `/A<</O/Table/Scope/${columnHeader ? 'Column' : 'Row'}>>` : '';
    const self = this.#file.reserve();
    const [only, ...others] = cell.children;
    const kids =
      others.length === 0
        ? only
          ? this.#content(only.id, 'content', self)
          : []
        : cell.children.flatMap((child) => this.block(child, self));
    return this.#write(self, cell.header ? 'TH' : 'TD', parent, kids, scope);
  }

  /** What it shows in words, and where it stands (14.8.5.4.3). */
  #figure({ id, alt }: Figure, parent: Ref): Ref[] {
    const box = this.#marksOf.get(id)?.[0]?.box ?? [];
    const layout = `/A<</O/Layout/Placement/Block/BBox${array(box.map(number))}>>`;
    return this.#one('Figure', parent, (self) => this.#content(id, 'content', self), `/Alt${text(alt)}${layout}`);
  }

  leaf(type: string, block: number, part: MarkedContent['part'], parent: Ref): Ref[] {
    return this.#one(type, parent, (self) => this.#content(block, part, self));
  }

  /** The sequences of a leaf; an abbreviation or words of another language stand in a Span of their own. */
  #content(block: number, part: MarkedContent['part'], owner: Ref): Kid[] {
    const kids: Kid[] = [];
    for (const mark of this.#marksOf.get(block) ?? []) {
      if (mark.part !== part) continue;
      const { language, expansion } = mark;
      const more = (language ? `/Lang${text(language)}` : '') + (expansion ? `/E${text(expansion)}` : '');
      if (more === '') kids.push(this.#claim(mark, owner));
      else kids.push(...this.#one('Span', owner, (self) => [this.#claim(mark, self)], more));
    }
    return kids;
  }

  #claim(mark: MarkedContent, owner: Ref): MarkedContent {
    this.#owners[mark.page]![mark.mcid] = owner;
    return mark;
  }

  #one(type: string, parent: Ref, kids: (self: Ref) => readonly Kid[], more?: string): Ref[] {
    const element = this.element(type, parent, kids, more);
    return element ? [element] : [];
  }
}
