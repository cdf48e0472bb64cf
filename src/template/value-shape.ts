import { templateHelpers } from './helpers.ts';
import { needsKind, needsOneValue, unknownHelper } from './name-messages.ts';
import { isList, isScalar, type Shape } from './names.ts';
import { resolveName } from './resolve-name.ts';
import { nameError, type Report, type Scope } from './scope.ts';
import { knownNames } from './template-error.ts';

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash'>;

/** Shape of a value given to a helper, a block or a partial; undefined after reporting that it is wrong. */
export function valueShape(expression: hbs.AST.Expression, scope: Scope, report: Report): Shape | undefined {
  switch (expression.type) {
    case 'PathExpression':
      return resolveName(expression as hbs.AST.PathExpression, scope, report);
    case 'SubExpression':
      return callShape(expression as hbs.AST.SubExpression, scope, report);
    case 'NumberLiteral':
      return 'number';
    case 'BooleanLiteral':
      return 'boolean';
    default:
      return 'text';
  }
}

/** Shape of what a helper returns; undefined after reporting that the call is wrong. */
export function callShape(call: Call, scope: Scope, report: Report): Shape | undefined {
  const name = (call.path as hbs.AST.PathExpression).original;
  const helper = Object.hasOwn(templateHelpers, name) ? templateHelpers[name] : undefined;
  if (!helper) {
    report(nameError(call.path, scope, unknownHelper(name), knownNames(name, Object.keys(templateHelpers))));
    return undefined;
  }
  const [param] = call.params;
  if (call.params.length !== 1 || !param || call.hash) {
    report(nameError(call.path, scope, needsOneValue(name)));
    return undefined;
  }
  const shape = valueShape(param, scope, report);
  if (shape === undefined) return undefined;
  const kind = isList(shape) ? 'list' : isScalar(shape) ? shape : undefined;
  if (kind && helper.accepts.includes(kind)) return helper.returns;
  report(nameError(param, scope, needsKind(name, helper.accepts)));
  return undefined;
}
