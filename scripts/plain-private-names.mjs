import { parseAst } from 'rolldown/parseAst';

/**
 * A module with an ordinary property in place of each private name: `$Canvas_out` for `#out` of the class `Canvas`. Until V8
 * has optimised a function, it reads a private name as a key that it has to compare, and looks for a brand before each
 * call of a private method. Throws where a name is not of the innermost class around it, or is looked for by `in`.
 */
export function plainPrivateNames(code) {
  const places = [];
  visit(parseAst(code));
  let plain = '';
  let at = 0;
  for (const { start, end, name } of places) {
    plain += code.slice(at, start) + name;
    at = end;
  }
  return plain + code.slice(at);

  function visit(node, owner) {
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') owner = node;
    if (node.type === 'PrivateIdentifier')
      places.push({ start: node.start, end: node.end, name: plainName(node, owner) });
    if (node.type === 'BinaryExpression' && node.left.type === 'PrivateIdentifier')
      throw notPlain(node.left, 'is looked for');
    for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') visit(child, owner);
  }
}

function plainName(node, { id, body }) {
  const isDeclared = body.body.some(({ key }) => key?.type === 'PrivateIdentifier' && key.name === node.name);
  if (!id || !isDeclared) throw notPlain(node, 'is not of the named class around it');
  return `$${id.name}_${node.name}`;
}

const notPlain = ({ name }, why) => new Error(`#${name} ${why}`);
