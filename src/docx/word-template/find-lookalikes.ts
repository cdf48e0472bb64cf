import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { createSource, rangeOf } from '../../template/source.ts';
import { asTyped, findTags } from './tags.ts';

/** What other programs write for a tag, or an input method makes of one, with the name or call in it. */
const forms: readonly RegExp[] = [
  /(?:｛\{?｛|\{｛|｛\{)([^{}｛｝\n]{1,200})(?:｝\}?｝|\}｝|｝\})/g,
  /<<([^<>\n]{1,200})>>/g,
  /«([^«»\n]{1,200})»/g,
  /(?<!\{)\{([^{}\n]{1,200})\}(?!\})/g,
];

/** A name, a call of a helper, or the beginning or end of a block. */
const looksLikeTag = /^\s*[#/]?\s*(?:[A-Za-z_]\w*)(?:\.\w+)*(?:\s+[\w.@]+)*\s*$/;

/** Texts that someone took for a tag: `{x}`, `<<x>>`, `«x»`, `｛｛x｝｝`. They would be printed as they are. */
export function findLookalikes(file: string, text: string, severity: 'error' | 'warning'): Diagnostic[] {
  const source = createSource(file, text);
  const tags = findTags(asTyped(text));
  const isInTag = (place: number) => tags.some(({ start, end }) => start <= place && place < end);
  const found = forms.flatMap((form) => [...text.matchAll(form)]);
  return found
    .filter(({ 1: inner = '', index }) => looksLikeTag.test(inner) && !isInTag(index))
    .slice(0, mostShown)
    .sort((a, b) => a.index - b.index)
    .map(({ 0: whole, 1: inner = '', index }) => {
      const code = severity === 'error' ? 'E-TEMPLATE-SYNTAX' : 'W-TEMPLATE-TAG';
      const right = `{{${inner.trim()}}}`;
      const range = rangeOf(source, { start: index, end: index + whole.length });
      const message = {
        th: `\`${whole}\` ไม่ใช่แท็ก จะพิมพ์ออกมาตามนี้`,
        en: `\`${whole}\` is no tag and would be printed as it is`,
      };
      const hint = { th: `ถ้าต้องการข้อมูล พิมพ์ \`${right}\``, en: `write \`${right}\` if it is to be filled in` };
      return diagnostic(code, { file, range }, { message, hint });
    });
}

/** Of one part. */
const mostShown = 20;
