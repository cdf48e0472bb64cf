import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import type { Path, Tree } from '../yaml/tree.ts';
import { Numeral, valueAt } from '../yaml/tree.ts';
import { acceptedEntries } from './accepted-entries.ts';
import { parseDate } from './date.ts';

/** Mistakes that show only when two values are compared; they are found whatever else is wrong in the file. */
export function crossChecks(content: YamlContent): Diagnostic[] {
  return [
    ...codeFileName(content),
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
  if (typeof code !== 'string' || !/^\d{8}-\d{3,}$/.test(code) || code === name) return [];
  const found = diagnostic('E-CODE-FILE-NAME', fieldPlace(content, path), {
    message: {
      th: `รหัสโครงการ \`${code}\` ไม่ตรงกับชื่อไฟล์`,
      en: `the project code \`${code}\` differs from the file name`,
    },
    expected: { th: `ไฟล์ชื่อ \`${code}.yaml\``, en: `a file named \`${code}.yaml\`` },
    actual: name,
    hint: { th: 'เปลี่ยนชื่อไฟล์ หรือแก้รหัสโครงการ', en: 'rename the file or correct the code' },
  });
  return [found];
}

function endBeforeStart(content: YamlContent): Diagnostic[] {
  const path = ['project', 'endDate'];
  const start = dateAt(content.tree, ['project', 'startDate']);
  const end = dateAt(content.tree, path);
  if (start === undefined || end === undefined || end >= start) return [];
  const found = diagnostic('E-END-BEFORE-START', fieldPlace(content, path), {
    message: { th: 'วันสิ้นสุดโครงการอยู่ก่อนวันเริ่มต้น', en: 'the project ends before it starts' },
    expected: { th: `ไม่ก่อน \`${start}\``, en: `not before \`${start}\`` },
    actual: end,
  });
  return [found];
}

function dateAt(tree: Tree, path: string[]): string | undefined {
  const text = valueAt(tree, path);
  return typeof text === 'string' ? parseDate(text).value : undefined;
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
      hint: { th: `ครั้งแรกอยู่ที่บรรทัด ${line}`, en: `the first is on line ${line}` },
    });
  });
}
