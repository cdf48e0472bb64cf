import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/document.ts';
import type { Localized } from '../model/localized.ts';
import type { LineRole, Page } from '../model/page.ts';
import { childrenOf, type Node } from '../model/visit.ts';
import type { LayoutResources } from './layout-resources.ts';
import { pagePlacer } from './pages/place-pages.ts';
import {
  footerHint,
  footerInBodyHint,
  headerHint,
  indentHint,
  type LengthHint,
  type RunningEdges,
} from './place-hints.ts';

/** The template of a document: its folder, and where its `template.yaml` says what. */
export interface PlacedTemplate {
  readonly folder: string;
  readonly settings: { readonly written: Readonly<Record<string, Range>> };
}

/**
 * `E-TEMPLATE-SPACE` where text or a picture is printed over other text or off the page, once for each way: a header that
 * has more lines than its place, an indentation wider than the page.
 */
export function checkPlaces(document: Document, pages: readonly Page[], template: PlacedTemplate): Diagnostic[] {
  const { top, bottom } = document.page.margin;
  const found = new Map<Fault, Fallen>();
  const narrow = new Set<LineRole>();
  const header = createEdges();
  const footer = createEdges();
  for (const page of pages) {
    const edges = { top, bottom: page.height - bottom, end: page.height, width: page.width };
    for (const item of itemsOf(page)) {
      if (item.role === 'header') header.add(item);
      if (item.role === 'footer') footer.add(item);
      const fault = faultOf(item, edges);
      if (fault === 'beside') narrow.add(item.role);
      if (fault && !found.has(fault)) found.set(fault, { item, page: page.number });
    }
  }
  if (found.has('footer')) found.delete('footerInBody'); // one footer that is too tall for its place
  // What is too wide leaves so little for the rest that it grows tall.
  if (narrow.has('header')) found.delete('header');
  if (narrow.has('footer')) for (const fault of ['footer', 'footerInBody'] as const) found.delete(fault);
  return [...found].map(([fault, fallen]) => {
    const place = placeOf(fault, fallen, { document, header, footer, template });
    const message = wording[fault](fallen.page);
    const range = place.path === undefined ? undefined : template.settings.written[place.path];
    const file = `${template.folder}/template.yaml`;
    return diagnostic('E-TEMPLATE-SPACE', { file, ...(range && { range }) }, { message, hint: place.hint });
  });
}

/** The same of the header and the footer of the first page alone, without setting the body. */
export async function checkRunningPlaces(
  document: Document,
  resources: LayoutResources,
  template: PlacedTemplate,
): Promise<Diagnostic[]> {
  const place = await pagePlacer(document, 1, resources);
  return checkPlaces(document, [place({ own: [], head: [], begun: undefined })], template);
}

type Fault = 'header' | 'footer' | 'footerInBody' | 'beside';

/** A line or a picture on a page. */
interface Item {
  readonly role: LineRole;
  readonly block: number;
  readonly left: number;
  readonly right: number;
  /** The base line of a text, or the lower edge of a picture. */
  readonly base: number;
  /** How far it goes below that; only of headers and footers, whose place depends on it. */
  readonly depth: number;
}

/** The first line or picture that a fault was found at. */
interface Fallen {
  readonly item: Item;
  readonly page: number;
}

function itemsOf({ lines, figures }: Page): Item[] {
  return [
    ...lines.map(({ role, block, x, width, baseline, runs }) => {
      const isRunning = role === 'header' || role === 'footer';
      const depth = isRunning ? deepest * Math.max(0, ...runs.map(({ fontSize }) => fontSize)) : 0;
      return { role, block, left: x, right: x + width, base: baseline, depth };
    }),
    ...figures.map(({ role, block, x, y, width, height }) => {
      return { role, block, left: x, right: x + width, base: y + height, depth: 0 };
    }),
  ];
}

/** Of the size of the font: how far Thai vowels go below the line. */
const deepest = 0.6;

function createEdges(): RunningEdges & { add(item: Item): void } {
  return {
    lowest: 0,
    add({ base, depth }) {
      this.lowest = Math.max(this.lowest, base + depth);
    },
  };
}

/** Of a page: where its body begins and ends, and its lower and right edges. */
interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly end: number;
  readonly width: number;
}

function faultOf({ role, left, right, base }: Item, edges: Edges): Fault | undefined {
  if (left < -slack || right > edges.width + slack) return 'beside';
  if (role === 'header') return base > edges.top + slack ? 'header' : undefined;
  if (role !== 'footer') return undefined;
  if (base > edges.end + slack) return 'footer';
  return base < edges.bottom - slack ? 'footerInBody' : undefined;
}

/** In pt: lengths are rounded, and a space at a line's end may hang over. */
const slack = 3;

interface Running {
  readonly document: Document;
  readonly header: RunningEdges;
  readonly footer: RunningEdges;
  readonly template: PlacedTemplate;
}

/** What to change in `template.yaml`. */
function placeOf(fault: Fault, { item }: Fallen, { document, header, footer, template }: Running): LengthHint {
  switch (fault) {
    case 'header':
      return headerHint(document.page, header);
    case 'footer':
      return footerHint(document.page, footer);
    case 'footerInBody':
      return footerInBodyHint(document.page, footer);
    case 'beside':
      return indentHint(
        document,
        stylesOf(document, item.block).filter((name) => isWritten(name, template)),
        item,
      );
  }
}

function isWritten(style: string, { settings }: PlacedTemplate): boolean {
  return Object.hasOwn(settings.written, `styles.${style}`);
}

/** The styles of a block and of what it lies in, the innermost first. */
function stylesOf({ header, body, footer }: Document, block: number): string[] {
  const within = (nodes: readonly Node[]): string[] | undefined => {
    for (const node of nodes) {
      if (node.id === block) return [node.style];
      const inner = within(childrenOf(node));
      if (inner) return [...inner, node.style];
    }
    return undefined;
  };
  return within([...header, ...body, ...footer]) ?? [];
}

const wording: Readonly<Record<Fault, (page: number) => Localized>> = {
  header: (page) => ({
    th: `หัวกระดาษสูงเกินที่ว่าง จึงพิมพ์ทับเนื้อหา${onPage(page).th}`,
    en: `the header is taller than its place and is printed over the text${onPage(page).en}`,
  }),
  footer: (page) => ({
    th: `ท้ายกระดาษเลยขอบล่างของหน้า${onPage(page).th}`,
    en: `the footer goes beyond the lower edge of the page${onPage(page).en}`,
  }),
  footerInBody: (page) => ({
    th: `ท้ายกระดาษอยู่สูงเกินไป จึงพิมพ์ทับเนื้อหา${onPage(page).th}`,
    en: `the footer lies so high that it is printed over the text${onPage(page).en}`,
  }),
  beside: (page) => ({
    th: `มีข้อความอยู่นอกขอบซ้ายหรือขวาของหน้า ${page}`,
    en: `text lies beyond the left or right edge of page ${page}`,
  }),
};

/** Headers and footers are those of all pages, unless the first is right. */
function onPage(page: number): Localized {
  return page === 1 ? { th: '', en: '' } : { th: ` (หน้า ${page})`, en: ` (page ${page})` };
}
