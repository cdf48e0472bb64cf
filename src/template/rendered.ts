import { Tokenizer } from 'htmlparser2';
import { voidElements } from './vocabulary.ts';

/** An element of rendered markup. */
export interface RenderedElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly RenderedNode[];
}

/** Text has its character references resolved. */
export type RenderedNode = RenderedElement | string;

/**
 * Reads the markup that a checked template rendered: every element is closed, but for those that hold nothing. It needs
 * htmlparser2's tokenizer alone: what its parser adds is for markup with mistakes.
 */
export function readRendered(markup: string): readonly RenderedNode[] {
  const root: RenderedNode[] = [];
  const parents: RenderedNode[][] = [];
  let siblings = root;
  let element: Writable | undefined;
  let attribute = '';
  let value = '';

  const tokenizer = new Tokenizer(
    // Without character references the tokenizer skips from tag to tag.
    { xmlMode: true, decodeEntities: markup.includes('&') },
    {
      ontext: (start, end) => void siblings.push(markup.slice(start, end)),
      ontextentity: (codePoint) => void siblings.push(String.fromCodePoint(codePoint)),
      onopentagname(start, end) {
        element = { name: markup.slice(start, end), attributes: {}, children: [] };
        siblings.push(element);
      },
      onattribname(start, end) {
        attribute = markup.slice(start, end);
        value = '';
      },
      onattribdata(start, end) {
        value += markup.slice(start, end);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        if (element && !Object.hasOwn(element.attributes, attribute)) element.attributes[attribute] = value;
      },
      onopentagend() {
        if (!element || voidElements.has(element.name)) return;
        parents.push(siblings);
        siblings = element.children;
      },
      onclosetag(start, end) {
        if (!voidElements.has(markup.slice(start, end))) siblings = parents.pop()!;
      },
      onselfclosingtag() {},
      oncomment() {},
      oncdata() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
  return root;
}

interface Writable extends RenderedElement {
  readonly attributes: Record<string, string>;
  readonly children: RenderedNode[];
}
