import type { Details } from '../diagnostics/build-diagnostic.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { catalogue } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { Numeral, parsePath, type Tree, valueAt } from '../yaml/tree.ts';
import { arabicDigits } from './decimal.ts';
import { rules } from './rules/index.ts';

/** `E-ACCEPTED` for entries of `accepted` that accept nothing: an unknown code, a place not in the file, no reason, no name. */
export function acceptedEntries(content: YamlContent): Diagnostic[] {
  const entries = valueAt(content.tree, ['accepted']);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: Tree, index) =>
    (['code', 'report', 'path', 'reason', 'by'] as const).flatMap((key) => {
      const problem = checks[key](valueAt(entry, [key]), content.tree, entry);
      return problem ? [diagnostic('E-ACCEPTED', fieldPlace(content, ['accepted', index, key]), problem)] : [];
    }),
  );
}

type Check = (value: Tree | undefined, tree: Tree, entry: Tree) => Details | undefined;

const checks: Readonly<Record<'code' | 'report' | 'path' | 'reason' | 'by', Check>> = {
  code: (code) => (typeof code !== 'string' || acceptable.has(code) ? undefined : unacceptable(code)),
  report: (number, tree) =>
    number instanceof Numeral && reportIndex(number, tree) === -1 ? noSuchReport(number.source, tree) : undefined,
  path: (path, tree, entry) => {
    if (typeof path !== 'string' || path.trim() === '') return undefined;
    const steps = parsePath(path);
    const report = valueAt(entry, ['report']);
    const above = report instanceof Numeral ? ['reports', reportIndex(report, tree)] : [];
    if (above[1] === -1) return undefined;
    return steps !== undefined && valueAt(tree, [...above, ...steps]) !== undefined
      ? undefined
      : noSuchPlace(path, steps !== undefined);
  },
  reason: (reason) => (typeof reason === 'string' && reason.trim() === '' ? noReason : undefined),
  by: (name) => (typeof name === 'string' && name.trim() === '' ? nobody : undefined),
};

function reportIndex(number: Numeral, tree: Tree): number {
  const reports = valueAt(tree, ['reports']);
  return Array.isArray(reports)
    ? reports.findIndex((each: Tree) => {
        const own = valueAt(each, ['number']);
        return own instanceof Numeral && own.value === number.value;
      })
    : -1;
}

function noSuchReport(number: string, tree: Tree): Details {
  const reports = valueAt(tree, ['reports']);
  const numbers = (Array.isArray(reports) ? reports : []).flatMap((each: Tree) => {
    const own = valueAt(each, ['number']);
    return own instanceof Numeral ? `\`${own.source}\`` : [];
  });
  const list = numbers.slice(0, 20).join(' ');
  return {
    message: { th: `ไม่มีรายงานครั้งที่ ${number} ในไฟล์นี้`, en: `there is no report ${number} in this file` },
    ...(list !== '' && { expected: { th: list, en: list } }),
    hint: {
      th: 'แก้เป็นเลขของรายงานที่หมายถึง หรือลบรายการนี้',
      en: 'correct it to the number of the report that is meant, or remove this entry',
    },
  };
}

/** What rules and later stages find about a value of the file; errors cannot be accepted, but for a character that no font has. */
export const acceptableCodes: readonly string[] = [
  ...rules.map(({ code }) => code),
  'W-COMMENT-IN-TEXT',
  'W-PUBLIC-PHONE',
  'E-GLYPH-MISSING',
];

const acceptable: ReadonlySet<string> = new Set(acceptableCodes);

function unacceptable(code: string): Details {
  const known = Object.hasOwn(catalogue, code) ? catalogue[code as DiagnosticCode] : undefined;
  if (known?.severity === 'error') {
    return {
      message: { th: `\`${code}\` เป็นข้อผิดพลาด ยอมรับไม่ได้`, en: `\`${code}\` is an error and cannot be accepted` },
      hint: { th: 'แก้ข้อมูล แล้วลบรายการนี้', en: 'correct the data and remove this entry' },
    };
  }
  if (known) return { message: { th: `\`${code}\` ยอมรับไม่ได้`, en: `\`${code}\` cannot be accepted` } };
  const near = nearestName(code, acceptable);
  return {
    message: { th: `ไม่รู้จักรหัสคำเตือน \`${code}\``, en: `unknown code \`${code}\`` },
    hint: near
      ? { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` }
      : { th: 'คัดรหัสจากคำเตือนที่พิมพ์ออกมา', en: 'copy the code from the finding' },
  };
}

function noSuchPlace(path: string, isWritten: boolean): Details {
  return {
    message: isWritten
      ? { th: `ไม่มี \`${path}\` ในไฟล์นี้`, en: `there is no \`${path}\` in this file` }
      : { th: `\`${path}\` ไม่ใช่ตำแหน่ง`, en: `\`${path}\` is no path` },
    hint: numberedReport(path),
    expected: {
      th: 'ชื่อช่องเช่น `project.endDate` หรือระบุ `report: 2` แล้วเขียน `date`',
      en: 'a path such as `project.endDate`, or `report: 2` with the path `date`',
    },
  };
}

/** `รายงานครั้งที่ 1` is how messages name it. */
function numberedReport(path: string): Details['hint'] {
  const number = /ครั้งที่\s*(\d+)/.exec(arabicDigits(path))?.[1];
  if (number === undefined) return undefined;
  return { th: `เขียนเป็น \`report: ${number}\` แทน \`path\``, en: `write \`report: ${number}\` in place of \`path\`` };
}

const noReason = {
  message: { th: 'ไม่มีเหตุผลที่ยอมรับ', en: 'no reason is given' },
  expected: { th: 'เหตุผลที่ผู้ตรวจสอบเข้าใจได้', en: 'a reason that an auditor understands' },
};
const nobody = {
  message: { th: 'ไม่มีชื่อผู้ยอมรับ', en: 'nobody is named' },
  expected: { th: 'ชื่อผู้ที่ตรวจและยอมรับ', en: 'the name of the person who accepts the finding' },
};
