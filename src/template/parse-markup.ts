import { Tokenizer } from 'htmlparser2';
import type { Span } from './source.ts';
import { voidElements } from './vocabulary.ts';

export interface MarkupElement extends Span {
  readonly type: 'element';
  readonly name: string;
  readonly nameSpan: Span;
  /** The opening tag alone. */
  readonly tag: Span;
  readonly attributes: readonly MarkupAttribute[];
  readonly children: readonly MarkupNode[];
}

/** Text with its character references resolved; its span is the text as written. */
export interface MarkupText extends Span {
  readonly type: 'text';
  readonly value: string;
}

export interface MarkupAttribute extends Span {
  readonly name: string;
  readonly value: string;
}

export type MarkupNode = MarkupElement | MarkupText;

export interface MarkupProblem extends Span {
  readonly kind: 'unclosed' | 'unopened' | 'unfinished' | 'declaration' | 'tooDeep' | 'misnamed';
  readonly name: string;
  /** The element that a closing tag by another name was meant for. */
  readonly opened?: MarkupElement;
}

export interface Markup {
  readonly nodes: readonly MarkupNode[];
  readonly closingTags: readonly { readonly element: MarkupElement; readonly span: Span }[];
  readonly problems: readonly MarkupProblem[];
}

/**
 * Reads markup by XML's rules (every element closed, names as written), going on after mistakes. Elements nested more
 * than `deepest` deep are not read.
 */
export function parseMarkup(text: string, deepest = Number.POSITIVE_INFINITY): Markup {
  const nodes: MarkupNode[] = [];
  const closingTags: { element: MarkupElement; span: Span }[] = [];
  const problems: MarkupProblem[] = [];
  const open: Writable[] = [];
  let tag: Writable | undefined;
  let tooDeep: MarkupProblem | undefined;
  let attribute: { name: string; value: string; start: number; end: number } | undefined;

  const siblings = () => open.at(-1)?.children ?? nodes;
  const addText = (value: string, start: number, end: number) => {
    const last = siblings().at(-1) as { -readonly [K in keyof MarkupText]: MarkupText[K] } | MarkupElement | undefined;
    if (last?.type === 'text' && last.end === start) {
      last.value += value;
      last.end = end;
    } else {
      siblings().push({ type: 'text', value, start, end });
    }
  };
  const endTag = (end: number, closed: boolean) => {
    if (!tag) return;
    tag.tag.end = end;
    tag.end = end;
    siblings().push(tag);
    if (open.length === deepest) tooDeep ??= { kind: 'tooDeep', name: tag.name, ...tag.nameSpan };
    if (!closed && !voidElements.has(tag.name)) open.push(tag);
    tag = undefined;
  };
  const close = (element: Writable, end: number) => {
    element.end = end;
    open.length = open.indexOf(element);
  };

  const addDeclaration = (end: number) => {
    const start = text.lastIndexOf('<', end);
    problems.push({ kind: 'declaration', name: text.slice(start + 1, end), start, end });
  };

  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: true },
    {
      ontext: (start, end) => addText(text.slice(start, end), start, end),
      ontextentity: (codePoint, end) => addText(String.fromCodePoint(codePoint), text.lastIndexOf('&', end - 1), end),
      onopentagname: (start, end) => {
        const name = text.slice(start, end);
        tag = {
          type: 'element',
          name,
          nameSpan: { start, end },
          tag: { start: start - 1, end },
          attributes: [],
          children: [],
          start: start - 1,
          end,
        };
      },
      onattribname: (start, end) => {
        attribute = { name: text.slice(start, end), value: '', start, end };
      },
      onattribdata: (start, end) => {
        if (attribute) attribute.value += text.slice(start, end);
      },
      onattribentity: (codePoint) => {
        if (attribute) attribute.value += String.fromCodePoint(codePoint);
      },
      onattribend: (_quote, end) => {
        if (attribute && tag) tag.attributes.push({ ...attribute, end });
        attribute = undefined;
      },
      onopentagend: (end) => endTag(end + 1, false),
      onselfclosingtag: (end) => endTag(end + 1, true),
      onclosetag: (start, end) => {
        const name = text.slice(start, end);
        const span = { start: start - 2, end: text.indexOf('>', end) + 1 };
        const element = open.findLast((candidate) => candidate.name === name);
        const inner = open.at(-1);
        if (!element && inner && isMeantFor(inner.name, text, span.end)) {
          problems.push({ kind: 'misnamed', name, opened: inner, ...span });
          close(inner, span.end);
          return;
        }
        if (!element) {
          if (!voidElements.has(name)) problems.push({ kind: 'unopened', name, ...span });
          return;
        }
        for (const left of open.slice(open.indexOf(element) + 1))
          problems.push({ kind: 'unclosed', name: left.name, ...left.tag });
        closingTags.push({ element, span });
        close(element, span.end);
      },
      oncomment: (start, end, closing) => {
        if (closing === 0) problems.push({ kind: 'unfinished', name: '!--', start, end });
      },
      oncdata: (_start, end) => addDeclaration(end),
      ondeclaration: (_start, end) => addDeclaration(end),
      onprocessinginstruction: (_start, end) => addDeclaration(end),
      onend: () => {},
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  const cut = text.lastIndexOf('<');
  if (cut > text.lastIndexOf('>'))
    problems.push({ kind: 'unfinished', name: text.slice(cut + 1), start: cut, end: text.length });
  for (const element of open) problems.push({ kind: 'unclosed', name: element.name, ...element.tag });
  return tooDeep ? { nodes: [], closingTags: [], problems: [tooDeep] } : { nodes, closingTags, problems };
}

/** Whether an element has no closing tag of its own behind the one by another name. */
function isMeantFor(name: string, text: string, end: number): boolean {
  const rest = text.slice(end, end + lookedAhead);
  const [opens, closes] = [`<${name}`, `</${name}>`].map((tag) => rest.indexOf(tag)) as [number, number];
  return closes < 0 || (opens >= 0 && opens < closes);
}

/** Characters: no element that is closed by another name is longer. */
const lookedAhead = 20_000;

interface Writable extends MarkupElement {
  readonly tag: { start: number; end: number };
  end: number;
  readonly attributes: MarkupAttribute[];
  readonly children: MarkupNode[];
}
