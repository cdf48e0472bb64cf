import type { Document, Inline, Style } from '../../model/document.ts';
import type { Definition, Leaf, TableSource } from '../galley.ts';
import type { DefinitionNode, Margin, TableNode, TextNode } from '../pdfmake/definition-node.ts';
import type { TextRun } from '../text/shape.ts';
import { type PageFields, type TextResources, textBoxes, textRuns } from '../text/text-boxes.ts';

/** What a definition is written with; page fields only in headers and footers. */
export interface DefinitionContext {
  readonly styles: Document['styles'];
  readonly resources: TextResources;
  readonly page?: PageFields;
}

/** A definition being written. */
export interface Writing extends DefinitionContext, Pick<Definition, 'leaves' | 'tables'> {
  readonly leaves: Map<DefinitionNode, Leaf>;
  readonly tables: Map<TableNode, TableSource>;
}

/** A text node that looks as its leaf's style says, the leaf measured; it has a margin, or a width in columns. */
export function writeText(
  leaf: Pick<Leaf, 'block' | 'part' | 'style' | 'cell' | 'cellStyle'>,
  runs: readonly TextRun[],
  { margin, width }: Pick<TextNode, 'margin' | 'width'>,
  { leaves, resources }: Writing,
): TextNode {
  const { style } = leaf;
  let text = '';
  for (const run of runs) text += run.text.value;
  const node: TextNode = { text };
  if (margin !== undefined) node.margin = margin;
  if (width !== undefined) node.width = width;
  if (style.align !== 'left') node.alignment = style.align;
  if (style.firstLineIndent !== 0) node.leadingIndent = style.firstLineIndent;
  const { block, part, cell, cellStyle } = leaf;
  leaves.set(node, { block, part, style, boxes: textBoxes(runs, style, resources), cell, cellStyle });
  return node;
}

/** The inlines of a paragraph as text runs of pdfmake. */
export function runsOf(inlines: readonly Inline[], { page }: DefinitionContext): TextRun[] {
  return textRuns(inlines, 'content', page);
}

/** The space a style keeps around a node: left, top, right, bottom. */
export function marginOf({ indent, spaceBefore, spaceAfter }: Style): Margin {
  return [indent, spaceBefore, 0, spaceAfter];
}
