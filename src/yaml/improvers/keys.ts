import type { Localized } from '../../model/localized.ts';
import { type Improvement, quoteText, type SyntaxErrorContext, written } from './improver.ts';

/** `key:value` */
export function noSpaceAfterColon(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*:)(?=[^\s/])/, (key, rest) => ({
    message: { th: 'ไม่มีวรรคหลังเครื่องหมาย `:`', en: 'no space after `:`' },
    hint: written(`${key} ${rest}`),
    mend: ' ',
  }));
}

/** `key = value` */
export function equalsSign(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*\s*=)/, (key, rest) => ({
    message: { th: 'ใช้ `=` แทน `:`', en: '`=` in place of `:`' },
    hint: written(`${key.replace(/\s*=$/, ':')} ${rest.trim()}`),
    mend: undefined,
    instead: ':',
  }));
}

/** `key; value` */
export function semicolon(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*\s*;)(?=\s|$)/, (key, rest) => ({
    message: { th: 'ใช้ `;` แทน `:`', en: '`;` in place of `:`' },
    hint: written(`${key.replace(/\s*;$/, ':')} ${rest.trim()}`),
    mend: undefined,
    instead: ':',
  }));
}

/** `key value` */
export function colonMissing(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*)(?=\s|$)/, (key, rest) => ({
    message: { th: 'ไม่มีเครื่องหมาย `:` หลังชื่อช่อง', en: 'no `:` after the key' },
    hint: written(`${key}: ${rest.trim()}`),
    mend: ': ',
  }));
}

interface KeySlip {
  readonly message: Localized;
  readonly hint: Localized;
  /** What comes over the characters behind the key, to read it as a key. */
  readonly mend: string | undefined;
  /** What comes over the last character of the key. */
  readonly instead?: string;
}

function atKey(
  context: SyntaxErrorContext,
  pattern: RegExp,
  describe: (key: string, rest: string) => KeySlip,
): Improvement | undefined {
  if (context.code !== 'MULTILINE_IMPLICIT_KEY' && context.code !== 'MISSING_CHAR') return undefined;
  const match = pattern.exec(context.line);
  if (match?.[1] === undefined) return undefined;
  const end = context.lineStart + match[0].length;
  const rest = context.line.slice(match[0].length);
  const { message, hint, mend, instead } = describe(match[1], rest);
  const isLong = mend !== undefined && rest.length < mend.length;
  return {
    start: end - match[1].length,
    end,
    message,
    hint,
    mend: instead ? { start: end - 1, text: instead } : mend && !isLong ? { start: end, text: mend } : undefined,
  };
}

/** Text with `: ` in it, without quotation marks. */
export function colonInText({ code, line, start, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const rest = line.slice(start - lineStart);
  const colon = /:(\s|$)/.exec(rest);
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || colon === null || /^ *- +[A-Za-z_]\w*:/.test(rest)) return undefined;
  return {
    start: start + colon.index,
    end: start + colon.index + 1,
    local: true,
    message: { th: 'ข้อความมี `: ` จึงถูกอ่านเป็นชื่อช่อง', en: 'the text contains `: ` and is taken for a key' },
    hint: rest.length > 60 || rest.includes('"') ? quoteText : written(`"${rest.trim()}"`),
    mend: { start: start + colon.index, text: 'x' },
  };
}
