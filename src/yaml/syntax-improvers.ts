import type { YAMLError } from 'yaml';
import type { Localized } from '../model/localized.ts';

/** What an improver knows about an error. */
export interface SyntaxErrorContext {
  readonly code: YAMLError['code'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The line the error stands on, without its line end, and where it begins. */
  readonly line: string;
  readonly lineStart: number;
  /** Where a quotation mark that is never closed stands. */
  readonly openQuote: number | undefined;
}

/** What an improver says instead of the parser; what it leaves out stays. */
export interface Improvement {
  readonly start?: number;
  readonly end?: number;
  readonly message?: Localized;
  readonly hint?: Localized;
  /** The slip leads to no further errors. */
  readonly local?: boolean;
}

type Improver = (context: SyntaxErrorContext) => Improvement | undefined;

/** Slips people make, each recognised by the line it leaves; the first that fits speaks. */
export const improvers: readonly Improver[] = [
  tabIndentation,
  strangeSpace,
  quoteNeverClosed,
  bracketNeverClosed,
  noSpaceAfterColon,
  equalsSign,
  fullWidthColon,
  colonMissing,
  colonInText,
  indentedTooMuch,
  indentedTooLittle,
  reservedFirstCharacter,
  textAfterQuote,
];

function tabIndentation({ code }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'TAB_AS_INDENT') return undefined;
  return { hint: { th: 'ใช้วรรคสองวรรคต่อหนึ่งชั้นแทนแท็บ', en: 'use two spaces a level instead of a tab' } };
}

/** Copied from a word processor or a chat: looks like a space, and is none. */
function strangeSpace({ text, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const match = /^(?:.*\n)?[ -]*([\u00a0\u2000-\u200b\u3000]+)/u.exec(text.slice(lineStart, lineStart + 2000));
  if (match?.[1] === undefined) return undefined;
  const start = lineStart + match[0].length - match[1].length;
  return {
    start,
    end: start + match[1].length,
    message: { th: 'ย่อหน้าด้วยวรรคชนิดพิเศษ', en: 'indented with a special kind of space' },
    hint: { th: 'ลบแล้วเคาะวรรคใหม่', en: 'delete it and type plain spaces' },
  };
}

function quoteNeverClosed({ openQuote, text }: SyntaxErrorContext): Improvement | undefined {
  if (openQuote === undefined) return undefined;
  return {
    start: openQuote,
    end: openQuote + 1,
    message: {
      th: `เครื่องหมายคำพูด ${text[openQuote]} ไม่มีตัวปิด`,
      en: `the quotation mark ${text[openQuote]} is never closed`,
    },
  };
}

function bracketNeverClosed({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR') return undefined;
  const before = text.slice(Math.max(0, start - 1000), start);
  const open = /:[ ]+([[{])[^\]}\n]*\n?$/.exec(before);
  if (open === null) return undefined;
  const at = start - before.length + open.index + open[0].indexOf(open[1]!);
  return {
    start: at,
    end: at + 1,
    message: { th: `วงเล็บ ${open[1]} ไม่มีตัวปิด`, en: `the bracket ${open[1]} is never closed` },
    hint: quoteText,
  };
}

function noSpaceAfterColon(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]+:)(?=\S)/, {
    message: { th: 'ไม่มีวรรคหลังเครื่องหมาย `:`', en: 'no space after `:`' },
    hint: { th: 'เขียนเป็น `คีย์: ค่า`', en: 'write `key: value`' },
  });
}

function equalsSign(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]+\s*=)/, {
    message: { th: 'ใช้ `=` แทน `:`', en: '`=` in place of `:`' },
    hint: { th: 'เขียนเป็น `คีย์: ค่า`', en: 'write `key: value`' },
  });
}

function fullWidthColon(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]+\s*[：﹕])/u, {
    message: { th: 'เครื่องหมาย `:` เป็นแบบเต็มความกว้าง', en: 'a full-width colon' },
    hint: { th: 'พิมพ์ `:` จากแป้นภาษาอังกฤษ', en: 'type a plain `:`' },
  });
}

function colonMissing(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]+)(?=\s|$)/, {
    message: { th: 'ไม่มีเครื่องหมาย `:` หลังคีย์', en: 'no `:` after the key' },
    hint: { th: 'เขียนเป็น `คีย์: ค่า`', en: 'write `key: value`' },
  });
}

function atKey(context: SyntaxErrorContext, pattern: RegExp, said: Improvement): Improvement | undefined {
  if (context.code !== 'MULTILINE_IMPLICIT_KEY' && context.code !== 'MISSING_CHAR') return undefined;
  const match = pattern.exec(context.line);
  if (match?.[1] === undefined) return undefined;
  const end = context.lineStart + match[0].length;
  return { ...said, start: end - match[1].length, end };
}

function colonInText({ code, line, start, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const rest = line.slice(start - lineStart);
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || !/:(\s|$)/.test(rest)) return undefined;
  return {
    end: start + rest.length,
    local: true,
    message: { th: 'ข้อความมี `: ` จึงอ่านเป็นคีย์', en: 'the text contains `: ` and is taken for a key' },
    hint: quoteText,
  };
}

/** The parser stumbles over the end of the line before: the slip is on the next one. */
function indentedTooMuch({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
  const next = text.indexOf('\n', start) + 1;
  const key = /^( *)(\S+)/.exec(text.slice(next, next + 200));
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || next === 0 || key === null || text[start] === '-') return undefined;
  return {
    start: next + key[1]!.length,
    end: next + key[0].length,
    ...indentedUnevenly,
  };
}

function indentedTooLittle({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const key = /^( *)(\S+)/.exec(line);
  if (code !== 'BAD_INDENT' || key === null) return undefined;
  return { start: lineStart + key[1]!.length, end: lineStart + key[0].length, ...indentedUnevenly };
}

function reservedFirstCharacter({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (!['BAD_SCALAR_START', 'BAD_ALIAS', 'UNEXPECTED_TOKEN', 'TAG_RESOLVE_FAILED'].includes(code)) return undefined;
  const value = /^[ -]*(?:[A-Za-z_]+: +)?([*&!%@`[{].*)$/.exec(line);
  if (value?.[1] === undefined) return undefined;
  const start = lineStart + line.length - value[1].length;
  return {
    start,
    end: lineStart + line.trimEnd().length,
    local: true,
    message: {
      th: `ข้อความที่ขึ้นต้นด้วย \`${value[1][0]}\` ต้องอยู่ในเครื่องหมายคำพูด`,
      en: `text that begins with \`${value[1][0]}\` needs quotation marks`,
    },
  };
}

function textAfterQuote({ code, line }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'UNEXPECTED_TOKEN' || !/["']/.test(line)) return undefined;
  return {
    message: { th: 'มีข้อความต่อท้ายเครื่องหมายคำพูดปิด', en: 'text after the closing quotation mark' },
    hint: {
      th: 'ครอบทั้งข้อความด้วย `"` และเขียน `\\"` แทน `"` ที่อยู่ข้างใน',
      en: 'put all of the text in `"`, and write `\\"` for a `"` inside it',
    },
  };
}

const indentedUnevenly = {
  message: { th: 'ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า', en: 'indented differently from the lines before' },
  hint: { th: 'คีย์ชั้นเดียวกันต้องย่อหน้าเท่ากัน', en: 'keys of one level are indented alike' },
};

const quoteText = {
  th: 'ครอบข้อความด้วยเครื่องหมายคำพูด "…"',
  en: 'put the text in quotation marks "…"',
};
