import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Inline, Keep, Paragraph, Style } from '../model/document.ts';
import type { Drawing } from '../model/drawing.ts';
import type { FigureRequest } from './bar.ts';
import { buildInlines } from './build-inlines.ts';
import type { RenderedElement, RenderedNode } from './rendered.ts';
import type { TemplatePictures } from './template.ts';

/** What the blocks of one document share while they are built. */
export interface Builder {
  readonly styles: Readonly<Record<string, Style>>;
  /** What a figure shows. */
  readonly draw: DrawFigure;
  readonly pictures: TemplatePictures | undefined;
  /** Size of the part of a page between its margins, in pt. */
  readonly measure: { readonly width: number; readonly height: number };
  /** The template, as messages name it. */
  readonly folder: string;
  readonly report: (found: Diagnostic) => void;
  nextId: number;
}

/** Gives what a figure shows; undefined for a name that its subject does not have. */
export type DrawFigure = (request: FigureRequest) => Drawing | undefined;

/** What every block has; taken before the blocks inside, so that ids follow the order of writing. */
export function blockBase(element: RenderedElement, builder: Builder): { id: number; style: string; keep?: Keep } {
  const id = builder.nextId++;
  // The one text of the style's name, not one of each element's.
  const style = builder.styles[styleName(element, builder)]!.name;
  const { keep } = element.attributes;
  return keep === undefined ? { id, style } : { id, style, keep: keep as Keep };
}

/** A paragraph of an element and what is in it. */
export function buildParagraph(element: RenderedElement, builder: Builder): Paragraph {
  return { type: 'paragraph', ...blockBase(element, builder), children: inlinesOf(element, builder) };
}

/** What is in a line of text, in the face of the line's own style. */
export function inlinesOf(element: RenderedElement, builder: Builder): Inline[] {
  return buildInlines(element.children, builder.styles[styleName(element, builder)]!);
}

/** The elements among nodes, without the template's own whitespace. */
export function elementsIn(nodes: readonly RenderedNode[]): RenderedElement[] {
  return nodes.filter((node): node is RenderedElement => typeof node !== 'string' && node.name !== 'space');
}

/** Its class, else the style that goes by the element's name, else `base`. */
const styleName = (element: RenderedElement, { styles }: Builder) =>
  element.attributes.class ?? (Object.hasOwn(styles, element.name) ? element.name : 'base');
