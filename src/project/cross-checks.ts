import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { fieldName } from '../yaml/field-name.ts';
import { quoteText } from '../yaml/improvers/improver.ts';
import { schemaOf, titleOf } from '../yaml/inspect-schema.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { write } from '../yaml/parsed.ts';
import type { Path, Tree } from '../yaml/tree.ts';
import { Numeral, valueAt } from '../yaml/tree.ts';
import { acceptedEntries } from './accepted-entries.ts';
import { parseDate } from './date.ts';
import { formFields } from './fields/placed-fields.ts';
import { projectSchema } from './schema.ts';

/** Mistakes that show only when two values are compared; they are found whatever else is wrong in the file. */
export function crossChecks(content: YamlContent, { isLabel }: { readonly isLabel: boolean }): Diagnostic[] {
  return [
    ...(isLabel ? [] : codeFileName(content)),
    ...emptyFields(content),
    ...endBeforeStart(content),
    ...duplicateReportNumbers(content),
    ...acceptedEntries(content),
  ];
}

function codeFileName(content: YamlContent): Diagnostic[] {
  const path = ['project', 'code'];
  const code = valueAt(content.tree, path);
  const name = content.file
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\.ya?ml$/i, '');
  if (typeof code !== 'string' || !isCode(code) || code === name) return [];
  return [diagnostic('E-CODE-FILE-NAME', fieldPlace(content, path), { ...wrongName(name ?? '', code), actual: name })];
}

function isCode(text: string): boolean {
  return /^\d{8}-\d{3,}$/.test(text);
}

/** No advice renames a file to a name that may be taken without saying so. */
function wrongName(name: string, code: string) {
  if (name.includes(code) && !isCode(name)) {
    return {
      message: {
        th: `ไฟล์นี้น่าจะเป็นสำเนาของ \`${code}.yaml\``,
        en: `this file seems to be a copy of \`${code}.yaml\``,
      },
      hint: {
        th: `หากมี \`${code}.yaml\` อยู่ ตรวจว่าไฟล์ใดเป็นฉบับล่าสุด เก็บไว้ไฟล์เดียวในชื่อนั้น แล้วย้ายอีกไฟล์ออกจากโฟลเดอร์`,
        en: `if there is a \`${code}.yaml\`, see which one is current, keep that one under this name and move the other out of the folder`,
      },
    };
  }
  const message = {
    th: `รหัสโครงการ \`${code}\` ไม่ตรงกับชื่อไฟล์`,
    en: `the project code \`${code}\` differs from the file name`,
  };
  if (isCode(name)) {
    return {
      message,
      hint: {
        th: `หากชื่อไฟล์ถูกแล้ว แก้รหัสเป็น \`"${name}"\``,
        en: `if the file name is right, correct the code to \`"${name}"\``,
      },
    };
  }
  return {
    message,
    expected: { th: `ไฟล์ชื่อ \`${code}.yaml\``, en: `a file named \`${code}.yaml\`` },
    hint: {
      th: 'เปลี่ยนชื่อไฟล์หากยังไม่มีไฟล์ชื่อนั้น หรือแก้รหัสโครงการ',
      en: 'rename the file if there is none of that name, or correct the code',
    },
  };
}

/** Without these a page is no report: what it is about, whose it is, and who answers for it. */
function emptyFields(content: YamlContent): Diagnostic[] {
  return needed.flatMap((path) => {
    const value = valueAt(content.tree, path);
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isEmpty = (text: unknown) => text === null || (typeof text === 'string' && sayingNothing.test(text));
    if (value === undefined || !texts.every(isEmpty)) return [];
    const name = fieldName(path, projectSchema, (at) => valueAt(content.tree, at));
    const message = { th: `${name.th} ไม่มีค่า`, en: `${name.en} is empty` };
    const comment = value === null ? commentBehind(content, path) : undefined;
    if (comment) return diagnostic('E-EMPTY', comment.place, { message: allComment(message), hint: comment.hint });
    return diagnostic('E-EMPTY', fieldPlace(content, path), {
      message,
      hint: {
        th: `เติม${titleOf(path.reduce<unknown>(schemaOf, projectSchema))?.th ?? ''}`,
        en: 'fill it in; the report cannot go without',
      },
    });
  });
}

/** `name: #1 ของเขต`: the words that were meant are a comment. A comment that is meant as one has a space behind its sign. */
function commentBehind({ file, text, locate }: YamlContent, path: Path) {
  const { end } = locate(path);
  const stop = text.indexOf('\n', end.offset);
  const rest = text.slice(end.offset, stop === -1 ? undefined : stop).trimEnd();
  const words = /^:?[ \t]*(#\S.*)$/.exec(rest)?.[1];
  if (words === undefined) return undefined;
  const [from, to] = [rest.length - words.length, rest.length];
  const at = (moved: number) => ({ line: end.line, column: end.column + moved, offset: end.offset + moved });
  const place = { file, range: { start: at(from), end: at(to) } };
  return { place, hint: words.length > 60 || /["\\]/.test(words) ? quoteText : write(`"${words}"`) };
}

function allComment({ th, en }: Localized): Localized {
  return {
    th: `${th} เพราะข้อความตั้งแต่ \`#\` เป็นหมายเหตุ จะไม่พิมพ์`,
    en: `${en}: the words from \`#\` on are a comment and do not print`,
  };
}

const needed: readonly Path[] = formFields.flatMap(({ neverEmpty, keys }) => (neverEmpty ? [keys] : []));

/** What people write for nothing; and what cannot be seen. */
const sayingNothing = /^[\s\p{Cf}\-–—.…]*$/u;

function endBeforeStart(content: YamlContent): Diagnostic[] {
  const path = ['project', 'endDate'];
  const startText = valueAt(content.tree, ['project', 'startDate']);
  const endText = valueAt(content.tree, path);
  if (typeof startText !== 'string' || typeof endText !== 'string') return [];
  const [start, end] = [parseDate(startText).value, parseDate(endText).value];
  if (start === undefined || end === undefined || end >= start) return [];
  const { line } = content.locate(['project', 'startDate']).start;
  const found = diagnostic('E-END-BEFORE-START', fieldPlace(content, path), {
    message: { th: 'วันสิ้นสุดโครงการอยู่ก่อนวันเริ่มต้น', en: 'the project ends before it starts' },
    expected: {
      th: `ไม่ก่อน \`${startText}\` (วันเริ่มต้น บรรทัด ${line})`,
      en: `not before \`${startText}\` (the start, line ${line})`,
    },
    actual: endText,
    hint: { th: 'ตรวจวันและปีของวันที่ทั้งสอง', en: 'check day and year of both dates' },
  });
  return [found];
}

function duplicateReportNumbers(content: YamlContent): Diagnostic[] {
  const reports = valueAt(content.tree, ['reports']);
  if (!Array.isArray(reports)) return [];
  const firsts = new Map<number, Path>();
  return reports.flatMap((report: Tree, index) => {
    const path = ['reports', index, 'number'];
    const number = valueAt(report, ['number']);
    if (!(number instanceof Numeral)) return [];
    const first = firsts.get(number.value);
    if (first === undefined) {
      firsts.set(number.value, path);
      return [];
    }
    const { line } = content.locate(first).start;
    return diagnostic('E-REPORT-NUMBER-DUPLICATE', fieldPlace(content, path), {
      message: { th: `รายงานครั้งที่ ${number.value} ซ้ำ`, en: `two reports have the number ${number.value}` },
      hint: {
        th: `ครั้งแรกอยู่ที่บรรทัด ${line} แก้เลขครั้งไม่ให้ซ้ำ`,
        en: `the first is on line ${line}; give this one a number of its own`,
      },
    });
  });
}
