import type { Drawing, Inline, Keep, Paragraph, Style } from '../document/document.ts';
import { buildInlines } from './build-inlines.ts';
import type { MarkupElement, MarkupNode } from './parse-markup.ts';

/** What the blocks of one document share while they are built. */
export interface Builder {
  readonly styles: Readonly<Record<string, Style>>;
  /** What figures show, by the name in `src`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  nextId: number;
}

/** What every block has; taken before the blocks inside, so that ids follow the order of writing. */
export function blockBase(element: MarkupElement, builder: Builder): { id: number; style: string; keep?: Keep } {
  const own = { id: builder.nextId++, style: styleName(element, builder) };
  const keep = attribute(element, 'keep');
  return keep === undefined ? own : { ...own, keep: keep as Keep };
}

export function buildParagraph(element: MarkupElement, builder: Builder): Paragraph {
  return { type: 'paragraph', ...blockBase(element, builder), children: inlinesOf(element, builder) };
}

/** What stands in a line of text, in the face of the line's own style. */
export function inlinesOf(element: MarkupElement, builder: Builder): Inline[] {
  return buildInlines(element.children, builder.styles[styleName(element, builder)]!);
}

/** The elements among nodes, without the template's own whitespace. */
export function elementsIn(nodes: readonly MarkupNode[]): MarkupElement[] {
  return nodes.filter((node): node is MarkupElement => node.type === 'element' && node.name !== 'space');
}

/** Its class, else the style that goes by the element's name, else `base`. */
const styleName = (element: MarkupElement, { styles }: Builder) =>
  attribute(element, 'class') ?? (Object.hasOwn(styles, element.name) ? element.name : 'base');

export const attribute = (element: MarkupElement, name: string) =>
  element.attributes.find((each) => each.name === name)?.value;
