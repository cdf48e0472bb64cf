export interface ElementRule {
  /** Elements that may stand directly in it. */
  readonly children: readonly string[];
  /** Whether text may stand directly in it. */
  readonly text: boolean;
  readonly attributes: readonly string[];
}

const INLINE = ['strong', 'em', 'br', 'page-number', 'page-count'] as const;
const BLOCKS = ['section', 'h1', 'h2', 'h3', 'p', 'ol', 'ul', 'dl', 'table'] as const;
/** A drawing stands in the body alone, once. */
const BODY_BLOCKS = [...BLOCKS, 'figure'] as const;
const STYLED = ['class', 'keep'] as const;

const holding = (children: readonly string[], attributes: readonly string[]): ElementRule => ({
  children,
  text: false,
  attributes,
});
const line = (attributes: readonly string[]): ElementRule => ({ children: INLINE, text: true, attributes });
const cell: ElementRule = { children: ['p', ...INLINE], text: true, attributes: STYLED };
const empty = holding([], []);

/** The elements of templates: names and meaning are HTML's. */
export const VOCABULARY: Readonly<Record<string, ElementRule>> = {
  article: holding(['header', 'footer', ...BODY_BLOCKS], []),
  header: holding(BLOCKS, []),
  footer: holding(BLOCKS, []),
  section: holding(BODY_BLOCKS, STYLED),
  h1: line(STYLED),
  h2: line(STYLED),
  h3: line(STYLED),
  p: line(STYLED),
  ol: holding(['li'], STYLED),
  ul: holding(['li'], STYLED),
  li: line(STYLED),
  dl: holding(['dt', 'dd'], STYLED),
  dt: line(STYLED),
  dd: line([]),
  table: holding(['tbody', 'tr'], STYLED),
  tbody: holding(['tr'], []),
  tr: holding(['th', 'td'], STYLED),
  th: cell,
  td: cell,
  strong: line([]),
  em: line([]),
  br: empty,
  figure: holding([], ['src', ...STYLED]),
  'page-number': empty,
  'page-count': empty,
};

/** Elements that stand in a line of text; all others begin and end lines. */
export const INLINE_ELEMENTS: readonly string[] = INLINE;

/** Elements that hold nothing and need no closing tag. */
export const VOID_ELEMENTS: ReadonlySet<string> = new Set(['br', 'figure', 'page-number', 'page-count']);

/** Elements that mean something only where a page's number is known: in the header and the footer. */
export const PAGE_FIELDS: ReadonlySet<string> = new Set(['page-number', 'page-count']);

export const KEEP_VALUES = ['together', 'with-next'] as const;
