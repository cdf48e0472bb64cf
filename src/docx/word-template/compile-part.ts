import Handlebars from 'handlebars';
import { createEnvironment, strict } from '../../template/compile-template.ts';
import { mendXml } from './mend-xml.ts';
import type { PartTemplate } from './part-template.ts';
import { wordText } from './word-text.ts';

/** Fills a part with a report's data, in XML. */
export type RenderPart = (data: unknown) => string;

/** Compiles a part whose tags are checked; data becomes text in it and never markup or a tag. */
export function compilePart(template: PartTemplate): RenderPart {
  const handlebars = createEnvironment();
  handlebars.registerHelper(wordTextPattern, (value: unknown) => new Handlebars.SafeString(wordText(value)));
  const render = handlebars.compile(toProgram(template), {
    ...strict,
    knownHelpers: { ...strict.knownHelpers, [wordTextPattern]: true } as KnownHelpers,
  });
  return (data) => mendXml(render(data));
}

/** Cannot be written in a template. */
const wordTextPattern = 'word text';

/** XML is put into the syntax tree, not parsed as a part of the template, so nothing in it is taken for a tag. */
function toProgram(template: PartTemplate): hbs.AST.Program {
  const xml: string[] = [];
  let depth = 0;
  const source = template.map((item) => {
    if (typeof item !== 'string') {
      depth += item.kind === 'open' ? 1 : item.kind === 'close' ? -1 : 0;
      return item.text;
    }
    return `${xml.push(depth > 0 ? withoutIds(item) : item) - 1}`;
  });
  const program = Handlebars.parse(source.join(''), { ignoreStandalone: true });
  const visitor = new Handlebars.Visitor();
  visitor.ContentStatement = (content) => {
    content.value = xml[Number(content.value)]!;
  };
  visitor.MustacheStatement = (mustache) => {
    const { type, path, params, hash, loc } = mustache;
    const value =
      params.length > 0 ? ({ type: 'SubExpression', path, params, hash, loc } as hbs.AST.SubExpression) : path;
    mustache.path = {
      type: 'PathExpression',
      original: wordTextPattern,
      parts: [wordTextPattern],
      depth: 0,
      data: false,
      loc,
    } as hbs.AST.PathExpression;
    mustache.params = [value];
    mustache.type = type;
  };
  visitor.accept(program);
  return program;
}

/** Word's own ids of paragraphs, of which each may stand once. */
const withoutIds = (xml: string) => xml.replace(/ w14:(?:paraId|textId)="[^"]*"/g, '');
