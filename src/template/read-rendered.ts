/** An element of rendered markup; attributes are absent unless the template has them. */
export interface RenderedElement {
  readonly name: string;
  readonly class: string | undefined;
  readonly keep: string | undefined;
  readonly src: string | undefined;
  readonly colspan: string | undefined;
  readonly rowspan: string | undefined;
  readonly width: string | undefined;
  readonly children: readonly RenderedNode[];
}

/** Text has its character references resolved. */
export type RenderedNode = RenderedElement | string;

/**
 * Reads the markup that a checked template rendered. `plainMarkup` and Handlebars' escaping leave it few forms to take,
 * so it is cut at `<` and `>` alone: every element is closed, attributes stand in double quotes.
 */
export function readRendered(markup: string): readonly RenderedNode[] {
  const nodes: RenderedNode[] = [];
  const open = [nodes];
  let siblings = nodes;
  let at = 0;
  for (let tag = markup.indexOf('<'); tag !== -1; tag = markup.indexOf('<', at)) {
    if (tag > at) siblings.push(resolve(markup.slice(at, tag)));
    at = endOfTag(markup, tag);
    const sign = markup.charCodeAt(tag + 1);
    if (sign === exclamationMark) continue;
    if (sign === slash) {
      if (open.length > 1) open.pop();
      siblings = open.at(-1)!;
      continue;
    }
    const isEmpty = markup.charCodeAt(at - 2) === slash;
    const children: RenderedNode[] = [];
    siblings.push(readElement(markup.slice(tag + 1, at - (isEmpty ? 2 : 1)), children));
    if (!isEmpty) {
      open.push(children);
      siblings = children;
    }
  }
  return nodes;
}

const slash = 0x2f;
const exclamationMark = 0x21;

/** Offset after a tag or a comment; of one that does not end, the end of the markup. */
function endOfTag(markup: string, start: number): number {
  if (!markup.startsWith('<!--', start)) return markup.indexOf('>', start) + 1 || markup.length;
  commentEnd.lastIndex = start + '<!--'.length;
  return commentEnd.test(markup) ? commentEnd.lastIndex : markup.length;
}

const commentEnd = /--!?>/g;

function readElement(tag: string, children: readonly RenderedNode[]): RenderedElement {
  const space = tag.indexOf(' ');
  if (space === -1) return { ...bare, name: tag, children };
  const attributes: Record<string, string> = {};
  for (let at = space + 1; at < tag.length; ) {
    const name = tag.slice(at, tag.indexOf('=', at));
    const value = at + name.length + 2;
    const end = tag.indexOf('"', value);
    if (end === -1) throw new Error(`the template's checks let <${tag}> through`);
    attributes[name] = resolve(tag.slice(value, end));
    at = end + 2;
  }
  return { ...bare, ...attributes, name: tag.slice(0, space), children };
}

/** The attributes of an element that has none. */
const bare = {
  class: undefined,
  keep: undefined,
  src: undefined,
  colspan: undefined,
  rowspan: undefined,
  width: undefined,
};

/** Resolves the character references that plain markup holds and those Handlebars writes. */
function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (written, code: string | undefined) =>
    code === undefined ? characters[written]! : String.fromCodePoint(Number(code)),
  );
}

const reference = /&(?:#(\d+)|amp|lt|gt|quot|apos|#x27|#x60|#x3D);/g;

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};
