import type { Details } from '../diagnostics/build-diagnostic.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { catalogue } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { parsePath, type Tree, valueAt } from '../yaml/tree.ts';
import { rules } from './rules/index.ts';

/** `E-ACCEPTED` for entries of `accepted` that accept nothing: an unknown code, a path not in the file, no reason, no name. */
export function acceptedEntries(content: YamlContent): Diagnostic[] {
  const entries = valueAt(content.tree, ['accepted']);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: Tree, index) =>
    (['code', 'path', 'reason', 'by'] as const).flatMap((key) => {
      const text = valueAt(entry, [key]);
      const problem = typeof text === 'string' ? checks[key](text, content.tree) : undefined;
      return problem ? [diagnostic('E-ACCEPTED', fieldPlace(content, ['accepted', index, key]), problem)] : [];
    }),
  );
}

type Check = (text: string, tree: Tree) => Details | undefined;

const checks: Readonly<Record<'code' | 'path' | 'reason' | 'by', Check>> = {
  code: (code) => (acceptable.has(code) ? undefined : unacceptable(code)),
  path: (path, tree) => {
    const steps = parsePath(path);
    return steps !== undefined && valueAt(tree, steps) !== undefined
      ? undefined
      : noSuchPlace(path, steps !== undefined);
  },
  reason: (reason) => (reason.trim() === '' ? noReason : undefined),
  by: (name) => (name.trim() === '' ? nobody : undefined),
};

/** What rules tell of a value of the file; errors and what lies outside the data cannot be accepted. */
const acceptable: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

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
    expected: {
      th: 'ตำแหน่งเช่น `reports[1].date` (รายการแรกคือ 0)',
      en: 'a path such as `reports[1].date` (the first item is 0)',
    },
  };
}

const noReason = {
  message: { th: 'ไม่มีเหตุผลที่ยอมรับ', en: 'no reason is given' },
  expected: { th: 'เหตุผลที่ผู้ตรวจสอบเข้าใจได้', en: 'a reason that an auditor understands' },
};
const nobody = {
  message: { th: 'ไม่มีชื่อผู้ยอมรับ', en: 'nobody is named' },
  expected: { th: 'ชื่อผู้ที่ตรวจและยอมรับ', en: 'the name of the person who accepts the finding' },
};
