import type { Block, Document, Heading, Inline, Style } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, number, type PdfObject, type Ref, text } from './syntax.ts';

/**
 * Bookmarks from the headings, nested by level; they open with the file (ISO 32000-1, 12.3.3). With `elements`, the
 * structure elements of headings by block id, each also leads to its element (ISO 32000-2, 12.3.2.3), as PDF/UA-2 needs.
 */
export function addOutline(
  file: PdfFile,
  document: Document,
  places: HeadingPlaces,
  elements?: ReadonlyMap<number, Ref>,
): Record<string, PdfObject> {
  const entries = nest(headings(document.body), leads(places.found, elements));
  if (entries.length === 0) return {};
  const root = file.reserve();
  const { first, last, count } = writeLevel(file, entries, root);
  file.set(root, dict({ Type: '/Outlines', First: first, Last: last, Count: count }));
  return { Outlines: root, PageMode: '/UseOutlines' };
}

/** All headings of the body, in reading order. */
function headings(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) => {
    if (block.type === 'heading') return [block];
    return block.type === 'section' ? headings(block.children) : [];
  });
}

interface Entry {
  readonly title: string;
  /** `Dest` or `A` of the outline item. */
  readonly lead: Readonly<Record<string, PdfObject>>;
  readonly level: number;
  readonly children: Entry[];
}

function nest(found: readonly Heading[], leadOf: ReadonlyMap<number, Entry['lead']>): Entry[] {
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const heading of found) {
    const lead = leadOf.get(heading.id);
    if (lead === undefined) continue;
    const entry = { title: heading.children.map(inlineText).join(''), lead, level: heading.level, children: [] };
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

function writeLevel(file: PdfFile, entries: readonly Entry[], parent: Ref): { first: Ref; last: Ref; count: number } {
  const refs = entries.map(() => file.reserve());
  let count = entries.length;
  entries.forEach(({ title, lead, children }, index) => {
    const below = children.length > 0 ? writeLevel(file, children, refs[index]!) : undefined;
    count += below?.count ?? 0;
    file.set(
      refs[index]!,
      dict({
        Title: text(title),
        Parent: parent,
        Prev: refs[index - 1],
        Next: refs[index + 1],
        ...lead,
        First: below?.first,
        Last: below?.last,
        Count: below?.count,
      }),
    );
  });
  return { first: refs[0]!, last: refs.at(-1)!, count };
}

/** Finds where headings begin, page by page. */
export class HeadingPlaces {
  /** By block id. */
  readonly found = new Map<number, HeadingPlace>();
  readonly #styleOf: ReadonlyMap<number, Style>;

  constructor({ styles, body }: Document) {
    this.#styleOf = new Map(headings(body).map(({ id, style }) => [id, styles[style]!]));
  }

  /** A heading begins a line's pitch above the baseline of its first line, clear of all marks above letters. */
  look({ lines, height }: Page, page: Ref): void {
    for (const { role, block, x, baseline } of lines) {
      const style = role === 'body' ? this.#styleOf.get(block) : undefined;
      if (style && !this.found.has(block))
        this.found.set(block, { page, view: `/XYZ ${number(x)} ${number(height - baseline + style.linePitch)} null` });
    }
  }
}

interface HeadingPlace {
  readonly page: Ref;
  /** How the page is shown. */
  readonly view: string;
}

function leads(
  places: ReadonlyMap<number, HeadingPlace>,
  elements: ReadonlyMap<number, Ref> | undefined,
): Map<number, Entry['lead']> {
  const found = new Map<number, Entry['lead']>();
  for (const [block, { page, view }] of places) {
    const element = elements?.get(block);
    const onPage = `[${page} ${view}]`;
    found.set(block, element ? { A: dict({ S: '/GoTo', D: onPage, SD: `[${element} ${view}]` }) } : { Dest: onPage });
  }
  return found;
}

const inlineText = (inline: Inline) => (inline.type === 'text' ? inline.value : ' ');
