export interface ElementRule {
  /** Elements that it may hold directly. */
  readonly children: readonly string[];
  /** Whether it may hold text directly. */
  readonly text: boolean;
  readonly attributes: readonly string[];
}

const inline = ['strong', 'em', 'br', 'leader', 'page-number', 'page-count'] as const;
const blocks = ['section', 'h1', 'h2', 'h3', 'p', 'ol', 'ul', 'dl', 'table', 'img', 'qr'] as const;
/** A chart says something of the data, and what a header shows is not read aloud: it is in the body only, once. */
const bodyBlocks = [...blocks, 'figure'] as const;
const styled = ['class', 'keep'] as const;

/** Blocks of a table cell. */
export const cellBlocks: readonly string[] = ['p', 'img', 'qr', 'figure'];

const holding = (children: readonly string[], attributes: readonly string[]): ElementRule => ({
  children,
  text: false,
  attributes,
});
const line = (attributes: readonly string[]): ElementRule => ({ children: inline, text: true, attributes });
const cell: ElementRule = {
  children: [...cellBlocks, ...inline],
  text: true,
  attributes: ['class', 'keep', 'colspan', 'rowspan'],
};
const empty = holding([], []);

/** The elements of templates: names and meaning are HTML's. */
export const markupVocabulary: Readonly<Record<string, ElementRule>> = {
  article: holding(['header', 'footer', ...bodyBlocks], []),
  header: holding(blocks, []),
  footer: holding(blocks, []),
  section: holding(bodyBlocks, styled),
  h1: line(styled),
  h2: line(styled),
  h3: line(styled),
  p: line(styled),
  ol: holding(['li'], styled),
  ul: holding(['li'], styled),
  li: line(styled),
  dl: holding(['dt', 'dd'], styled),
  dt: line(styled),
  dd: line([]),
  table: holding(['tbody', 'tr'], styled),
  tbody: holding(['tr'], []),
  tr: holding(['th', 'td'], styled),
  th: cell,
  td: cell,
  strong: line([]),
  em: line([]),
  br: empty,
  leader: { children: [], text: true, attributes: ['width'] },
  figure: holding([], ['src', 'of', 'width', ...styled]),
  img: holding([], ['src', 'alt', 'decorative', 'width', 'height', ...styled]),
  qr: { children: [], text: true, attributes: ['alt', 'decorative', 'width', ...styled] },
  'page-number': empty,
  'page-count': empty,
};

/** Elements that hold nothing and need no closing tag. */
export const voidElements: ReadonlySet<string> = new Set(['br', 'figure', 'img', 'page-number', 'page-count']);

/** Elements that lie among the words of a line; `br` ends one. */
export const partsOfLine: ReadonlySet<string> = new Set(inline.filter((name) => name !== 'br'));

/** Elements that mean something only where a page's number is known: in the header and the footer. */
export const pageFields: ReadonlySet<string> = new Set(['page-number', 'page-count']);

/** Most columns or rows that one cell lies over. */
export const mostSpanned = 20;

/** Reads a value of `colspan` or `rowspan`; undefined for one that no cell can have. */
export function readSpan(value: string): number | undefined {
  const span = /^[1-9]\d?$/.test(value) ? Number(value) : mostSpanned + 1;
  return span <= mostSpanned ? span : undefined;
}

export const keepValues = ['together', 'with-next'] as const;
