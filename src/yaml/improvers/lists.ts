import type { Localized } from '../../model/localized.ts';
import type { Improvement, SyntaxErrorContext } from './improver.ts';
import { columnOf, type Line, lineAbove, lineBelow } from './lines.ts';

/** `•`, `–` or a number, as lists have them elsewhere, where `- ` belongs: on the line of the error or in the block above it. */
export function bulletForDash({ text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

const bulletPattern = /^( *)([•·‣◦▪●○–—*]|(?:\d{1,2}|[๐-๙]{1,2})[.)])[ \t\u00a0]+(?=\S)/u;

/** `number: 2` in the column of the dashes above it. */
export function dashMissing({ text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  const key = /^( *)([A-Za-z_]\w*:)/.exec(line);
  if (key === null) return undefined;
  const item = lineAbove(text, lineStart, ({ line: above }) => above.startsWith(`${key[1]}- `));
  if (!item?.line.startsWith(`${key[1]}- ${key[2]}`)) return undefined;
  const start = lineStart + key[1]!.length;
  return { start, end: start + key[2]!.length, ...missingDash(line.trim()) };
}

/** The first item of a list without its dash: the parser stumbles where the second has one. */
export function firstDashMissing({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
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

/** The same where the parser stumbles over the second line of the item: the next item below has a dash before the same key. */
export function firstDashMissingAbove({ code, text, line, lineStart }: SyntaxErrorContext): Improvement | undefined {
  if (code !== 'BAD_INDENT' && code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const key = /^( *)([A-Za-z_]\w*:) +\S/;
  const isOwner = (each: string) => /^ *[A-Za-z_]\w*:\s*(?:#.*)?$/.test(each);
  const own = { line, start: lineStart };
  for (const first of [own, lineAbove(text, lineStart, () => true)]) {
    const found = first && key.exec(first.line);
    const owner = found && lineAbove(text, first.start, () => true);
    if (!found || !owner || !isOwner(owner.line)) continue;
    const [, indent = '', name = ''] = found;
    let below: Line | undefined = first;
    for (let count = 0; count < 40 && below; count++) {
      below = lineBelow(text, below.start);
      if (below && columnOf(below.line) < indent.length) break;
      if (!below?.line.startsWith(`${indent}- ${name}`)) continue;
      const start = first.start + indent.length;
      return { start, end: start + name.length, ...missingDash(first.line.trim()) };
    }
  }
  return undefined;
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
