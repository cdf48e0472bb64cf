import type { Block, Cell, Description, Document, ListItem, Row } from '../document/document.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, dict, type PdfObject, type Ref, text } from './syntax.ts';

/** A marked-content sequence drawn on a page: which part of which block it shows. */
export interface MarkedContent {
  /** Index of the page, and the sequence's number on it. */
  readonly page: number;
  readonly mcid: number;
  readonly block: number;
  readonly part: 'content' | 'term' | 'marker';
  /** Set when it differs from the document's. */
  readonly language?: string;
}

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
  const top = builder.element('Document', root, (self) => document.body.flatMap((block) => builder.block(block, self)));
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

class StructureBuilder {
  readonly #file: PdfFile;
  readonly #pages: readonly Ref[];
  readonly #marksOf = new Map<string, MarkedContent[]>();
  /** Owner of each sequence, by page and number. */
  readonly #owners: Ref[][];

  constructor(file: PdfFile, marks: readonly MarkedContent[], pages: readonly Ref[]) {
    this.#file = file;
    this.#pages = pages;
    this.#owners = pages.map(() => []);
    for (const mark of marks) {
      const key = `${mark.block} ${mark.part}`;
      const list = this.#marksOf.get(key);
      if (list) list.push(mark);
      else this.#marksOf.set(key, [mark]);
    }
  }

  /** Structure elements of a block, in reading order; a section has no element of its own. */
  block(block: Block, parent: Ref): Ref[] {
    switch (block.type) {
      case 'section':
        return block.children.flatMap((child) => this.block(child, parent));
      case 'heading':
        return this.#leaf(`H${block.level}`, block.id, 'content', parent);
      case 'paragraph':
        return this.#leaf('P', block.id, 'content', parent);
      case 'list':
        return this.#list(block.ordered ? 'Decimal' : 'Disc', block.items, parent, 'marker');
      case 'descriptionList':
        return this.#list('None', block.entries, parent, 'term');
      case 'table':
        return this.#one('Table', parent, (self) => block.rows.flatMap((row) => this.#row(row, self)));
    }
  }

  /** Writes an element and its kids, or nothing when it has none. */
  element(
    type: string,
    parent: Ref,
    kids: (self: Ref) => readonly PdfObject[],
    more: Record<string, PdfObject> = {},
  ): Ref | undefined {
    const self = this.#file.reserve();
    const content = kids(self);
    if (content.length === 0) {
      // An object nobody refers to; it stays as null rather than renumber those after it.
      this.#file.set(self, 'null');
      return undefined;
    }
    this.#file.set(
      self,
      dict({
        Type: '/StructElem',
        S: `/${type}`,
        P: parent,
        ...more,
        K: content.length === 1 ? content[0]! : array(content),
      }),
    );
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
    const attributes = { A: dict({ O: '/List', ListNumbering: `/${numbering}` }) };
    const item = ({ id }: ListItem | Description, self: Ref) =>
      this.#one('LI', self, (li) => [...this.#leaf('Lbl', id, label, li), ...this.#leaf('LBody', id, 'content', li)]);
    return this.#one('L', parent, (self) => items.flatMap((entry) => item(entry, self)), attributes);
  }

  #row(row: Row, parent: Ref): Ref[] {
    const columnHeaders = row.cells.every((cell) => cell.header);
    return this.#one('TR', parent, (self) => row.cells.map((cell) => this.#cell(cell, self, columnHeaders)));
  }

  /** An empty cell is still a cell. */
  #cell(cell: Cell, parent: Ref, columnHeader: boolean): Ref {
    const scope = cell.header ? { A: dict({ O: '/Table', Scope: columnHeader ? '/Column' : '/Row' }) } : {};
    const self = this.#file.reserve();
    const [only, ...others] = cell.children;
    const kids =
      others.length === 0
        ? only
          ? this.#content(only.id, 'content', self)
          : []
        : cell.children.flatMap((child) => this.block(child, self));
    this.#file.set(
      self,
      dict({ Type: '/StructElem', S: cell.header ? '/TH' : '/TD', P: parent, ...scope, K: array(kids) }),
    );
    return self;
  }

  #leaf(type: string, block: number, part: MarkedContent['part'], parent: Ref): Ref[] {
    return this.#one(type, parent, (self) => this.#content(block, part, self));
  }

  /** The sequences of a leaf; one in another language stands in a Span of its own. */
  #content(block: number, part: MarkedContent['part'], owner: Ref): PdfObject[] {
    return (this.#marksOf.get(`${block} ${part}`) ?? []).flatMap((mark) => {
      if (mark.language === undefined) return [this.#claim(mark, owner)];
      return this.#one('Span', owner, (self) => [this.#claim(mark, self)], { Lang: text(mark.language) });
    });
  }

  #claim({ page, mcid }: MarkedContent, owner: Ref): PdfObject {
    this.#owners[page]![mcid] = owner;
    return dict({ Type: '/MCR', Pg: this.#pages[page]!, MCID: mcid });
  }

  #one(type: string, parent: Ref, kids: (self: Ref) => readonly PdfObject[], more?: Record<string, PdfObject>): Ref[] {
    const element = this.element(type, parent, kids, more);
    return element ? [element] : [];
  }
}
