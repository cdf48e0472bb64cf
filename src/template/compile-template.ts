import Handlebars from 'handlebars';
import type { CheckedSources } from './check-template.ts';
import { blockHelpers, limitHelpers, templateHelpers } from './helpers.ts';
import type { Source } from './source.ts';
import type { CompiledTemplate } from './template.ts';
import { partsOfLine } from './vocabulary.ts';

/** Compiles checked sources in a Handlebars environment of their own, which has only the helpers of templates. */
export function compileTemplate({ main, partials, info }: CheckedSources): CompiledTemplate {
  const handlebars = createEnvironment();
  for (const [name, { source }] of partials) {
    handlebars.registerPartial(name, handlebars.compile(...compilableMarkup(source)));
  }
  const texts = [...info].map(([key, { source }]) => [key, handlebars.compile(...compilableText(source))] as const);
  return {
    markup: handlebars.compile(...compilableMarkup(main.source)),
    info: Object.fromEntries(texts) as CompiledTemplate['info'],
  };
}

/** A Handlebars environment of its own, which has only the helpers of templates. */
export function createEnvironment(): typeof Handlebars {
  const handlebars = Handlebars.create();
  limitHelpers(handlebars);
  return handlebars;
}

/** What Handlebars compiles: a syntax tree or a text, with its options. */
export type Compilable = readonly [input: hbs.AST.Program | string, options: CompileOptions];

/** A checked file of markup, with the whitespace of its lines marked. */
export function compilableMarkup({ text }: Source): Compilable {
  const program = Handlebars.parse(text, { ignoreStandalone: true });
  const writer = new Handlebars.Visitor();
  writer.ContentStatement = (content) => {
    content.value = markSpace(content.value);
  };
  writer.accept(program);
  return [program, strict];
}

/** A checked text without markup. */
export function compilableText({ text }: Source): Compilable {
  return [text, { ...strict, noEscape: true }];
}

/** A name or helper that does not exist is an exception and never an empty place. */
export const strict: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(
    [...blockHelpers, ...Object.keys(templateHelpers)].map((name) => [name, true]),
  ) as KnownHelpers,
};

/**
 * Writes whitespace that holds a line break as `<space/>`, so that it stays apart from what data brings: in data, spaces
 * are kept and a line break is one. Whitespace where a line of text begins or ends, or outside of lines, prints nothing,
 * and is left out.
 */
function markSpace(markup: string): string {
  const parts = markup.split(tagOrSpace); // text, then what was found behind it, in turn
  const endsLine = (index: number, between: string | undefined) => between === '' && isBesideLine(parts[index] ?? '');
  return parts
    .map((part, index) => {
      if (index % 2 === 0 || part.startsWith('<')) return part;
      return endsLine(index - 2, parts[index - 1]) || endsLine(index + 2, parts[index + 1]) ? '' : '<space/>';
    })
    .join('');
}

const tagOrSpace = /(<!--[\s\S]*?--!?>|<\/?[a-z](?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*?>|[ \t\r\f]*\n[ \t\r\n\f]*)/;

/** Whether a tag is that of an element that is no part of a line of text, or breaks it. */
function isBesideLine(tag: string): boolean {
  const name = /^<\/?([a-z][a-z0-9-]*)/.exec(tag)?.[1];
  return name !== undefined && !partsOfLine.has(name);
}
