import Handlebars from 'handlebars';
import { strict } from './environment.ts';
import { plainMarkup } from './plain-markup.ts';
import type { Source } from './source.ts';

/** What Handlebars compiles: a syntax tree or a text, with its options. */
export type Compilable = readonly [input: hbs.AST.Program | string, options: CompileOptions];

/** A checked file of markup, its markup in the plain form that `readRendered` reads. */
export function compilableMarkup({ text }: Source): Compilable {
  const program = Handlebars.parse(text, { ignoreStandalone: true });
  const writer = new Handlebars.Visitor();
  writer.ContentStatement = (content) => {
    content.value = plainMarkup(content.value);
  };
  writer.accept(program);
  return [program, strict];
}

/** A checked text without markup. */
export function compilableText({ text }: Source): Compilable {
  return [text, { ...strict, noEscape: true }];
}
