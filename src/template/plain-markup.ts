import Handlebars from 'handlebars';
import { type MarkupElement, type MarkupText, parseMarkup } from './parse-markup.ts';
import { inlineElements, voidElements } from './vocabulary.ts';

/**
 * Writes checked markup of a template in one plain form, which `readRendered` reads: attributes in double quotes, `/>`
 * where nothing can be inside, character references in decimal, and whitespace that holds a line break as `<space/>`,
 * so that it stays apart from what data brings (in data, spaces are kept and a line break is one).
 */
export function plainMarkup(markup: string): string {
  return markup.replace(special, plain).replace(outerSpace, '');
}

const special = /<!--[\s\S]*?--!?>|<\/?[a-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*?>|&#\w+;|[ \t\r\f]*\n[ \t\r\n\f]*/g;

/** Stays in the place of what means nothing: whitespace beside it must not come to stand beside `{{~`. */
const emptyMarkup = '<!---->';

function plain(found: string): string {
  if (found.startsWith('<!--')) return emptyMarkup;
  if (found.startsWith('</')) return plainClosingTag(found);
  if (found.startsWith('<')) return plainTag(found);
  if (found.startsWith('&')) return `&#${(parseMarkup(found).nodes[0] as MarkupText).value.codePointAt(0)};`;
  return '<space/>';
}

function plainTag(tag: string): string {
  const { nodes, problems } = parseMarkup(tag);
  const { name, attributes } = nodes[0] as MarkupElement;
  const written = attributes
    .filter((each) => attributes.find((first) => first.name === each.name) === each)
    .map(({ name: key, value }) => ` ${key}="${Handlebars.escapeExpression(value)}"`);
  // A tag that could hold something is reported: nothing closes it here.
  return `<${name}${written.join('')}${problems.length > 0 ? '' : '/'}>`;
}

function plainClosingTag(tag: string): string {
  const [name = ''] = /[a-z][\w-]*/.exec(tag) ?? [];
  return voidElements.has(name) ? emptyMarkup : `</${name}>`;
}

const blockTag = `</?(?!(?:${inlineElements.join('|')}|space)[ />])[a-z][^>]*>`;

/** Beside the tag of a block: at an end of a line or between blocks, where whitespace prints nothing. */
const outerSpace = new RegExp(`(?<=${blockTag})<space/>|<space/>(?=${blockTag})`, 'g');
