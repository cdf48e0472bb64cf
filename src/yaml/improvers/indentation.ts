import type { Localized } from '../../model/localized.ts';
import type { Mend } from '../line-slips.ts';
import type { Improvement, SyntaxErrorContext } from './improver.ts';
import { columnOf, keyColumn, keyLine, type Line, lineAbove, lineBelow, lineEnd } from './lines.ts';

/** A tab that indents a line. */
export function tabIndentation({ code, text, start, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'TAB_AS_INDENT') return undefined;
  const blanks = /^[ \t]*/.exec(line)![0];
  const mend =
    start <= lineStart + blanks.length ? { start: lineStart, text: blanks.replaceAll('\t', ' ') } : undefined;
  return {
    end: text[start] === '\t' ? start + 1 : start,
    hint: spacesFor(levelBeside(text, lineStart, line)),
    about: 'tab',
    mend,
  };
}

/** In place of the tabs that indent a line. */
export function spacesFor(column: number | undefined): Localized {
  if (column === undefined || column === 0)
    return {
      th: 'ลบแล้วเคาะแป้นเว้นวรรค (Space bar) แทน ให้ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน',
      en: 'delete it and type spaces, two for each level',
    };
  return {
    th: `ลบแล้วเคาะแป้นเว้นวรรค (Space bar) ${column} ครั้งแทน`,
    en: `delete it and type ${column} spaces`,
  };
}

/** How far the lines above and below show that a line is to be indented; undefined where these have tabs, too. */
function levelBeside(text: string, lineStart: number, line: string): number | undefined {
  const [above, below] = [lineAbove(text, lineStart, () => true)?.line, lineBelow(text, lineStart)?.line];
  const isItem = /^\s*- /.test(line);
  const isPlain = (other: string | undefined): other is string => other !== undefined && !/^ *\t/.test(other);
  if (!isPlain(above)) return undefined;
  if (!isItem && opensGroup.test(line) && isPlain(below)) return Math.max(0, keyColumn(below) - 2);
  if (isItem) {
    if (isPlain(below) && /^ *- /.test(below)) return columnOf(below);
    return /^ *- /.test(above) ? columnOf(above) : opensGroup.test(above) ? keyColumn(above) + 2 : undefined;
  }
  if (!opensGroup.test(above)) return keyColumn(above);
  return isPlain(below) && keyColumn(below) > keyColumn(above) ? keyColumn(below) : keyColumn(above) + 2;
}

const opensGroup = /:\s*(?:#.*)?$/;

/** `- number:` that is not below the dash of the item before. */
export function dashMisplaced({ code, text, start, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'UNEXPECTED_TOKEN') return undefined;
  const item = /^( *)- +([A-Za-z_]\w*:)/;
  const next = code === 'BLOCK_AS_IMPLICIT_KEY' && !item.test(line) ? text.indexOf('\n', start) + 1 : lineStart;
  const own = item.exec(text.slice(next, lineEnd(text, next)));
  if (!own) return undefined;
  const before = lineAbove(text, next, ({ line: above }) => item.exec(above)?.[2] === own[2]);
  if (!before || columnOf(before.line) === own[1]!.length) return undefined;
  const column = columnOf(before.line);
  const number = text.slice(0, before.start).split('\n').length;
  return {
    start: next + own[1]!.length,
    end: next + own[1]!.length + 1,
    message: { th: 'เครื่องหมาย `-` ไม่ตรงกับข้อก่อนหน้า', en: '`-` is not below the one of the item before' },
    hint: {
      th: `ย่อหน้าบรรทัดนี้ ${column} วรรค ให้ \`-\` ตรงกับ \`-\` บรรทัด ${number} และบรรทัดอื่นของข้อนี้ ${column + 2} วรรค`,
      en: `indent this line by ${column} spaces, its \`-\` below the one on line ${number}, and the other lines of the item by ${column + 2}`,
    },
  };
}

/** Text with a list in it, pasted behind a key: the list's dashes are in the column of the keys. */
export function pastedList({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'UNEXPECTED_TOKEN') return undefined;
  const dash = /^( *)- +(?![A-Za-z_]\w*:)\S/;
  const first = dash.test(line) ? { line, start: lineStart } : lineBelow(text, lineStart);
  const column = first && dash.exec(first.line)?.[1]?.length;
  if (!first || column === undefined) return undefined;
  const owner = lineAbove(text, first.start, ({ line: above }) => !dash.test(above));
  const key = owner && keyLine.exec(owner.line);
  if (!owner || !key || column > key[1]!.length) return undefined;
  if (!/^[^#|>\s]/.test(owner.line.slice(key[0].length).trimStart())) return undefined;
  return {
    start: first.start + column,
    end: first.start + first.line.length,
    ...goesOnFromKey(owner, text),
    mend: commentOut(text, first.start, keyLine),
  };
}

/** Text of several lines, pasted behind a key, whose further lines are not indented. */
export function pastedLines({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined;
  if (line.trim() === '' || keyLine.test(line)) return undefined;
  const owner = lineAbove(text, lineStart, ({ line: above }) => keyLine.test(above));
  const key = owner && keyLine.exec(owner.line);
  if (!owner || !key) return undefined;
  const start = lineStart + (line.length - line.trimStart().length);
  const end = lineStart + line.trimEnd().length;
  const item = lineAbove(text, lineStart, ({ line: above }) => /^ *- +[^ ]/.test(above));
  if (item && item.start > owner.start)
    return { start, end, ...goesOnFromItem(item, text), mend: commentOut(text, lineStart) };
  return { start, end, ...goesOnFromKey(owner, text), mend: commentOut(text, lineStart) };
}

/** The text of a key has lines that are not indented below it. */
function goesOnFromKey(owner: Line, text: string): { readonly message: Localized; readonly hint: Localized } {
  const key = keyLine.exec(owner.line)!;
  const column = key[1]!.length;
  const number = text.slice(0, owner.start).split('\n').length;
  const hasSign = /^\s*[|>][-+\d]{0,2}\s*$/.test(owner.line.slice(key[0].length));
  const isCut = / #/.test(owner.line);
  return {
    message: isCut
      ? {
          th: `บรรทัดนี้ต่อจาก \`${key[2]}\` บรรทัด ${number} แต่ \` #\` ในบรรทัดนั้นตัดข้อความไว้แล้ว`,
          en: `this line goes on from \`${key[2]}\` on line ${number}, whose text ends at its \` #\``,
        }
      : {
          th: `บรรทัดนี้ต่อจาก \`${key[2]}\` บรรทัด ${number} แต่ไม่ได้ย่อหน้าเข้าไป`,
          en: `this line goes on from \`${key[2]}\` on line ${number}, and is not indented below it`,
        },
    hint: hasSign
      ? {
          th: `ย่อหน้าข้อความทุกบรรทัด ${column + 2} วรรค`,
          en: `indent all lines of the text by ${column + 2} spaces`,
        }
      : {
          th: `เขียน \`${key[2]} |\` แล้ววางข้อความทุกบรรทัดไว้ใต้บรรทัดนั้น ย่อหน้า ${column + 2} วรรค`,
          en: `write \`${key[2]} |\` and put all lines of the text below it, indented by ${column + 2} spaces`,
        },
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

const keyOrItem = /^ *(?:- |(?:- +)*[A-Za-z_]\w*:(?=\s|$))/;

/** Makes comments of the lines from here on that have no key, and of none behind a line that ends them. */
function commentOut(text: string, from: number, ends = keyOrItem): Mend {
  let end = from;
  const lines: string[] = [];
  for (;;) {
    const stop = text.indexOf('\n', end);
    const line = text.slice(end, stop === -1 ? text.length : stop);
    if (lines.length > 0 && ends.test(line)) break;
    lines.push(line === '' ? '' : `#${line.slice(1)}`);
    if (stop === -1) break;
    end = stop + 1;
  }
  return { start: from, text: lines.join('\n') };
}
