import { fill } from '../line-slips.ts';
import { type Improvement, quoteText, type SyntaxErrorContext, written } from './improver.ts';

/** A value that begins with `[` or `{`, which is never closed. */
export function bracketNeverClosed({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR') return undefined;
  const before = text.slice(Math.max(0, start - 1000), start);
  const open = /:[ ]+([[{])[^\]}\n]*\n?$/.exec(before);
  if (open === null) return undefined;
  const at = start - before.length + open.index + open[0].indexOf(open[1]!);
  const end = before.endsWith('\n') ? start - 1 : start;
  return {
    start: at,
    end: at + 1,
    message: { th: `วงเล็บ ${open[1]} ไม่มีตัวปิด`, en: `the bracket ${open[1]} is never closed` },
    hint: written(`${text.slice(at, end).trimEnd()}${open[1] === '[' ? ']' : ' }'}`),
    mend: fill(at, end),
  };
}

/** `[สำนัก #1, กอง]`, `{ spent: 0 # ยังไม่เบิก }`: the closing bracket is in a comment. */
export function bracketInComment({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR') return undefined;
  const before = text.slice(Math.max(0, start - 1000), start);
  const found = /:[ ]+(?:(\[)([^\]}\n#]*[ \t]#[^\n]*\])|(\{)([^\]}\n#]*?)[ \t]+(#[^\n]*?)[ \t]*\})[ \t]*\n?$/.exec(
    before,
  );
  if (found === null) return undefined;
  const open = found[1] ?? found[3]!;
  const from = start - before.length + found.index + found[0].indexOf(open);
  const end = from + found[0].slice(found[0].indexOf(open)).trimEnd().length;
  const at = text.indexOf('#', from);
  const meant = found[1]
    ? `[${found[2]!.slice(0, -1).split(',').map(quotedAtSign).join(',')}]`
    : `{${found[4]!.trimEnd()} } ${found[5]!.trimEnd()}`;
  return {
    start: at,
    end,
    message: {
      th: `ข้อความตั้งแต่ \`#\` เป็นหมายเหตุ วงเล็บ ${open} จึงไม่มีตัวปิด`,
      en: `the words from \`#\` on are a comment, so the bracket ${open} is never closed`,
    },
    hint: written(meant),
    mend: fill(from, end),
  };
}

/** An item with the sign of a comment needs quotation marks. */
function quotedAtSign(item: string): string {
  const text = item.trim();
  return text.includes('#') && !/^["']/.test(text) ? item.replace(text, () => `"${text}"`) : item;
}

/** A value that begins with a character that YAML keeps for itself, such as `*` or `@`. */
export function reservedFirstCharacter({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const codes = ['BAD_SCALAR_START', 'BAD_ALIAS', 'UNEXPECTED_TOKEN', 'TAG_RESOLVE_FAILED', 'MISSING_CHAR'];
  if (!codes.includes(code)) return undefined;
  const value = /^[ -]*(?:[A-Za-z_]\w*: +)?([*&%@`[{].*|!(?! ).*)$/.exec(line);
  if (value?.[1] === undefined) return undefined;
  const start = lineStart + line.length - value[1].length;
  const end = lineStart + line.trimEnd().length;
  const text = value[1].trimEnd();
  if (flowMapping.test(text)) return undefined;
  return {
    start,
    end,
    local: true,
    message: {
      th: `ข้อความที่ขึ้นต้นด้วย \`${text[0]}\` ต้องอยู่ในเครื่องหมายคำพูด`,
      en: `text that begins with \`${text[0]}\` needs quotation marks`,
    },
    hint: text.length > 60 || /["\\]/.test(text) ? quoteText : written(`"${text}"`),
    mend: fill(start, end),
  };
}

/** A slip within a mapping on one line: what the parser says of it stays. */
export function slipInBraces({ line }: SyntaxErrorContext): Improvement | undefined {
  const value = /^[ -]*(?:[A-Za-z_]\w*: +)?(\{.*)$/.exec(line)?.[1];
  if (value === undefined || !flowMapping.test(value)) return undefined;
  return {
    hint: {
      th: 'ใน `{ }` คั่นแต่ละช่องด้วยจุลภาค และครอบแต่ละค่าด้วยเครื่องหมายคำพูดคู่เดียว ไม่มีอะไรต่อท้าย `}` หรือเขียนช่องละบรรทัดโดยไม่ใช้ `{ }`',
      en: 'within `{ }`, put a comma between the keys, each value in one pair of quotation marks and nothing after `}`; or write each key on a line of its own without `{ }`',
    },
  };
}

/** `{ received: …`: a mapping on one line. In quotation marks it would be text. */
const flowMapping = /^\{\s*["']?[A-Za-z]\w*["']?\s*:(?:\s|$)/;

/** `narrative: | text`: the text belongs below the sign. */
export function textBehindBlockSign({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const match = /^([ ]*(?:- +)*)(?:[A-Za-z_]\w*: +)([|>])(?=[ ]*[^ #\d+-])/.exec(line);
  if (code !== 'UNEXPECTED_TOKEN' || match === null) return undefined;
  const start = lineStart + match[0].length - 1;
  const end = lineStart + line.trimEnd().length;
  const column = match[1]!.length + 2;
  return {
    start,
    end: start + 1,
    message: { th: `มีข้อความต่อท้ายเครื่องหมาย \`${match[2]}\``, en: `text on the line of \`${match[2]}\`` },
    hint: {
      th: `ลบ \`${match[2]}\` หากข้อความมีบรรทัดเดียว ถ้ามีหลายบรรทัดให้ขึ้นบรรทัดใหม่หลัง \`${match[2]}\` ย่อหน้า ${column} วรรค`,
      en: `delete \`${match[2]}\` before text of one line; text of several lines begins on the next line, indented by ${column} spaces`,
    },
    mend: fill(start, end),
  };
}

/** `"30.00",` as in other formats. */
export function commaAfterQuote({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const match = /^[ -]*(?:[A-Za-z_]\w*: +)?("[^"\\]*"|'[^']*')\s*([,;])\s*$/.exec(line);
  if (code !== 'UNEXPECTED_TOKEN' || match === null) return undefined;
  const start = lineStart + line.lastIndexOf(match[2]!);
  return {
    start,
    end: start + 1,
    local: true,
    message: { th: `มี \`${match[2]}\` ท้ายบรรทัด`, en: `\`${match[2]}\` at the end of the line` },
    hint: written(match[1]!),
    mend: { start, text: ' ' },
  };
}

/** A value in quotation marks with text behind them. */
export function textAfterQuote({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const value = /^[ -]*(?:[A-Za-z_]\w*: +)?(["'].*)$/.exec(line)?.[1];
  if (code !== 'UNEXPECTED_TOKEN' || value === undefined) return undefined;
  const start = lineStart + line.length - value.length;
  const text = value.trimEnd();
  return {
    message: { th: 'มีข้อความต่อท้ายเครื่องหมายคำพูดปิด', en: 'text after the closing quotation mark' },
    hint:
      text.includes("'") || text.length > 60
        ? { th: "ครอบทั้งข้อความด้วย `'` หรือใช้ “ ” ข้างใน", en: "put all of the text in `'`, or use “ ” inside it" }
        : written(`'${withoutOuterQuotes(text)}'`),
    mend: fill(start, start + text.length),
  };
}

/** Quotation marks that were meant to surround the text, and do not because the text has some itself. */
function withoutOuterQuotes(text: string): string {
  const count = text.split('"').length - 1;
  if (!text.startsWith('"') || (count % 2 === 0 && !text.endsWith('"'))) return text;
  return text.slice(1, count % 2 === 0 ? -1 : undefined);
}
