import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isList, isScalar, type Shape } from './names.ts';
import { spanOf } from './parse-source.ts';
import type { Scope } from './scope.ts';
import type { Span } from './source.ts';
import { knownNames, type TemplateErrorDetails, templateError } from './template-error.ts';

/** The shape of what a path names, or undefined after reporting that there is none. */
export function resolveName(
  path: hbs.AST.PathExpression,
  scope: Scope,
  report: (found: Diagnostic) => unknown,
): Shape | undefined {
  const parts = path.parts;
  const start = startOf(path, scope);
  if (!('shape' in start)) {
    report(unknownName(path, undefined, scope, start));
    return undefined;
  }
  let shape = start.shape;
  for (let index = start.used; index < parts.length; index++) {
    const inner = lookUp(shape, parts[index]!);
    if (inner === undefined) {
      const details = knownNames(parts[index]!, namesIn(shape));
      const outer = index === 0 && hasName(scope.root, parts[0]!);
      const hint = outer
        ? outwards(path)
        : (details.hint ?? (index === 0 ? inwards(parts[0]!, scope.root) : undefined));
      report(unknownName(path, index, scope, { ...details, hint }));
      return undefined;
    }
    shape = inner;
  }
  return shape;
}

function startOf(path: hbs.AST.PathExpression, scope: Scope): { shape: Shape; used: number } | TemplateErrorDetails {
  const [head = ''] = path.parts;
  if (path.data) {
    const data: Readonly<Record<string, Shape>> = scope.inEach
      ? { root: scope.root, ...eachData }
      : { root: scope.root };
    if (path.depth === 0 && Object.hasOwn(data, head)) return { shape: data[head]!, used: 1 };
    if (path.depth > 0) return { actual: path.original, hint: head === 'root' ? writeRoot : nameTheCounter };
    return knownNames(
      `@${head}`,
      Object.keys(data).map((name) => `@${name}`),
    );
  }
  if (path.depth === 0 && !/^(this|\.)\b/.test(path.original) && Object.hasOwn(scope.blockParams, head)) {
    return { shape: scope.blockParams[head]!, used: 1 };
  }
  const context = scope.contexts.at(-1 - path.depth);
  if (context !== undefined) return { shape: context, used: 0 };
  return {
    actual: path.original,
    hint: { th: '`../` ออกไปเกินบล็อกนอกสุดของไฟล์นี้', en: '`../` leads out of the outermost block of this file' },
  };
}

const writeRoot = { th: 'เขียน `@root` ได้จากทุกที่', en: 'write `@root`, which is the same everywhere' };

const nameTheCounter = {
  th: 'ตั้งชื่อตัวนับของบล็อกนอก เช่น `{{#each reports as |report i|}}` แล้วเขียน `i` (ครั้งแรกเป็น 0)',
  en: 'name the counter of the outer block, as in `{{#each reports as |report i|}}`, and write `i` (it is 0 the first time)',
};

const eachData: Readonly<Record<string, Shape>> = {
  index: 'number',
  key: 'number',
  first: 'boolean',
  last: 'boolean',
};

function lookUp(shape: Shape, name: string): Shape | undefined {
  if (isScalar(shape)) return undefined;
  if (isList(shape)) return name === 'length' ? 'number' : undefined;
  return Object.hasOwn(shape, name) ? shape[name] : undefined;
}

function namesIn(shape: Shape): readonly string[] {
  if (isScalar(shape)) return [];
  return isList(shape) ? ['length'] : Object.keys(shape);
}

const hasName = (shape: Shape, name: string) => namesIn(shape).includes(name);

function outwards(path: hbs.AST.PathExpression) {
  const written = `@root.${path.parts.join('.')}`;
  return { th: `ชื่อนี้อยู่นอกบล็อก ให้เขียน \`${written}\``, en: `it is outside of the block: write \`${written}\`` };
}

/** A name of a list's items, written outside of the list. */
function inwards(name: string, root: Shape) {
  if (isScalar(root) || isList(root)) return undefined;
  const list = Object.keys(root).find((key) => {
    const shape = root[key]!;
    return isList(shape) && !isScalar(shape[0]) && !isList(shape[0]) && Object.hasOwn(shape[0], name);
  });
  if (list === undefined) return undefined;
  const block = `{{#each ${list}}}…{{/each}}`;
  return {
    th: `\`${name}\` เป็นชื่อในรายการ \`${list}\` ให้เขียนไว้ใน \`${block}\``,
    en: `each of \`${list}\` has a \`${name}\`: write it inside \`${block}\``,
  };
}

function unknownName(
  path: hbs.AST.PathExpression,
  index: number | undefined,
  scope: Scope,
  details: TemplateErrorDetails,
): Diagnostic {
  const name = details.actual ?? path.original;
  const span = partSpan(path, index, scope);
  return templateError(
    'E-TEMPLATE-NAME',
    scope.parsed.source,
    span,
    { th: `ไม่รู้จักชื่อ \`${name}\` ในข้อมูล`, en: `unknown name \`${name}\`` },
    details,
  );
}

/** Place of one name in a path such as `project.budget.received`, or of the whole path. */
function partSpan(path: hbs.AST.PathExpression, index: number | undefined, { parsed }: Scope): Span {
  const span = spanOf(parsed.source, path);
  if (index === undefined) return span;
  let start = span.start;
  let end = span.end;
  for (let part = 0; part <= index && part < path.parts.length; part++) {
    const at = parsed.source.text.indexOf(path.parts[part]!, part === 0 ? span.start : end);
    if (at < 0 || at >= span.end) return span;
    start = at;
    end = at + path.parts[part]!.length;
  }
  return { start, end };
}
