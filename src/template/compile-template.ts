import Handlebars from 'handlebars';
import { createEnvironment, STRICT } from './environment.ts';
import type { ParsedSource } from './parse-source.ts';
import type { InfoKey } from './read-settings.ts';

export type Render = (data: unknown) => string;

export interface CompiledTemplate {
  /** Markup of a report; the template's own line breaks and indentation are `<space/>` elements in it. */
  readonly markup: Render;
  /** Plain text. */
  readonly info: Readonly<Record<InfoKey, Render>>;
}

/** Compiles checked sources in a Handlebars environment of their own, which knows only the helpers of templates. */
export function compileTemplate(
  main: ParsedSource,
  partials: ReadonlyMap<string, ParsedSource>,
  info: ReadonlyMap<InfoKey, ParsedSource>,
): CompiledTemplate {
  const handlebars = createEnvironment();
  for (const [name, partial] of partials) handlebars.registerPartial(name, compileMarkup(handlebars, partial));
  const texts = [...info].map(([key, { source }]) => {
    return [key, handlebars.compile(source.text, { ...STRICT, noEscape: true })] as const;
  });
  return { markup: compileMarkup(handlebars, main), info: Object.fromEntries(texts) as Record<InfoKey, Render> };
}

function compileMarkup(handlebars: typeof Handlebars, { source }: ParsedSource): Render {
  const program = handlebars.parse(source.text, { ignoreStandalone: true });
  markSpaces(program);
  return handlebars.compile(program, STRICT);
}

/**
 * Marks whitespace that holds a line break, so that it stays apart from what data brings:
 * in data, spaces are kept and a line break is one.
 */
function markSpaces(program: hbs.AST.Program): void {
  const marker = new Handlebars.Visitor();
  marker.ContentStatement = (content) => {
    content.value = content.value.replace(TAG_OR_SPACE, (found) => (found.startsWith('<') ? found : '<space/>'));
  };
  marker.accept(program);
}

const TAG_OR_SPACE = /<!--[\s\S]*?-->|<\/?[a-z][^>]*>|[ \t\r\f]*\n[ \t\r\n\f]*/g;
