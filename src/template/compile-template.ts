import type { CheckedSources } from './check-template.ts';
import { compilableMarkup, compilableText } from './compile-source.ts';
import { createEnvironment } from './environment.ts';
import type { CompiledTemplate } from './template.ts';

/** Compiles checked sources in a Handlebars environment of their own, which knows only the helpers of templates. */
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
