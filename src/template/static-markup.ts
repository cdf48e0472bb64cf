import { type Markup, parseMarkup } from './parse-markup.ts';
import { deepest, type ParsedSource, spanOf } from './parse-source.ts';
import type { Span } from './source.ts';

/** The markup of one file of a template as written, whichever branches of it will render. */
export interface StaticMarkup extends ParsedSource {
  readonly markup: Markup;
  /** Partials by the offset of their `{{>`. */
  readonly partialsAt: ReadonlyMap<number, string>;
  /** Whether a part of a span is `{{…}}`. */
  isDynamic(span: Span): boolean;
  /** The block program around an offset: what opens in one must close in the same. */
  programAt(offset: number): hbs.AST.Program | undefined;
}

/** Reads a file's markup with each `{{…}}` replaced by an inert text of the same length, so that places stay right. */
export function staticMarkup(parsed: ParsedSource): StaticMarkup {
  const { source } = parsed;
  const characters = Array.from({ length: source.text.length }, () => ' ');
  const programs = new Array<hbs.AST.Program | undefined>(source.text.length);
  const partialsAt = new Map<number, string>();

  const visit = (program: hbs.AST.Program | undefined) => {
    for (const statement of program?.body ?? []) {
      const { start, end } = spanOf(source, statement);
      if (statement.type === 'ContentStatement') {
        const { value } = statement as hbs.AST.ContentStatement;
        for (let i = 0; i < value.length; i++) {
          characters[start + i] = value[i]!;
          programs[start + i] = program;
        }
      } else if (statement.type === 'MustacheStatement') {
        characters.fill(placeholderText, start, end);
      } else if (statement.type === 'PartialStatement') {
        partialsAt.set(start, ((statement as hbs.AST.PartialStatement).name as hbs.AST.PathExpression).original);
      } else if (statement.type === 'BlockStatement') {
        const block = statement as hbs.AST.BlockStatement;
        visit(block.program);
        visit(block.inverse);
      }
    }
  };
  visit(parsed.program);

  return {
    ...parsed,
    markup: parseMarkup(characters.join(''), deepest),
    partialsAt,
    isDynamic: ({ start, end }) => programs.slice(start, end).includes(undefined),
    programAt: (offset) => programs[offset],
  };
}

/** Represents a value: text, and part of no tag, name or character reference. */
const placeholderText = '\ufffc';
