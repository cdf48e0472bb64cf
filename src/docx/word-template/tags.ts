import type { Span } from '../../template/source.ts';

/** One `{{…}}` of a part's text. */
export interface Tag extends Span {
  readonly kind: 'value' | 'open' | 'else' | 'close' | 'comment';
  /** As Handlebars reads it. */
  readonly text: string;
  /** How the value is written: `run` within `w:t` (the default), `plain` in other XML, `address` in the address of a link. */
  readonly as?: ValueForm;
}

export type ValueForm = 'run' | 'plain' | 'address';

/** Most tags in all of a document; a letterhead has some twenty, and each takes its time in every report. */
export const mostTags = 2000;

/** A `{{#…}}` with its `{{/…}}` and the `{{else}}` between. */
export interface TagBlock {
  readonly tags: readonly Tag[];
}

/**
 * The text with what a word processor makes of typed signs inside `{{…}}` turned back: curly quotation marks,
 * no-break spaces. A backslash, an escape in Handlebars, is a character like any other. Places stay the same.
 */
export function asTyped(text: string): string {
  const pieces: string[] = [];
  let [at, close, line] = [0, 0, 0];
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', at)) {
    // Each of the two is looked for again only where it was passed, so that the time is in proportion to the text.
    if (close !== -1 && close < open + 2) close = text.indexOf('}}', open + 2);
    if (line !== -1 && line < open) line = text.indexOf('\n', open);
    if (close === -1) break;
    const end = line !== -1 && line < close ? open + 2 : close + 2;
    pieces.push(text.slice(at, open), typed(text.slice(open, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('').replace(/\\(?=\{\{)/g, '/');
}

const typed = (tag: string) =>
  tag
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ');

/** The tags of a text that Handlebars' parser has accepted. */
export function findTags(typed: string): Tag[] {
  return [...typed.matchAll(tagPattern)].map(({ 0: text, index }) => {
    return { kind: kindOf(text), text, start: index, end: index + text.length };
  });
}

/** Comments end at their own sign; otherwise `}}` within quotation marks or brackets ends nothing. */
const tagPattern =
  /\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|\{\{(?:"[^"]*"|'[^']*'|\[[^\]]*\]|[^}"'[]|\}(?!\}))*\}\}/g;

function kindOf(text: string): Tag['kind'] {
  const inner = text.replace(/^\{\{~?\s*/, '').replace(/\s*~?\}\}$/, '');
  if (inner.startsWith('!')) return 'comment';
  if (inner === '^' || /^else(\s|$)/.test(inner)) return 'else';
  if (inner.startsWith('#') || inner.startsWith('^')) return 'open';
  return inner.startsWith('/') ? 'close' : 'value';
}

/** Whether a block repeats what is in it. */
export const isLoop = ({ tags: [first] }: TagBlock) => /^\{\{~?#\s*each\b/.test(first?.text ?? '');

/** The blocks of balanced tags, in the order of their ends. */
export function findBlocks(tags: readonly Tag[]): TagBlock[] {
  const blocks: TagBlock[] = [];
  const open: Tag[][] = [];
  for (const tag of tags) {
    if (tag.kind === 'open') open.push([tag]);
    else if (tag.kind === 'else' || tag.kind === 'close') open.at(-1)?.push(tag);
    if (tag.kind === 'close') blocks.push({ tags: open.pop() ?? [] });
  }
  return blocks;
}
