import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

let next = 0;

/**
 * The mutants of a source file: `{ id, name, file, line, kind, start, end, written, becomes }`, where `becomes` takes the
 * place of the text from `start` to before `end`; a removed statement becomes nothing. Not mutated: types, names,
 * patterns, texts in Thai and English (`th`, `en`), which people judge.
 */
export function findMutants(root, file) {
  const source = readFileSync(join(root, file), 'utf8');
  const found = [];
  const text = (node) => source.slice(node.start, node.end);
  const add = (kind, node, becomes) => {
    const line = source.slice(0, node.start).split('\n').length;
    const written = oneLine(text(node));
    const same = found.filter((each) => each.kind === kind && each.written === written && each.becomes === becomes);
    const name = `${file} ${kind} ${written} ${becomes} ${same.length}`;
    found.push({ id: next++, name, file, line, kind, start: node.start, end: node.end, written, becomes });
  };
  visit(parseAst(source, { lang: 'ts' }), undefined, undefined, { add, text });
  return found;
}

const oneLine = (text) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 87)}...` : line;
};

/** Nodes whose only part that runs is their expression. */
const casts = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']);
const untouched = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TemplateElement']);

function visit(node, parent, key, tools) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, parent, key, tools);
    return;
  }
  if (typeof node !== 'object' || node === null || typeof node.type !== 'string') return;
  if (casts.has(node.type)) {
    visit(node.expression, node, 'expression', tools);
    return;
  }
  if (node.type.startsWith('TS') || untouched.has(node.type) || node.directive) return;
  mutators[node.type]?.(node, { ...tools, parent, key });
  for (const [inner, value] of Object.entries(node)) {
    if (isName(node, inner) || /^type(?:Annotation|Arguments|Parameters)$|^returnType$/.test(inner)) continue;
    if (inner === 'value' && node.type === 'Property' && ['th', 'en'].includes(node.key.name)) continue;
    visit(value, node, inner, tools);
  }
}

/** A name, not a value: `{ name: 1 }`, `a.name`, `import`s, labels. */
function isName(node, inner) {
  if (inner === 'key') return !node.computed;
  return (inner === 'property' && !node.computed) || inner === 'source' || inner === 'label';
}

const comparisons = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
};
const arithmetic = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };
const assignments = { '+=': '-=', '-=': '+=', '*=': '/=', '|=': '=' };
const dropped = new Set(['filter', 'sort', 'toSorted', 'trim', 'trimEnd', 'trimStart', 'reverse']);
const swapped = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
};
const isText = ({ type, value }) => type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');

const mutators = {
  BinaryExpression(node, { add, text }) {
    const { left, right, operator } = node;
    const whole = text(node);
    const [from, to] = [left.end - node.start, right.start - node.start];
    // Between the two there may be brackets, too.
    const become = (sign) => whole.slice(0, from) + whole.slice(from, to).replace(operator, sign) + whole.slice(to);
    for (const sign of comparisons[operator] ?? []) add('comparison', node, become(sign));
    if (operator in arithmetic && !isText(left) && !isText(right))
      add('arithmetic', node, become(arithmetic[operator]));
  },
  LogicalExpression(node, { add, text }) {
    add('condition dropped', node, text(node.left));
    if (node.operator !== '??') add('condition dropped', node, text(node.right));
  },
  UnaryExpression(node, { add, text }) {
    if (node.operator === '!' || node.operator === '-') add('negation', node, text(node.argument));
  },
  AssignmentExpression(node, { add, text }) {
    if (node.operator in assignments && !isText(node.right))
      add('arithmetic', node, `${text(node.left)} ${assignments[node.operator]} ${text(node.right)}`);
  },
  ConditionalExpression({ test }, { add }) {
    for (const value of ['true', 'false']) add('condition', test, value);
  },
  IfStatement({ test }, { add }) {
    for (const value of ['true', 'false']) add('condition', test, value);
  },
  WhileStatement({ test }, { add }) {
    add('condition', test, 'false');
  },
  Literal(node, { add, text, parent, key }) {
    const { value } = node;
    if (typeof value === 'number') add('number', node, `${text(node)} + 1`);
    if (typeof value === 'boolean') add('boolean', node, String(!value));
    if (typeof value === 'string' && value !== '' && !(parent?.type === 'NewExpression' && key === 'arguments'))
      add('text', node, "''");
  },
  CallExpression(node, { add, text }) {
    const { callee } = node;
    const name = callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : '';
    if (dropped.has(name)) add('method', node, text(callee.object));
    if (Object.hasOwn(swapped, name))
      add('method', node, `${text(callee.object)}.${swapped[name]}${text(node).slice(callee.end - node.start)}`);
  },
  ExpressionStatement(node, { add, parent }) {
    if (parent?.type !== 'Program') add('statement', node, undefined);
  },
  ContinueStatement(node, { add }) {
    add('statement', node, undefined);
  },
  BreakStatement(node, { add, parent }) {
    if (parent?.type !== 'SwitchCase') add('statement', node, undefined);
  },
  ThrowStatement(node, { add }) {
    add('statement', node, undefined);
  },
  ReturnStatement({ argument }, { add }) {
    if (argument && argument.name !== 'undefined' && argument.value !== false)
      add('returned value', argument, 'undefined');
  },
  ArrowFunctionExpression({ body, expression }, { add }) {
    if (expression) add('returned value', body, 'undefined');
  },
};
