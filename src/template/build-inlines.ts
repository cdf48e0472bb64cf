import type { Inline, Style } from '../model/document.ts';
import { ownText } from '../model/own-text.ts';
import { parseLength } from './length.ts';
import { markExpansions } from './mark-expansions.ts';
import { markLanguage } from './mark-language.ts';
import type { RenderedElement, RenderedNode } from './rendered.ts';

/**
 * The inline content of a line of markup: faces decided, line breaks found, words of other languages and
 * abbreviations marked.
 */
export function buildInlines(nodes: readonly RenderedNode[], { bold, italic }: Style): Inline[] {
  const line: Line = { inlines: [], run: undefined, space: undefined, atStart: true };
  addNodes(nodes, { bold, italic }, line);
  endRun(line);
  // A list that grew has space for sixteen more, and a summary of ten thousand projects has seventy thousand lists.
  return line.inlines.slice();
}

type Face = { readonly bold: boolean; readonly italic: boolean };

/** A line while it is built. */
interface Line {
  readonly inlines: Inline[];
  /** Text of one face so far, however many values of the data it came from. */
  run: { readonly face: Face; text: string } | undefined;
  /** Whitespace of the template itself that is one space if something follows on the line, in this face. */
  space: Face | undefined;
  /** Whether nothing but whitespace of the template itself came since the line began. */
  atStart: boolean;
}

function addNodes(nodes: readonly RenderedNode[], face: Face, line: Line): void {
  for (const node of nodes) {
    if (typeof node === 'string') {
      addText(node, face, line);
      continue;
    }
    switch (node.name) {
      case 'strong':
        addNodes(node.children, { ...face, bold: true }, line);
        break;
      case 'em':
        addNodes(node.children, { ...face, italic: true }, line);
        break;
      case 'leader':
        addOther(leader(node, face), line);
        break;
      case 'space':
        if (!line.atStart) line.space ??= face;
        break;
      case 'br':
        line.space = undefined;
        addOther(lineBreak, line);
        line.atStart = true;
        break;
      case 'page-number':
        addOther({ type: 'pageNumber', ...face }, line);
        break;
      case 'page-count':
        addOther({ type: 'pageCount', ...face }, line);
    }
  }
}

function addText(text: string, face: Face, line: Line): void {
  addSpace(line);
  line.atStart = false;
  if (line.run && isSame(line.run.face, face)) {
    line.run.text += text;
  } else {
    endRun(line);
    line.run = { face, text };
  }
}

function addOther(inline: Inline, line: Line): void {
  addSpace(line);
  endRun(line);
  line.atStart = false;
  line.inlines.push(inline);
}

/** A dotted line of a known width; its text, which is not shown, lies in one line. */
function leader({ children, attributes }: RenderedElement, face: Face): Inline {
  const value = children
    .filter((child) => typeof child === 'string')
    .join('')
    .replace(/[\r\n]+/g, ' ');
  return { type: 'text', value, ...face, leader: parseLength(attributes.width) ?? 0 };
}

function addSpace(line: Line): void {
  const { space } = line;
  if (!space) return;
  line.space = undefined;
  addText(' ', space, line);
}

/** Breaks the lines that data brings and marks what is in them; its texts are no slices of the markup, which they outlive. */
function endRun(line: Line): void {
  const { run, inlines } = line;
  if (!run) return;
  line.run = undefined;
  let isFirst = true;
  for (const text of toLines(ownText(run.text))) {
    if (!isFirst) inlines.push(lineBreak);
    isFirst = false;
    for (const part of markLanguage(text, run.face)) inlines.push(...markExpansions(part));
  }
}

const isSame = (one: Face, other: Face) => one.bold === other.bold && one.italic === other.italic;

const lineBreak: Inline = { type: 'lineBreak' };

const toLines = (text: string) => (text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\n|\r/) : [text]);
