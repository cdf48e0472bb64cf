import { Parser } from 'htmlparser2';
import { voidElements } from './vocabulary.ts';

/** An element of rendered markup. */
export interface RenderedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly RenderedNode[];
}

/** Text has its character references resolved. */
export type RenderedNode = RenderedElement | string;

/** Reads the markup that a checked template rendered: every element is closed, but for those that hold nothing. */
export function readRendered(markup: string): readonly RenderedNode[] {
  const root: RenderedNode[] = [];
  const open = [root];
  const parser = new Parser(
    {
      ontext: (text) => void open.at(-1)!.push(text),
      onopentag(name, attributes) {
        const children: RenderedNode[] = [];
        open.at(-1)!.push({ name, attributes, children });
        if (!voidElements.has(name)) open.push(children);
      },
      onclosetag(name) {
        if (!voidElements.has(name)) open.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(markup);
  return root;
}
