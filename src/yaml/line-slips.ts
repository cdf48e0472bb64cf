import { codePointName } from '../model/code-point-name.ts';
import type { Localized } from '../model/localized.ts';

/** A slip of the hand that breaks the syntax, at its own place; the parser stumbles over it there or far behind. */
export interface Slip {
  readonly start: number;
  readonly end: number;
  readonly message: Localized;
  readonly hint?: Localized;
  /** What to read in its place, as long as what it takes the place of, so that the rest of the file can be checked. */
  readonly mend?: Mend;
}

export interface Mend {
  readonly start: number;
  readonly text: string;
}

/** A mend of the same length that means nothing. */
export function fill(start: number, end: number): Mend {
  return { start, text: 'x'.repeat(end - start) };
}

/** The first slip of the beginning of a line, which begins at `start`, among those that no valid line has. */
export function findLineSlip(line: string, start: number): Slip | undefined {
  for (const find of slips) {
    const slip = find(line, start);
    if (slip) return slip;
  }
  return undefined;
}

const slips: readonly ((line: string, at: number) => Slip | undefined)[] = [
  strangeSpace,
  fullWidthColon,
  slashes,
  dashForNothing,
  signBeforeText,
  loneMark,
  dashWithoutSpace,
];

const strange = '\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff';

const spaces = [
  new RegExp(`^([ ]*(?:- +)?)([${strange}][ ${strange}]*)(?=[^ #])`, 'u'),
  new RegExp(`^([ ]*(?:- +)*[A-Za-z_]\\w*:)([${strange}][ ${strange}]*)`, 'u'),
  new RegExp(`^([ ]*-)([${strange}][ ${strange}]*)`, 'u'),
];

/** Copied from a word processor or a web page: looks like a space, and is none. */
function strangeSpace(line: string, at: number): Slip | undefined {
  for (const [kind, pattern] of spaces.entries()) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const start = at + match[1]!.length;
    const code = codePointName(match[2]!);
    const before = match[1]!.trim();
    return {
      start,
      end: start + match[2]!.length,
      message:
        kind === 0
          ? { th: `ต้นบรรทัดเป็นวรรคชนิดพิเศษ ${code}`, en: `indented with a special kind of space, ${code}` }
          : {
              th: `หลัง \`${before}\` เป็นวรรคชนิดพิเศษ ${code}`,
              en: `a special kind of space, ${code}, after \`${before}\``,
            },
      hint: { th: 'ลบแล้วเคาะวรรคใหม่', en: 'delete it and type plain spaces' },
      mend: { start, text: ' '.repeat(match[2]!.length) },
    };
  }
  return undefined;
}

function fullWidthColon(line: string, at: number): Slip | undefined {
  const match = /^([ ]*(?:- +)*)([A-Za-z_]\w*\s*)([：﹕])/u.exec(line);
  if (match === null) return undefined;
  const start = at + match[1]!.length;
  const end = at + match[0].length;
  return {
    start,
    end,
    message: { th: 'เครื่องหมาย `:` เป็นแบบเต็มความกว้าง', en: 'a full-width colon' },
    hint: {
      th: `เขียนเป็น \`${match[2]!.trim()}: \` ด้วย \`:\` จากแป้นภาษาอังกฤษ`,
      en: `write \`${match[2]!.trim()}: \` with a plain \`:\``,
    },
    mend: { start: end - 1, text: line.length > match[0].length ? ': ' : ':' },
  };
}

function slashes(line: string, at: number): Slip | undefined {
  const match = /^\s*(\/\/|\/\*|<!--|--(?=\s)|;)/.exec(line);
  if (match === null) return undefined;
  const start = at + match[0].length - match[1]!.length;
  return {
    start,
    end: start + match[1]!.length,
    message: { th: `หมายเหตุขึ้นต้นด้วย \`${match[1]}\``, en: `a comment that begins with \`${match[1]}\`` },
    hint: { th: 'ขึ้นต้นหมายเหตุด้วย `#`', en: 'begin the comment with `#`' },
    mend: { start, text: '#' },
  };
}

function dashForNothing(line: string, at: number): Slip | undefined {
  const match = /^( *(?:- +)*([A-Za-z_]\w*): +)-(?= *(?:#|$))/.exec(line);
  if (match === null) return undefined;
  const start = at + match[1]!.length;
  const nothing = nothingOf[match[2]!];
  return {
    start,
    end: start + 1,
    message: { th: 'ใช้ `-` แทนช่องว่างไม่ได้', en: '`-` cannot mean nothing' },
    hint: nothing
      ? { th: `เขียนเป็น \`${nothing}\``, en: `write \`${nothing}\`` }
      : { th: 'เติมข้อความ หรือลบบรรทัดนี้หากช่องนี้ไม่ต้องมี', en: 'fill it in, or delete the line if the field may be left out' },
    mend: { start, text: '~' },
  };
}

/** `narrative: - ไม่มี`, `goal: > 80 %`: a sign that means something to YAML there. */
function signBeforeText(line: string, at: number): Slip | undefined {
  const match = /^( *(?:- +)*([A-Za-z_]\w*): +)((?:[?-] +(?!#)|[|>] +(?=[\d๐-๙]))\S.*)$/.exec(line);
  if (match === null) return undefined;
  const start = at + match[1]!.length;
  const text = match[3]!.trimEnd();
  const sign = text[0]!;
  if (sign === '-' && listNames.has(match[2]!)) {
    return {
      start,
      end: start + text.length,
      message: { th: 'รายการต้องขึ้นบรรทัดใหม่ใต้ชื่อช่อง', en: 'a list begins on the line below its key' },
      hint: {
        th: `ขึ้นบรรทัดใหม่ ย่อหน้าเพิ่มสองวรรค แล้วเขียน \`${text}\``,
        en: `on a line of its own, indented by two more spaces, write \`${text}\``,
      },
      mend: fill(start, start + text.length),
    };
  }
  return {
    start,
    end: start + text.length,
    message: {
      th: `ข้อความที่ขึ้นต้นด้วย \`${sign}\` ต้องอยู่ในเครื่องหมายคำพูด`,
      en: `text that begins with \`${sign}\` needs quotation marks`,
    },
    hint:
      text.length > 60 || /["\\]/.test(text)
        ? { th: 'ครอบข้อความด้วยเครื่องหมายคำพูด "…"', en: 'put the text in quotation marks "…"' }
        : { th: `เขียนเป็น \`"${text}"\``, en: `write \`"${text}"\`` },
    mend: fill(start, start + text.length),
  };
}

/** Keys that hold a list, each item on a line of its own. */
const listNames: ReadonlySet<string> = new Set(['path', 'rationale', 'objectives', 'targets', 'reports', 'accepted']);

/** How fields that may be empty say so. */
const nothingOf: Readonly<Record<string, string>> = {
  received: '0.00',
  spent: '0.00',
  progress: '0.00',
  disbursed: '0.00',
  date: 'null',
  phone: 'null',
  position: 'null',
};

/** Alone, it begins a key of many lines; people mean that they do not know. */
function loneMark(line: string, at: number): Slip | undefined {
  const match = /^( *(?:- +)*(?:([A-Za-z_]\w*): +)?)[?](?= *(?:#|$))/.exec(line);
  if (match === null) return undefined;
  const start = at + match[1]!.length;
  const instead = nothingOf[match[2] ?? ''] ?? '"?"';
  return {
    start,
    end: start + 1,
    message: { th: 'เขียน `?` ลอย ๆ ไม่ได้', en: '`?` cannot mean that a value is not known' },
    hint: {
      th: `เติมค่าจริง หากไม่ทราบให้เขียน \`${instead}\``,
      en: `write the value, or \`${instead}\` if it is not known`,
    },
    mend: { start, text: '~' },
  };
}

function dashWithoutSpace(line: string, at: number): Slip | undefined {
  const match = /^( *)-([A-Za-z_]\w*:)(?=\s|$)/.exec(line);
  if (match === null) return undefined;
  const start = at + match[1]!.length;
  const written = line.slice(match[1]!.length + 1).trimEnd();
  const whole = written.length > 60 ? match[2]! : written;
  return {
    start,
    end: start + 1 + whole.length,
    message: { th: 'ไม่มีวรรคหลัง `-`', en: 'no space after `-`' },
    hint: { th: `เขียนเป็น \`- ${whole}\``, en: `write \`- ${whole}\`` },
  };
}
