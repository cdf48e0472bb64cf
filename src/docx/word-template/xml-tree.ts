import { Parser } from 'htmlparser2';

/** An element of a part, with its places in the part's text, so that all that is not changed stays as it is. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: XmlElement | undefined;
  readonly children: readonly XmlElement[];
  /** Text directly in it, character references resolved. */
  readonly text: string;
  /** Offset of its start tag, and the offset after it. */
  readonly start: number;
  readonly innerStart: number;
  /** Offset after its end tag. */
  readonly end: number;
}

/** The root element of a part, or undefined when the part is not well-formed XML. */
export function parseXml(xml: string): XmlElement | undefined {
  const roots: XmlElement[] = [];
  const open: Mutable<XmlElement>[] = [];
  let damaged = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const innerStart = parser.endIndex + 1;
        // Neither names nor attribute values can hold a `<`.
        const place = { start: xml.lastIndexOf('<', parser.endIndex), innerStart, end: innerStart };
        const element = { name, attributes, parent: open.at(-1), children: [], text: '', ...place };
        (open.at(-1)?.children ?? roots).push(element);
        open.push(element);
      },
      ontext(text) {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag(_, implied) {
        const element = open.pop();
        if (!element) return;
        element.end = parser.endIndex + 1;
        const isEmpty = element.end === element.innerStart && xml.startsWith('/>', element.end - 2);
        damaged ||= implied && !isEmpty;
      },
      onprocessinginstruction(name) {
        // A document type could define entities; no word processor writes one.
        damaged ||= name.startsWith('!');
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return damaged || roots.length !== 1 ? undefined : roots[0];
}

/** The elements of a tree in document order. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  yield root;
  for (const child of root.children) yield* elementsOf(child);
}

/** An element and those around it, innermost first. */
export function* ancestorsOf(element: XmlElement): Generator<XmlElement> {
  for (let each: XmlElement | undefined = element; each; each = each.parent) yield each;
}

type Mutable<T> = { -readonly [K in keyof T]: K extends 'children' ? Mutable<XmlElement>[] : T[K] };
