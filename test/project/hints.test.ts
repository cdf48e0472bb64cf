import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { loadProject } from '../../src/project/load-project.ts';

const folder = join(import.meta.dirname, '../bad-data');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return { name, text, file: /^# file: (.+)$/m.exec(text)?.[1] ?? '99990000-001.yaml' };
  });

const load = (file: string, text: string) => loadProject(file, new TextEncoder().encode(text)).diagnostics;
const said = ({ code, message }: Diagnostic) => `${code} ${message.en}`;

test.each(cases)(
  'each hint of $name, followed to the letter, makes its finding go away and brings no other',
  (each) => {
    const before = load(each.file, each.text);
    for (const found of before) {
      const hint = found.hint?.en;
      if (hint === undefined || needAPerson.some((pattern) => pattern.test(hint))) continue;
      const changed = follow(hint, found, each.text);
      expect(changed, `nobody follows: ${hint}`).toBeDefined();
      const after = load(each.file, changed!).map(said);
      expect(after, changed).not.toContain(said(found));
      // A file that is one text says nothing else yet, and a pasted example is not the project's own code.
      const hides = found.message.en === 'the file is text' || hint.startsWith('add the line `project:');
      if (!hides) expect(before.map(said), changed).toEqual(expect.arrayContaining(after));
    }
  },
);

/** Advice that only a person can follow, who has the facts or chooses. */
const needAPerson = [
  /^fill /,
  /^rename the file if there is none of that name, or correct the code$/,
  /^if the file name is right, correct the code to /,
  /^if there is a `.+`, see which one is current/,
  /^the day comes before the month/,
  /^month .* has \d+ days$/,
  /^check /,
  /^use raingan /,
  /^write the amount in digits alone/,
  /^write the progress so far as one figure/,
  /^write day, month and year/,
  /^write digits alone/,
  /^months are 01 to 12$/,
  /^it is also on line \d+, with another value/,
  /^the first is on line \d+/,
  /^correct the data and remove this entry$/,
  /^correct it to the number of the report that is meant, or remove this entry$/,
  /^known keys:/,
  /^`\w+` belongs under/,
  /^merge keys are not read/,
  /^one project a file/,
  /^copy a file that is whole/,
  /^open the file in an editor/,
  /^delete it and indent the line as those beside it$/,
  /^indent the line by \d+ spaces; a new item begins/,
  /^within `\{ \}`, /,
  /^take one from the list/,
  /^remove the `- ` before the keys$/,
];

/** The text with the advice followed; `undefined` for advice that is not known here. */
function follow(hint: string, { code, range }: Diagnostic, text: string): string | undefined {
  const { start, end } = range!;
  const put = (from: number, to: number, words: string) => text.slice(0, from) + words + text.slice(to);
  const lineStart = text.lastIndexOf('\n', start.offset - 1) + 1;
  const lineEnd = text.indexOf('\n', start.offset);
  const line = text.slice(lineStart, lineEnd);
  const valueStart = lineStart + /^ *(?:- +)*(?:[A-Za-z_]\w*: +)?/.exec(line)![0].length;
  const words = (pattern: RegExp) => pattern.exec(hint)?.[1];

  const aligned = words(/^write `(.+)`, its `-` below/);
  if (aligned) {
    const above = text.slice(0, lineStart).split('\n');
    const dash = above.findLast((each) => /^ *- /.test(each))!.indexOf('-');
    return put(lineStart, lineEnd, ' '.repeat(dash) + aligned);
  }
  const indentation =
    words(/^indent (?:it|this line) by (\d+) spaces?, /) ?? (hint.startsWith('do not indent it: ') ? '0' : undefined);
  if (indentation) return put(lineStart, lineEnd, ' '.repeat(Number(indentation)) + line.trimStart());
  const whole = words(/^indent all lines of the text by (\d+) spaces$/);
  if (whole) return indented(text, lineStart, ' '.repeat(Number(whole)));
  if (/^delete `[|>]` before text of one line/.test(hint)) return put(start.offset, end.offset + 1, '');
  const group = words(/^on a line of its own, indented by two more spaces, write `(.+)`$/);
  if (group) return put(start.offset, lineEnd, `\n${' '.repeat(line.search(/\S/) + 2)}${group}`);
  const bullet = words(/^write `-` in place of `(.+)`$/);
  if (bullet) return put(start.offset, start.offset + bullet.length, '-');
  const amount = words(/^write `(.+)`, rounded to two decimals$/) ?? words(/^write `(.+)` without the minus sign/);
  if (amount) return put(start.offset, end.offset, amount);
  const bare = words(/^write `(.+)` without quotation marks$/) ?? words(/^write `(.+)` with a plain `:`$/);
  if (bare) return put(start.offset, end.offset, bare.trimEnd());
  if (line.trimEnd().endsWith(': -')) return put(start.offset, end.offset, words(/^write `([^`]+)`$/)!);
  const unknown = words(/^write the value, or `(.+)` if it is not known$/);
  if (unknown) return put(start.offset, end.offset, unknown);
  const written = words(/^write `([^`]+)`$/);
  if (written && code !== 'E-YAML-SYNTAX') return put(start.offset, end.offset, written);
  if (written && text.slice(start.offset, end.offset) === ',') return put(valueStart, lineEnd, written);
  if (written) {
    const plain = (given: string) => given.replace(/[\s"'`:;=[\]{}#-]/g, '');
    const ends = [end.offset, lineEnd];
    const places = [start.offset, valueStart].flatMap((from) => ends.map((to) => [from, to] as const));
    const [from, to] = places.find(([a, b]) => plain(text.slice(a, b)) === plain(written))!;
    return put(from, to, written);
  }
  const glued = words(/^write `(.+)`, with a space after the colon$/);
  if (glued !== undefined) return put(start.offset, end.offset, glued);
  const meant = words(/^did you mean `(.+?)`\?/);
  if (meant) return put(start.offset, end.offset, meant);
  const below = words(/^add the line `(.+)` at the end of the file/);
  if (below) return `${text.trimEnd()}\n${below}\n`;
  const inside = words(/^add the line `(.+)` under /);
  if (inside) {
    const isItem = /^ *- /.test(line);
    return put(lineEnd, lineEnd, `\n${' '.repeat(start.column - 1 + (isItem ? 0 : 2))}${inside}`);
  }
  const none = words(/^write the figure, or `(.+)` if there is none$/);
  if (none) return put(lineEnd, lineEnd, ` ${none}`);
  const block = words(/^write `\w+: \|` and put all lines of the text below it, indented by (\d+) spaces$/);
  if (block) return pasted(text, lineStart, Number(block));
  if (hint === 'write `- ` before the text, each item on a line of its own')
    return put(start.offset, start.offset, '\n    - ');
  if (hint === 'put a space after `:`') return put(lineStart, lineEnd, line.replace(':', ': '));
  if (hint === 'write `:` in place of `=`') return put(lineStart, lineEnd, line.replace(/\s*=/, ':'));
  if (hint === 'put a space after `-`') return put(start.offset + 1, start.offset + 1, ' ');
  if (hint.startsWith('delete the special kind of space after `-`'))
    return put(start.offset + 1, start.offset + 2, ' ');
  if (hint === 'delete it')
    return put(start.offset, end.offset, text.slice(start.offset, end.offset).replace(escapeOrControl, ''));
  if (hint === 'delete it and type plain spaces')
    return put(start.offset, end.offset, ' '.repeat(end.offset - start.offset));
  if (hint === 'delete it and type spaces, two for each level')
    return text.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length));
  const spaces = words(/^delete it and type (\d+) spaces$/);
  if (spaces) return put(lineStart, lineEnd, ' '.repeat(Number(spaces)) + line.trimStart());
  const before = words(/^add the line `(.+)` above this one, its `-` below/);
  if (before) {
    const dash = text
      .slice(0, lineStart)
      .split('\n')
      .findLast((each) => /^ *- /.test(each))!
      .indexOf('-');
    return put(lineStart, lineStart, `${' '.repeat(dash)}${before}\n`);
  }
  if (hint === 'put the text in quotation marks "…"')
    return put(valueStart, lineEnd, `"${line.slice(valueStart - lineStart)}"`);
  if (hint === 'text that contains `: ` needs quotation marks "…"')
    return put(valueStart, lineEnd, JSON.stringify(line.slice(valueStart - lineStart)));
  if (hint === 'begin the comment with `#`') return put(start.offset, end.offset, '#');
  if (hint === 'remove the `- `') return put(lineStart, lineEnd, line.replace('- ', '  '));
  if (hint.endsWith('remove this one')) return put(lineStart, lineEnd + 1, '');
  if (hint === 'remove the `%YAML` line') return put(lineStart, lineEnd + 1, '');
  return undefined;
}

const escapeOrControl = /\\(?:0|u[\da-f]{4})/i;

function indented(text: string, from: number, spaces: string): string {
  const lines = text.slice(from).split('\n');
  const rest = lines.findIndex((line) => /^ *(?:- +)*[A-Za-z_]\w*:(?:\s|$)/.test(line));
  return text.slice(0, from) + lines.map((line, at) => (at < rest ? spaces + line.trimStart() : line)).join('\n');
}

function pasted(text: string, from: number, indentation: number): string {
  const lines = text.split('\n');
  const first = text.slice(0, from).split('\n').length - 1;
  const isKey = (line: string) => /^ *(?:- +)*[A-Za-z_]\w*:(?:\s|$)/.test(line);
  let owner = first - 1;
  while (!isKey(lines[owner]!)) owner--;
  const [, head, rest] = /^(.*?:) (.*)$/.exec(lines[owner]!)!;
  let last = first;
  while (!isKey(lines[last + 1]!)) last++;
  const body = [rest!, ...lines.slice(owner + 1, last + 1)].map((line) => ' '.repeat(indentation) + line.trim());
  return [...lines.slice(0, owner), `${head} |`, ...body, ...lines.slice(last + 1)].join('\n');
}
