import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { templateHelpers } from './helpers.ts';
import type { MarkupNode } from './parse-markup.ts';
import type { StaticMarkup } from './static-markup.ts';
import { templateWarning } from './template-error.ts';

/** `W-TEMPLATE-TAG`: `{project.name}` and `{thaiDate project.asOf}` in a template's text, which would be printed as they are. */
export function findSingleBraces({ source, markup }: StaticMarkup): Diagnostic[] {
  return textsIn(markup.nodes).flatMap(({ start, end }) =>
    [...source.text.slice(start, end).matchAll(singleBraces)].flatMap(({ 0: whole, 1: inner = '', index }) => {
      const [head = '', ...rest] = inner.split(/\s+/);
      if (rest.length > 0 ? !Object.hasOwn(templateHelpers, head) : !head.includes('.')) return [];
      const at = start + index;
      const message = {
        th: `\`${whole}\` ไม่ใช่แท็ก จะพิมพ์ออกมาตามนี้`,
        en: `\`${whole}\` is no tag and would be printed as it is`,
      };
      const right = `{{${inner}}}`;
      const hint = { th: `ถ้าต้องการข้อมูล พิมพ์ \`${right}\``, en: `write \`${right}\` if it is to be filled in` };
      return [templateWarning(source, { start: at, end: at + whole.length }, message, { hint })];
    }),
  );
}

const singleBraces = /(?<!\{)\{\s*([A-Za-z]\w*(?:\.\w+)*(?:\s+[\w.@]+)?)\s*\}(?!\})/g;

const textsIn = (nodes: readonly MarkupNode[]): { readonly start: number; readonly end: number }[] =>
  nodes.flatMap((node) => (node.type === 'text' ? [node] : textsIn(node.children)));
