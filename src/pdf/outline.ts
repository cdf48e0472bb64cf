import type { Document, Heading, Inline } from '../model/document.ts';
import type { Line, Page } from '../model/page.ts';
import { headings } from './headings.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, number, type PdfObject, type Ref, text } from './syntax.ts';

/** Bookmarks from the headings, nested by level; they open with the file (ISO 32000-1, 12.3.3). */
export function addOutline(
  file: PdfFile,
  document: Document,
  pages: readonly Page[],
  pageRefs: readonly Ref[],
): Record<string, PdfObject> {
  const found = headings(document.body);
  const entries = nest(found, destinations(new Set(found.map(({ id }) => id)), pages, pageRefs));
  if (entries.length === 0) return {};
  const root = file.reserve();
  const { first, last, count } = writeLevel(file, entries, root);
  file.set(root, dict({ Type: '/Outlines', First: first, Last: last, Count: count }));
  return { Outlines: root, PageMode: '/UseOutlines' };
}

interface Entry {
  readonly title: string;
  readonly destination: PdfObject;
  readonly level: number;
  readonly children: Entry[];
}

function nest(found: readonly Heading[], destinations: ReadonlyMap<number, PdfObject>): Entry[] {
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const heading of found) {
    const destination = destinations.get(heading.id);
    if (destination === undefined) continue;
    const entry = { title: heading.children.map(inlineText).join(''), destination, level: heading.level, children: [] };
    while (open.length > 0 && open.at(-1)!.level >= heading.level) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}

function writeLevel(file: PdfFile, entries: readonly Entry[], parent: Ref): { first: Ref; last: Ref; count: number } {
  const refs = entries.map(() => file.reserve());
  let count = entries.length;
  entries.forEach(({ title, destination, children }, index) => {
    const below = children.length > 0 ? writeLevel(file, children, refs[index]!) : undefined;
    count += below?.count ?? 0;
    file.set(
      refs[index]!,
      dict({
        Title: text(title),
        Parent: parent,
        Prev: refs[index - 1],
        Next: refs[index + 1],
        Dest: destination,
        First: below?.first,
        Last: below?.last,
        Count: below?.count,
      }),
    );
  });
  return { first: refs[0]!, last: refs.at(-1)!, count };
}

/** Where the first line of each heading stands, a line's height above its baseline. */
function destinations(
  wanted: ReadonlySet<number>,
  pages: readonly Page[],
  pageRefs: readonly Ref[],
): Map<number, PdfObject> {
  const places = new Map<number, PdfObject>();
  pages.forEach((page, index) => {
    for (const line of page.lines) {
      if (line.role !== 'body' || !wanted.has(line.block) || places.has(line.block)) continue;
      const top = page.height - line.baseline + ascent(line);
      places.set(line.block, `[${pageRefs[index]} /XYZ ${number(line.x)} ${number(top)} null]`);
    }
  });
  return places;
}

const ascent = (line: Line) => (line.runs[0]?.fontSize ?? 0) * 1.4;

const inlineText = (inline: Inline) => (inline.type === 'text' ? inline.value : ' ');
