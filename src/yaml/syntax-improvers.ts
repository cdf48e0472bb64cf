import type { YAMLError } from 'yaml';
import type { Localized } from '../model/localized.ts';
import { fill, type Mend, type Slip } from './slips.ts';

/** What an improver looks at. */
export interface SyntaxErrorContext {
  readonly code: YAMLError['code'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The line of the error, without its line end, and where it begins. */
  readonly line: string;
  readonly lineStart: number;
}

/** What an improver says instead of the parser; what it leaves out stays. */
export interface Improvement extends Partial<Omit<Slip, 'mend'>> {
  readonly mend?: Mend | undefined;
  /** The slip leads to no further errors. */
  readonly local?: boolean;
}

type Improver = (context: SyntaxErrorContext) => Improvement | undefined;

/** Slips people make, each recognised by the line it leaves; the first that fits speaks. */
export const improvers: readonly Improver[] = [
  tabIndentation,
  bulletForDash,
  bracketNeverClosed,
  noSpaceAfterColon,
  equalsSign,
  colonMissing,
  colonInText,
  dashMissing,
  firstDashMissing,
  pastedLines,
  indentedTooMuch,
  indentedTooLittle,
  reservedFirstCharacter,
  textAfterQuote,
];

function tabIndentation({ code, text, start, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

/** `•`, `–` or a number, as lists have them elsewhere, where `- ` belongs: on the line of the error or in the block above it. */
function bulletForDash({ text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const column = columnOf(line);
  let at: Line | undefined = { line, start: lineStart };
  while (at && !isBulletOfList(at, text)) {
    at = lineAbove(text, at.start, () => true);
    if (at && columnOf(at.line) <= column && !bulletPattern.test(at.line)) return undefined;
  }
  const bullet = at && bulletPattern.exec(at.line);
  if (!at || !bullet) return undefined;
  const start = at.start + bullet[1]!.length;
  const mark = bullet[2]!;
  return {
    start,
    end: start + mark.length,
    message: { th: `ใช้ \`${mark}\` แทน \`- \``, en: `\`${mark}\` in place of \`- \`` },
    hint: { th: `เปลี่ยน \`${mark}\` ต้นบรรทัดเป็น \`-\``, en: `write \`-\` in place of \`${mark}\`` },
    mend: { start, text: '-'.padEnd(mark.length, ' ') },
  };
}

function isBulletOfList({ line, start }: Line, text: string): boolean {
  if (!bulletPattern.test(line)) return false;
  const owner = lineAbove(text, start, (above) => !bulletPattern.test(above.line) && !/^ *- /.test(above.line));
  return owner !== undefined && /^ *[A-Za-z_]\w*:\s*(?:#.*)?$/.test(owner.line);
}

function columnOf(line: string): number {
  return /^ */.exec(line)![0].length;
}

const bulletPattern = /^( *)([•·‣◦▪●○–—*]|(?:\d{1,2}|[๐-๙]{1,2})[.)])[ \t\u00a0]+(?=\S)/u;

function bracketNeverClosed({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
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

function noSpaceAfterColon(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*:)(?=[^\s/])/, (key, rest) => ({
    message: { th: 'ไม่มีวรรคหลังเครื่องหมาย `:`', en: 'no space after `:`' },
    hint: written(`${key} ${rest}`),
    mend: ' ',
  }));
}

function equalsSign(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*\s*=)/, (key, rest) => ({
    message: { th: 'ใช้ `=` แทน `:`', en: '`=` in place of `:`' },
    hint: written(`${key.replace(/\s*=$/, ':')} ${rest.trim()}`),
    mend: undefined,
    instead: ':',
  }));
}

function colonMissing(context: SyntaxErrorContext): Improvement | undefined {
  return atKey(context, /^[ -]*([A-Za-z_]\w*)(?=\s|$)/, (key, rest) => ({
    message: { th: 'ไม่มีเครื่องหมาย `:` หลังชื่อช่อง', en: 'no `:` after the key' },
    hint: written(`${key}: ${rest.trim()}`),
    mend: ': ',
  }));
}

/** `write` the line as it was meant. */
function written(line: string): Localized {
  const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line.trimEnd();
  return { th: `เขียนเป็น \`${shown}\``, en: `write \`${shown}\`` };
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

function colonInText({ code, line, start, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

/** `number: 2` in the column of the dashes above it. */
function dashMissing({ text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const key = /^( *)([A-Za-z_]\w*:)/.exec(line);
  if (key === null) return undefined;
  const item = lineAbove(text, lineStart, ({ line: above }) => above.startsWith(`${key[1]}- `));
  if (!item?.line.startsWith(`${key[1]}- ${key[2]}`)) return undefined;
  const start = lineStart + key[1]!.length;
  return { start, end: start + key[2]!.length, ...missingDash(line.trim()) };
}

/** The first item of a list without its dash: the parser stumbles where the second has one. */
function firstDashMissing({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'UNEXPECTED_TOKEN') return undefined;
  const isDash = (each: string) => /^ *- +([A-Za-z_]\w*:)/.exec(each);
  const second = isDash(line)
    ? { line, start: lineStart }
    : lineAbove(text, lineStart, (above) => isDash(above.line) !== null);
  const key = second && isDash(second.line)![1]!;
  const column = second ? second.line.indexOf('-') : 0;
  const owner =
    second &&
    lineAbove(
      text,
      second.start,
      (above) => /^ *[A-Za-z_]\w*:\s*(?:#.*)?$/.test(above.line) && columnOf(above.line) <= column,
    );
  const first = owner && lineBelow(text, owner.start + owner.line.length);
  if (!first || first.start >= second!.start || !first.line.trimStart().startsWith(key!)) return undefined;
  const start = first.start + columnOf(first.line);
  return { start, end: start + key!.length, ...missingDash(first.line.trim()) };
}

/** What is said of an item that begins without its dash. */
export function missingDash(line: string): { readonly message: Localized; readonly hint: Localized } {
  return {
    message: { th: `ขาด \`- \` หน้า \`${line}\``, en: `\`- \` is missing before \`${line}\`` },
    hint: {
      th: `เขียนเป็น \`- ${line}\` ให้ \`-\` ตรงกับ \`-\` ของข้อก่อนหน้า`,
      en: `write \`- ${line}\`, its \`-\` below the one of the item before`,
    },
  };
}

/** Text of several lines, pasted behind a key, whose further lines are not indented. */
function pastedLines({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

/** The parser stumbles over the end of the line before: the slip is on the next one. */
function indentedTooMuch({ code, text, start }: SyntaxErrorContext): Improvement | undefined {
  const next = text.indexOf('\n', start) + 1;
  const key = /^( *)(\S+)/.exec(text.slice(next, next + 200));
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || next === 0 || key === null || text[start] === '-') return undefined;
  return { start: next + key[1]!.length, end: next + key[0].length, ...indentedUnevenly };
}

function indentedTooLittle({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const key = /^( *)(\S+)/.exec(line);
  if (code !== 'BAD_INDENT' || key === null) return undefined;
  return { start: lineStart + key[1]!.length, end: lineStart + key[0].length, ...indentedUnevenly };
}

function reservedFirstCharacter({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

function textAfterQuote({ code, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

interface Line {
  readonly line: string;
  readonly start: number;
}

/** The nearest line above that is no comment, not blank, and of the kind wanted. */
function lineAbove(text: string, from: number, isWanted: (line: Line) => boolean): Line | undefined {
  let end = from - 1;
  for (let count = 0; end > 0 && count < 200; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (line.trim() !== '' && !/^ *#/.test(line) && isWanted({ line, start })) return { line, start };
    end = start - 1;
  }
  return undefined;
}

/** The next line that is no comment and not blank. */
function lineBelow(text: string, from: number): Line | undefined {
  for (let start = text.indexOf('\n', from) + 1; start > 0; start = text.indexOf('\n', start) + 1) {
    const stop = text.indexOf('\n', start);
    const line = text.slice(start, stop === -1 ? undefined : stop).replace(/\r$/, '');
    if (line.trim() !== '' && !/^ *#/.test(line)) return { line, start };
  }
  return undefined;
}

const indentedUnevenly = {
  message: { th: 'ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า', en: 'indented differently from the lines before' },
  hint: {
    th: 'ย่อหน้าให้เท่ากับช่องอื่นที่อยู่ใต้หัวข้อเดียวกัน',
    en: 'keys of one level are indented alike',
  },
};

const quoteText = {
  th: 'ครอบข้อความด้วยเครื่องหมายคำพูด "…"',
  en: 'put the text in quotation marks "…"',
};
