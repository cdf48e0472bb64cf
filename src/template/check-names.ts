import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { blockHelpers, templateHelpers } from './helpers.ts';
import {
  literalAlone,
  needsGroup,
  needsList,
  needsOneValue,
  partialInItself,
  printingHint,
  unknownBlock,
  unknownPartial,
  unprintable,
} from './name-messages.ts';
import { isList, isScalar, type Shape, type TemplateSubject } from './names.ts';
import { type ParsedSource, spanOf } from './parse-source.ts';
import { nameError, type Report, type Scope } from './scope.ts';
import { distinct, knownNames, templateError } from './template-error.ts';
import { callShape, valueShape } from './value-shape.ts';

/** Finds every name, helper and partial of a template that does not exist or cannot be used where it is. */
export function checkNames(
  main: ParsedSource,
  partials: ReadonlyMap<string, ParsedSource>,
  names: TemplateSubject['names'],
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => found.push(diagnostic);
  const scope = { root: names, contexts: [names], blockParams: {}, inEach: false, partials: [] };
  checkProgram(main.program, { ...scope, parsed: main }, { partials, report, uses: { count: 0 } });
  return distinct(found);
}

interface Check {
  readonly partials: ReadonlyMap<string, ParsedSource>;
  readonly report: Report;
  /** Of partials, so far. */
  readonly uses: { count: number };
}

/** How deep partials may use each other, and how often in all: each use is checked and rendered by itself. */
const deepestPartials = 20;
const mostUses = 1000;

/** Whether one more partial is too many; reported once. */
function isTooMany(node: hbs.AST.Node, scope: Scope, { uses, report }: Check): boolean {
  if (uses.count > mostUses) return true;
  uses.count += scope.partials.length >= deepestPartials ? mostUses + 1 : 1;
  if (uses.count <= mostUses) return false;
  const { source } = scope.parsed;
  report(templateError('E-TEMPLATE-LIMIT', source, spanOf(source, node), tooManyPartials));
  return true;
}

const tooManyPartials: Localized = {
  th: `แม่แบบย่อยซ้อนกันได้ ${deepestPartials} ชั้น และใช้ได้ ${mostUses} ครั้งในเอกสารหนึ่ง`,
  en: `partials nest ${deepestPartials} deep, and a document uses ${mostUses} of them, at most`,
};

function checkProgram(program: hbs.AST.Program | undefined, scope: Scope, check: Check): void {
  for (const statement of program?.body ?? []) {
    if (isMustache(statement)) checkMustache(statement, scope, check);
    if (isBlock(statement)) checkBlock(statement, scope, check);
    if (isPartial(statement)) checkPartial(statement, scope, check);
  }
}

function checkMustache(mustache: hbs.AST.MustacheStatement, scope: Scope, check: Check): void {
  const path = mustache.path as hbs.AST.PathExpression;
  if (path.type !== 'PathExpression') {
    check.report(nameError(path, scope, literalAlone));
    return;
  }
  const isCall = mustache.params.length > 0 || mustache.hash !== undefined || isHelperName(path, scope);
  const shape = isCall ? callShape(mustache, scope, check.report) : valueShape(path, scope, check.report);
  if (shape === undefined || shape === 'text' || shape === 'number') return;
  const name = path.original;
  const hint = printingHint(name, shape);
  check.report(nameError(path, scope, unprintable(name, shape), hint && { hint }));
}

function checkBlock(block: hbs.AST.BlockStatement, scope: Scope, check: Check): void {
  const helper = block.path.original;
  if (!blockHelpers.some((name) => name === helper)) {
    check.report(nameError(block.path, scope, unknownBlock(helper), knownNames(helper, blockHelpers)));
    return;
  }
  const [param] = block.params;
  if (block.params.length !== 1 || !param) {
    check.report(nameError(block.path, scope, needsOneValue(helper)));
    return;
  }
  const shape = valueShape(param, scope, check.report);
  checkProgram(block.inverse, scope, check);
  if (helper === 'if' || helper === 'unless') {
    checkProgram(block.program, scope, check);
  } else if (shape !== undefined) {
    if (helper === 'each' && isList(shape)) checkInner(block, shape[0], { ...scope, inEach: true }, check);
    else if (helper === 'with' && !isList(shape) && !isScalar(shape)) checkInner(block, shape, scope, check);
    else check.report(nameError(param, scope, helper === 'each' ? needsList : needsGroup));
  }
}

/** The inside of `each` and `with`, where `this` is another thing. */
function checkInner(block: hbs.AST.BlockStatement, shape: Shape, scope: Scope, check: Check): void {
  const [item, index] = block.program?.blockParams ?? [];
  const blockParams = {
    ...scope.blockParams,
    ...(item && { [item]: shape }),
    ...(index && { [index]: 'number' as const }),
  };
  // Handlebars counts no level for `{{#with this}}`.
  const { parts, depth, data } = block.params[0] as hbs.AST.PathExpression;
  const isThis = parts?.length === 0 && depth === 0 && !data;
  const contexts = isThis && block.path.original === 'with' ? scope.contexts : [...scope.contexts, shape];
  checkProgram(block.program, { ...scope, contexts, blockParams }, check);
}

function checkPartial(statement: hbs.AST.PartialStatement, scope: Scope, check: Check): void {
  const name = (statement.name as hbs.AST.PathExpression).original;
  const parsed = check.partials.get(name);
  const [param] = statement.params;
  const context = param ? valueShape(param, scope, check.report) : scope.contexts.at(-1);
  const named = (statement.hash?.pairs ?? []).map(
    ({ key, value }) => [key, valueShape(value, scope, check.report)] as const,
  );
  if (!parsed) {
    check.report(nameError(statement.name, scope, unknownPartial(name), knownNames(name, [...check.partials.keys()])));
  } else if (scope.partials.includes(name)) {
    check.report(nameError(statement.name, scope, partialInItself(name)));
  } else if (isTooMany(statement.name, scope, check)) {
    return;
  } else if (context !== undefined && named.every(([, shape]) => shape !== undefined)) {
    const given = Object.fromEntries(named) as Readonly<Record<string, Shape>>;
    const inside =
      named.length === 0 ? context : isScalar(context) || isList(context) ? given : { ...context, ...given };
    const fresh = { parsed, root: scope.root, contexts: [inside], blockParams: {}, inEach: scope.inEach };
    checkProgram(parsed.program, { ...fresh, partials: [...scope.partials, name] }, check);
  }
}

/** A helper's name alone, where no block parameter goes by that name. */
function isHelperName(path: hbs.AST.PathExpression, { blockParams }: Scope): boolean {
  return (
    path.parts?.length === 1 &&
    path.depth === 0 &&
    !path.data &&
    Object.hasOwn(templateHelpers, path.original) &&
    !Object.hasOwn(blockParams, path.original)
  );
}

const isMustache = (node: hbs.AST.Statement): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isPartial = (node: hbs.AST.Statement): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
