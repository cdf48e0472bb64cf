import type { Localized } from '../../model/localized.ts';
import type { Mend } from '../slips.ts';
import type { Improvement, SyntaxErrorContext } from './improver.ts';
import { type Line, lineAbove } from './lines.ts';

/** A tab that indents a line. */
export function tabIndentation({ code, text, start, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'TAB_AS_INDENT') return undefined;
  const blanks = /^[ \t]*/.exec(line)![0];
  const mend =
    start <= lineStart + blanks.length ? { start: lineStart, text: blanks.replaceAll('\t', ' ') } : undefined;
  return {
    end: text[start] === '\t' ? start + 1 : start,
    hint: {
      th: 'ลบแล้วเคาะแป้นเว้นวรรค (Space bar) แทน ให้ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน',
      en: 'delete it and type spaces, two for each level',
    },
    mend,
  };
}

/** The parser stumbles over the end of the line before: the slip is on the next one. */
export function indentedTooMuch({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
  const next = text.indexOf('\n', start) + 1;
  const key = /^( *)(\S+)/.exec(text.slice(next, next + 200));
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || next === 0 || key === null || text[start] === '-') return undefined;
  return { start: next + key[1]!.length, end: next + key[0].length, ...indentedUnevenly };
}

/** A key that is indented less than those beside it. */
export function indentedTooLittle({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const key = /^( *)(\S+)/.exec(line);
  if (code !== 'BAD_INDENT' || key === null) return undefined;
  return { start: lineStart + key[1]!.length, end: lineStart + key[0].length, ...indentedUnevenly };
}

const indentedUnevenly = {
  message: { th: 'ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า', en: 'indented differently from the lines before' },
  hint: {
    th: 'ย่อหน้าให้เท่ากับช่องอื่นที่อยู่ใต้หัวข้อเดียวกัน',
    en: 'keys of one level are indented alike',
  },
};

/** Text of several lines, pasted behind a key, whose further lines are not indented. */
export function pastedLines({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined;
  if (line.trim() === '' || keyLine.test(line)) return undefined;
  const owner = lineAbove(text, lineStart, ({ line: above }) => keyLine.test(above));
  const key = owner && keyLine.exec(owner.line);
  if (!owner || !key) return undefined;
  const column = key[1]!.length;
  const number = text.slice(0, owner.start).split('\n').length;
  const start = lineStart + (line.length - line.trimStart().length);
  const end = lineStart + line.trimEnd().length;
  const item = lineAbove(text, lineStart, ({ line: above }) => /^ *- +[^ ]/.test(above));
  if (item && item.start > owner.start)
    return { start, end, ...goesOnFromItem(item, text), mend: commentOut(text, lineStart) };
  return {
    start,
    end,
    message: {
      th: `บรรทัดนี้ต่อจาก \`${key[2]}\` บรรทัด ${number} แต่ไม่ได้ย่อหน้าเข้าไป`,
      en: `this line goes on from \`${key[2]}\` on line ${number}, and is not indented below it`,
    },
    hint: {
      th: `เขียน \`${key[2]} |\` แล้ววางข้อความทุกบรรทัดไว้ใต้บรรทัดนั้น ย่อหน้า ${column + 2} วรรค`,
      en: `write \`${key[2]} |\` and put all lines of the text below it, indented by ${column + 2} spaces`,
    },
    mend: commentOut(text, lineStart),
  };
}

function goesOnFromItem(item: Line, text: string): { readonly message: Localized; readonly hint: Localized } {
  const number = text.slice(0, item.start).split('\n').length;
  const column = /^ *- +/.exec(item.line)![0].length;
  return {
    message: {
      th: `บรรทัดนี้ต่อจากข้อในบรรทัด ${number} แต่ไม่ได้ย่อหน้าเข้าไป`,
      en: `this line goes on from the item on line ${number}, and is not indented below it`,
    },
    hint: {
      th: `ย่อหน้าบรรทัดนี้ ${column} วรรค หากเป็นข้อใหม่ให้ขึ้นต้นด้วย \`- \``,
      en: `indent the line by ${column} spaces; a new item begins with \`- \``,
    },
  };
}

const keyLine = /^( *(?:- +)*)([A-Za-z_]\w*:)(?=\s|$)/;

/** Makes comments of the lines from here on that have no key. */
function commentOut(text: string, from: number): Mend {
  let end = from;
  const lines: string[] = [];
  for (;;) {
    const stop = text.indexOf('\n', end);
    const line = text.slice(end, stop === -1 ? text.length : stop);
    if (lines.length > 0 && (keyLine.test(line) || /^ *- /.test(line))) break;
    lines.push(line === '' ? '' : `#${line.slice(1)}`);
    if (stop === -1) break;
    end = stop + 1;
  }
  return { start: from, text: lines.join('\n') };
}
