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
  const tooDeep = findTooDeep(source);
  if (tooDeep) return { diagnostics: [tooDeep] };
  try {
    const program = Handlebars.parseWithoutProcessing(source.text);
    const diagnostics = findForbidden(source, program);
    return diagnostics.length > 0 ? { diagnostics } : { value: { source, program }, diagnostics };
  } catch (error) {
    return { diagnostics: [explainSyntax(source, error as Handlebars.Exception)] };
  }
}

/** How deep blocks, parentheses and elements may nest: the parser and the checks call themselves at each level. */
export const deepest = 100;

export const nestedTooDeep: Localized = {
  th: `ซ้อนกันลึกเกิน ${deepest} ชั้น`,
  en: `nested more than ${deepest} deep`,
};

function findTooDeep(source: Source): Diagnostic | undefined {
  // Each `{{else if …}}` nests in the one before it; one `{{/if}}` closes all of them.
  const blocks: number[] = [];
  for (const { found, index } of expressionsIn(source.text)) {
    const sign = /^\{\{~?(#|\^(?=\w)|\/|else(?= +\w))/.exec(found)?.[1];
    if (sign === '/') blocks.pop();
    else if (sign === 'else') blocks.push((blocks.pop() ?? 0) + 1);
    else if (sign) blocks.push(1);
    const depth = blocks.reduce((sum, each) => sum + each, 0);
    if (depth > deepest || parenthesesIn(found) > deepest) {
      return templateError('E-TEMPLATE-LIMIT', source, { start: index, end: index + found.length }, nestedTooDeep);
    }
  }
  return undefined;
}

/** What lies between `{{` and the next `}}`. One step forward at a time: a pattern begins anew at each `{{` that nothing closes. */
function* expressionsIn(text: string): Generator<{ readonly found: string; readonly index: number }> {
  for (let index = text.indexOf('{{'); index >= 0; ) {
    const end = text.indexOf('}}', index) + 2;
    if (end < 2) return;
    yield { found: text.slice(index, end), index };
    index = text.indexOf('{{', end);
  }
}

function parenthesesIn(expression: string): number {
  let [depth, most] = [0, 0];
  for (const character of expression) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    most = Math.max(most, depth);
  }
  return most;
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
    // Taken for a name, it would be text between the blocks as well: two findings of one mistake.
    if (/^els(?:e_?)?if$/i.test((node.path as hbs.AST.PathExpression).original ?? '')) forbid(node, elseIf);
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
const elseIf: Localized = {
  th: 'เขียน `{{else if …}}` โดยเว้นวรรคระหว่าง `else` กับ `if`',
  en: 'write `{{else if …}}`, with a space between `else` and `if`',
};
const rawBlock: Localized = { th: 'ใช้บล็อก `{{{{…}}}}` ไม่ได้', en: 'raw blocks `{{{{…}}}}` are not available' };
const dynamicPartial: Localized = {
  th: 'ชื่อแม่แบบย่อยหลัง `{{>` ต้องเขียนตรง ๆ',
  en: 'the name of a partial after `{{>` must be written out',
};
const partialBlock: Localized = { th: 'ใช้ `{{#>…}}` ไม่ได้', en: 'partial blocks `{{#>…}}` are not available' };
const decorator: Localized = { th: 'ใช้ `{{*…}}` ไม่ได้', en: 'decorators `{{*…}}` are not available' };
