import Handlebars from 'handlebars';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { explainSyntax } from './explain-syntax.ts';
import { offsetOf, type Source, type Span } from './source.ts';
import { templateError } from './template-error.ts';

/** A file of a template with its Handlebars syntax tree, whitespace as written. */
export interface ParsedSource {
  readonly source: Source;
  readonly program: hbs.AST.Program;
}

/** Parses a file and refuses what would let data become markup or hide names from the checks. */
export function parseSource(source: Source): Outcome<ParsedSource> {
  try {
    const program = Handlebars.parseWithoutProcessing(source.text);
    const diagnostics = findForbidden(source, program);
    return diagnostics.length > 0 ? { diagnostics } : { value: { source, program }, diagnostics };
  } catch (error) {
    return { diagnostics: [explainSyntax(source, error as Handlebars.Exception)] };
  }
}

/** Offsets of a node of the syntax tree. */
export function spanOf(source: Source, { loc }: hbs.AST.Node): Span {
  return { start: offsetOf(source, loc.start), end: offsetOf(source, loc.end) };
}

function findForbidden(source: Source, program: hbs.AST.Program): Diagnostic[] {
  const found: Diagnostic[] = [];
  const forbid = (node: hbs.AST.Node, message: Localized) =>
    found.push(templateError('E-TEMPLATE-SYNTAX', source, spanOf(source, node), message));
  const finder = new Handlebars.Visitor();
  const visitBlock = finder.BlockStatement;
  const visitPartial = finder.PartialStatement;
  finder.MustacheStatement = (node) => {
    if (!node.escaped) forbid(node, unescaped);
  };
  finder.BlockStatement = (node) => {
    if (source.text.startsWith('{{{{', spanOf(source, node).start)) forbid(node, rawBlock);
    visitBlock.call(finder, node);
  };
  finder.PartialStatement = (node) => {
    if (node.name.type !== 'PathExpression') forbid(node, dynamicPartial);
    visitPartial.call(finder, node);
  };
  finder.PartialBlockStatement = (node) => void forbid(node, partialBlock);
  finder.DecoratorBlock = (node) => void forbid(node, decorator);
  finder.Decorator = (node) => void forbid(node, decorator);
  finder.accept(program);
  return found;
}

const unescaped: Localized = {
  th: 'ห้ามใช้ `{{{…}}}` และ `{{&…}}` เพราะข้อมูลจะกลายเป็นคำสั่งจัดรูปแบบ ให้ใช้ `{{…}}`',
  en: '`{{{…}}}` and `{{&…}}` would let data become markup; write `{{…}}`',
};
const rawBlock: Localized = { th: 'ใช้บล็อก `{{{{…}}}}` ไม่ได้', en: 'raw blocks `{{{{…}}}}` are not available' };
const dynamicPartial: Localized = {
  th: 'ชื่อแม่แบบย่อยหลัง `{{>` ต้องเขียนตรง ๆ',
  en: 'the name of a partial after `{{>` must be written out',
};
const partialBlock: Localized = { th: 'ใช้ `{{#>…}}` ไม่ได้', en: 'partial blocks `{{#>…}}` are not available' };
const decorator: Localized = { th: 'ใช้ `{{*…}}` ไม่ได้', en: 'decorators `{{*…}}` are not available' };
