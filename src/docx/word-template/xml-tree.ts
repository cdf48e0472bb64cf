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

/** What a part may hold: Word itself nests a table in each cell some twenty times, and a book has 100,000 elements. */
export const xmlLimits = { depth: 300, elements: 400_000 } as const;

/** - `damaged`: not well-formed. - `deep`, `many`: more than `xmlLimits` allow. */
export type XmlFault = 'damaged' | 'deep' | 'many';

/** The root element of a part, or what is wrong with it. */
export function parseXml(xml: string): XmlElement | XmlFault {
  const roots: XmlElement[] = [];
  const open: Mutable<XmlElement>[] = [];
  let count = 0;
  let ends = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const innerStart = parser.endIndex + 1;
        // Neither names nor attribute values can hold a `<`.
        const place = { start: xml.lastIndexOf('<', parser.endIndex), innerStart, end: innerStart };
        const parent = open.at(-1);
        const element = { name, attributes, parent, children: [], text: '', ...place };
        (parent?.children ?? roots).push(element);
        open.push(element);
        count += 1;
        if (open.length > xmlLimits.depth) throw new Stop('deep');
        if (count > xmlLimits.elements) throw new Stop('many');
      },
      onattribute(_, value) {
        if (value.includes('<') && !xml.slice(parser.startIndex, parser.endIndex).includes('&'))
          throw new Stop('damaged');
      },
      ontext(text) {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag(_, implied) {
        const element = open.pop();
        if (!element) return;
        if (!implied) ends += 1;
        element.end = parser.endIndex + 1;
        const isEmpty = element.end === element.innerStart && xml.startsWith('/>', element.end - 2);
        if (implied && !isEmpty) throw new Stop('damaged');
      },
      onprocessinginstruction(name) {
        // A document type could define entities; no word processor writes one.
        if (name.startsWith('!') || name.startsWith(`?${ownInstruction}`)) throw new Stop('damaged');
      },
    },
    { xmlMode: true },
  );
  try {
    parser.end(xml);
  } catch (error) {
    if (error instanceof Stop) return error.fault;
    throw error;
  }
  if (notCharacter.test(xml)) return 'damaged';
  const tagsAndText = xml.replace(notTags, '');
  // The parser leaves out an end tag that ends nothing, and takes a reference that XML does not have for text.
  const isWhole = roots.length === 1 && ends === (tagsAndText.match(/<\//g)?.length ?? 0);
  return isWhole && hasPlainReferences(tagsAndText) ? roots[0]! : 'damaged';
}

/** What no XML may hold (XML 1.0, 2.2). */
const notCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Whether each `&` begins one of the five names, or the number of a character that XML may hold (XML 1.0, 4.1). */
function hasPlainReferences(text: string): boolean {
  for (const [whole, number] of text.matchAll(/&(?:(?:amp|lt|gt|quot|apos);|#(\d+|x[\da-fA-F]+);)?/g)) {
    if (whole === '&') return false;
    if (number === undefined) continue;
    const code = Number(number.startsWith('x') ? `0${number}` : number);
    if (code > 0x10ffff || notCharacter.test(String.fromCodePoint(code))) return false;
  }
  return true;
}

/** Name of the instructions that filling puts into a part and takes out again; no part may bring one. */
export const ownInstruction = 'raingan';

const notTags = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g;

/** Ends the parser in the middle of a part. */
class Stop extends Error {
  readonly fault: XmlFault;

  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

/** The elements of a tree in document order. */
export function* elementsOf(root: XmlElement): Generator<XmlElement> {
  const waiting = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element;
    for (let at = element.children.length - 1; at >= 0; at -= 1) waiting.push(element.children[at]!);
  }
}

/** An element and those around it, innermost first. */
export function* ancestorsOf(element: XmlElement): Generator<XmlElement> {
  for (let each: XmlElement | undefined = element; each; each = each.parent) yield each;
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** A name without its prefix. */
export const localName = (name: string) => name.slice(name.indexOf(':') + 1);

type Mutable<T> = { -readonly [K in keyof T]: K extends 'children' ? Mutable<XmlElement>[] : T[K] };
