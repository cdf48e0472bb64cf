import { formatPath, type Path } from '../yaml/tree.ts';
import { formFields } from './fields/placed-fields.ts';
import type { LoadedProject } from './project-source.ts';
import type { PrintedText } from './rules/printed-texts.ts';
import type { CodedFinding } from './rules/rule.ts';

/**
 * `W-COMMENT-IN-TEXT` where ` #` in a text without quotation marks begins a comment, so that the words behind it do not
 * print. A comment that is meant as one has two spaces before its sign, and one behind; so has an arrow, with which a new
 * file marks what is to be filled in.
 */
export function commentsInText({ source }: LoadedProject, texts: readonly PrintedText[]): CodedFinding[] {
  if (!/[ \t]#/.test(source.text)) return [];
  return texts.flatMap(({ path, text }): CodedFinding[] => {
    const { start, end } = source.locate(path);
    if (/["'|>{[]/.test(source.text[start.offset] ?? '') && text !== '') return [];
    const stop = source.text.indexOf('\n', end.offset);
    const rest = source.text.slice(end.offset, stop === -1 ? undefined : stop).trimEnd();
    const match = /^:?([ \t]+)#(\s?)(.*)$/.exec(rest);
    if (match === null || !isLost(match[1]!, match[2]!, match[3]!, text)) return [];
    // A text that cannot be empty is reported as that, with the same advice.
    if (text === '' && isNeeded(path)) return [];
    const lost = `#${match[2]}${match[3]}`;
    const at = end.offset + rest.length - lost.length;
    const column = end.column + rest.length - lost.length;
    const whole = [text, lost].filter((part) => part !== '').join(' ');
    return [
      {
        code: 'W-COMMENT-IN-TEXT',
        finding: {
          path,
          range: {
            start: { line: end.line, column, offset: at },
            end: { line: end.line, column: column + lost.length, offset: at + lost.length },
          },
          message: {
            th: 'ข้อความตั้งแต่ ` #` เป็นหมายเหตุ จะไม่พิมพ์',
            en: 'the words from ` #` on are a comment and do not print',
          },
          hint:
            whole.length > 60 || /["\\]/.test(whole)
              ? { th: 'ครอบข้อความด้วยเครื่องหมายคำพูด "…"', en: 'put the text in quotation marks "…"' }
              : { th: `เขียนเป็น \`"${whole}"\``, en: `write \`"${whole}"\`` },
        },
      },
    ];
  });
}

const needed: ReadonlySet<string> = new Set(formFields.flatMap(({ neverEmpty, path }) => (neverEmpty ? [path] : [])));

function isNeeded(path: Path): boolean {
  return needed.has(formatPath(path));
}

function isLost(before: string, behind: string, rest: string, text: string): boolean {
  if (behind === ' ' && rest.startsWith('← ')) return false;
  return text === '' ? behind === '' : before.length === 1 || behind === '';
}
