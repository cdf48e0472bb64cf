import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { MarkupText } from './parse-markup.ts';
import type { StaticMarkup } from './static-markup.ts';
import { templateError } from './template-error.ts';

/** Characters that mean markup must be written as references, and only XML's own references exist. */
export function checkText({ start, end }: MarkupText, { source }: StaticMarkup): Diagnostic[] {
  return [...source.text.slice(start, end).matchAll(stray)].map((match) => {
    const at = start + match.index;
    return templateError(
      'E-TEMPLATE-SYNTAX',
      source,
      { start: at, end: at + match[0].length },
      /^&\w/.test(match[0]) ? unknownReference(match[0]) : strayCharacter(match[0]),
      /^&\w/.test(match[0]) ? { hint: referenceHint(match[0]) } : {},
    );
  });
}

const stray = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(?:\w+;)?/g;

const unknownReference = (written: string): Localized => ({
  th: `ไม่มีอักขระชื่อ \`${written}\` ในแม่แบบ`,
  en: `templates have no character named \`${written}\``,
});

/** A reference without its semicolon is mostly a bare `&`. */
function referenceHint(written: string): Localized {
  if (!written.endsWith(';')) return { th: 'เขียน `&amp;` แทน `&`', en: 'write `&amp;` for `&`' };
  if (written === '&nbsp;') return { th: 'เขียน `&#160;`', en: 'write `&#160;`' };
  return {
    th: 'พิมพ์อักขระนั้นเอง หรือรหัสของมัน เช่น `&#160;`',
    en: 'type the character itself, or its number, such as `&#160;`',
  };
}

const strayCharacter = (written: string): Localized => ({
  th: `ในข้อความของแม่แบบ ให้เขียน \`&amp;\` แทน \`&\` และ \`&lt;\` แทน \`<\` (พบ \`${written}\`)`,
  en: `in a template's text write \`&amp;\` for \`&\` and \`&lt;\` for \`<\` (found \`${written}\`)`,
});
