import { fill } from '../slips.ts';
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

/** A value that begins with a character that YAML keeps for itself, such as `*` or `@`. */
export function reservedFirstCharacter({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (!['BAD_SCALAR_START', 'BAD_ALIAS', 'UNEXPECTED_TOKEN', 'TAG_RESOLVE_FAILED'].includes(code)) return undefined;
  const value = /^[ -]*(?:[A-Za-z_]\w*: +)?([*&!%@`[{].*)$/.exec(line);
  if (value?.[1] === undefined) return undefined;
  const start = lineStart + line.length - value[1].length;
  const end = lineStart + line.trimEnd().length;
  const text = value[1].trimEnd();
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
        : written(`'${text}'`),
    mend: fill(start, start + text.length),
  };
}
