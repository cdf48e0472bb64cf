import type { Localized } from '../../model/localized.ts';
import { schemaOf, takesKey } from '../inspect-schema.ts';
import type { Path } from '../tree.ts';
import type { Improvement, SyntaxErrorContext } from './improver.ts';
import { keyColumn, keyLine, type Line, lineAbove, lineBelow, lineEnd } from './lines.ts';

/** The parser stumbles over the end of a line before: the slip is on the next one that is no comment and not blank. */
export function indentedTooMuch({ code, text, start, schema }: SyntaxErrorContext): Improvement | undefined {
  const next = lineBelow(text, start);
  const key = /^( *)(\S+)/.exec(next?.line.slice(0, 200) ?? '');
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || !next || key === null || text[start] === '-') return undefined;
  return unevenAt({ text, lineStart: next.start, schema }, key[1]!.length, key[0].length);
}

/** A key that is indented less than those beside it; between the keys of an item and its dash. */
export function indentedTooLittle(context: SyntaxErrorContext): Improvement | undefined {
  const { code, text, schema } = context;
  const isBlank = context.line.trim() === '' || /^ *#/.test(context.line);
  const at = isBlank ? lineBelow(text, context.lineStart) : { line: context.line, start: context.lineStart };
  const key = /^( *)(\S+)/.exec(at?.line.slice(0, 200) ?? '');
  if (!at || key === null || (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR')) return undefined;
  const column = key[1]!.length;
  const isKey = keyLine.test(at.line) && !at.line.slice(column).startsWith('-');
  const isBetween = () => levelsAbove(text, at.start).every(({ line }) => keyColumn(line.line) !== column);
  if (code === 'MISSING_CHAR' && (!isKey || !isBetween())) return undefined;
  return unevenAt({ text, lineStart: at.start, schema }, column, key[0].length);
}

/** The first line of a file is indented, and the others are not. */
export function firstLineIndented({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'UNEXPECTED_TOKEN' || !keyLine.test(line) || keyColumn(line) !== 0) return undefined;
  const outermost = levelsAbove(text, lineStart).at(-1);
  if (!outermost || outermost.begun || keyColumn(outermost.line.line) === 0 || outermost.keys.size > 1)
    return undefined;
  return uneven(outermost.line, { line, start: lineStart }, text);
}

type UnevenLine = Pick<SyntaxErrorContext, 'text' | 'lineStart' | 'schema'>;

function unevenAt(line: UnevenLine, column: number, end: number): Improvement {
  const { text, lineStart } = line;
  const like = siblingOf(line, column);
  if (like && isOddOne(like, line, column)) {
    return uneven(like, { line: text.slice(lineStart, lineEnd(text, lineStart)), start: lineStart }, text);
  }
  return {
    start: lineStart + column,
    end: lineStart + end,
    message: { th: 'ย่อหน้าไม่ตรงกับบรรทัดก่อนหน้า', en: 'indented differently from the lines before' },
    hint: like
      ? likeLine(like, text)
      : { th: 'ย่อหน้าให้เท่ากับช่องอื่นที่อยู่ใต้หัวข้อเดียวกัน', en: 'keys of one level are indented alike' },
  };
}

/** The first line of a group that the others do not follow. */
function uneven(odd: Line, like: Line, text: string): Improvement {
  const column = keyColumn(odd.line);
  return {
    start: odd.start + column,
    end: odd.start + keyLine.exec(odd.line)![0].length,
    message: { th: 'ย่อหน้าไม่ตรงกับบรรทัดถัดไป', en: 'indented differently from the lines after it' },
    hint: likeLine(like, text),
  };
}

/** Whether the line above is the only one of its level, and the next key below goes on where this one begins. */
function isOddOne(like: Line, { text, lineStart, schema }: UnevenLine, column: number): boolean {
  const level = levelsAbove(text, lineStart).find(({ line }) => line.start === like.start);
  if (!level || level.keys.size > 1 || level.begun) return false;
  const group = pathOf(like, text).reduce<unknown>(schemaOf, schema);
  const next = keyBelow(text, lineStart, column);
  const keys = [text.slice(lineStart, lineEnd(text, lineStart)), next?.line ?? ''].map(
    (line) => keyLine.exec(line)?.[2],
  );
  const isKnown = keys.every((key) => key !== undefined && takesKey(group, key.slice(0, -1)) !== undefined);
  return isKnown && keyColumn(next!.line) === column && next!.line[column] !== '-';
}

/** The next line with a key that is not further in than `column`. */
function keyBelow(text: string, lineStart: number, column: number): Line | undefined {
  let below = lineBelow(text, lineStart);
  for (let count = 0; below && count < mostLooked; count++) {
    if (/^ */.exec(below.line)![0].length <= column) return below;
    below = lineBelow(text, below.start);
  }
  return undefined;
}

/**
 * The line above whose key is most likely of the same level; above the keys that the line has below itself, where it has
 * some. The schema decides, where it knows the key on one of the levels that does not have it yet; else the nearest
 * level, and of two that are as near the inner one.
 */
function siblingOf({ text, lineStart, schema }: UnevenLine, column: number): Line | undefined {
  const own = text.slice(lineStart, lineEnd(text, lineStart));
  const key = keyLine.exec(own)?.[2]?.slice(0, -1);
  const below = /^ *[A-Za-z_]\w*:\s*(?:#.*)?$/.test(own) ? lineBelow(text, lineStart) : undefined;
  const mostAt = below ? keyColumn(below.line) - 1 : Number.POSITIVE_INFINITY;
  const levels = levelsAbove(text, lineStart)
    .filter(({ line }) => keyColumn(line.line) <= mostAt)
    .map((level) => ({ ...level, away: Math.abs(keyColumn(level.line.line) - column) }))
    .sort((a, b) => a.away - b.away || keyColumn(b.line.line) - keyColumn(a.line.line));
  const taking = (how: 'named' | 'any') =>
    levels.find(({ line, keys }) => {
      if (key === undefined || keys.has(key)) return false;
      return takesKey(pathOf(line, text).reduce<unknown>(schemaOf, schema), key) === how;
    });
  const likely = taking('named') ?? taking('any') ?? levels.find(({ away }) => away <= 2);
  return likely?.line;
}

/** A level of keys above a line: the last of its lines, and the keys that it has. */
interface Level {
  readonly line: Line;
  readonly keys: Set<string>;
  /** The line with its dash was reached: what is above it belongs to the item before. */
  begun: boolean;
}

/** From the innermost to the outermost. */
function levelsAbove(text: string, lineStart: number): Level[] {
  const levels: Level[] = [];
  for (let at = lineStart, count = 0; count < mostLooked; count++) {
    const above = lineAbove(text, at, ({ line }) => keyLine.test(line));
    if (!above) break;
    at = above.start;
    const place = keyColumn(above.line);
    const last = levels.at(-1);
    const least = last ? keyColumn(last.line.line) : Number.POSITIVE_INFINITY;
    if (place > least || (place === least && last!.begun)) continue;
    const key = keyLine.exec(above.line)![2]!.slice(0, -1);
    const begun = /^ *-/.test(above.line);
    if (place < least) levels.push({ line: above, keys: new Set([key]), begun });
    else {
      last!.keys.add(key);
      last!.begun = begun;
    }
  }
  return levels;
}

/** Lines with keys: a group that is longer is no data file. */
const mostLooked = 1000;

/** The keys that a line lies under, from the outermost; 0 for the item of a list. */
function pathOf(line: Line, text: string): Path {
  const path: (string | number)[] = [];
  let at = line;
  for (;;) {
    const head = pathHead(at, text);
    for (const _ of head.dashes) path.unshift(0);
    const most = head.dashes[0] ?? keyColumn(at.line) - 1;
    const parent = lineAbove(
      text,
      head.line.start,
      ({ line: above }) => keyLine.test(above) && keyColumn(above) <= most,
    );
    if (!parent) return path;
    path.unshift(keyLine.exec(parent.line)![2]!.slice(0, -1));
    at = parent;
  }
}

/** The first line of the group that a line belongs to, as far as dashes show it, and the columns of its dashes. */
function pathHead(line: Line, text: string): { readonly line: Line; readonly dashes: readonly number[] } {
  const column = keyColumn(line.line);
  const dashesOf = (each: string) => Array.from(/^[ -]*/.exec(each)![0].matchAll(/-/g), ({ index }) => index);
  if (dashesOf(line.line).length > 0) return { line, dashes: dashesOf(line.line) };
  const above = lineAbove(
    text,
    line.start,
    (each) => keyLine.test(each.line) && (keyColumn(each.line) < column || isHeadAt(each.line, column)),
  );
  if (!above || !isHeadAt(above.line, column)) return { line, dashes: [] };
  return { line: above, dashes: dashesOf(above.line) };
}

function isHeadAt(line: string, column: number): boolean {
  return keyColumn(line) === column && /^ *-/.test(line);
}

function likeLine({ line, start }: Line, text: string): Localized {
  const number = text.slice(0, start).split('\n').length;
  const key = keyLine.exec(line)![2];
  const column = keyColumn(line);
  if (column === 0)
    return {
      th: `ลบวรรคต้นบรรทัด ให้ชิดซ้ายตรงกับ \`${key}\` บรรทัด ${number}`,
      en: `do not indent it: it is level with \`${key}\` on line ${number}`,
    };
  return {
    th: `ย่อหน้า ${column} วรรค ให้ตรงกับ \`${key}\` บรรทัด ${number}`,
    en: `indent it by ${column} ${column === 1 ? 'space' : 'spaces'}, level with \`${key}\` on line ${number}`,
  };
}
