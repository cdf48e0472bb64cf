import { posix } from 'node:path';
import type { Localized } from '../model/localized.ts';
import type { Workspace } from '../model/workspace.ts';
import { codeIn, isDraftName, suffixIn } from './document-name.ts';
import type { RecordedDocument } from './manifest-book.ts';

/** Says which data files have no report, which reports have no data file, and which were built from other data. */
export function checkComplete(
  workspace: Workspace,
  files: readonly string[],
  documents: readonly RecordedDocument[],
): readonly Localized[] {
  // The report itself, where there is one, before its draft and what other templates print of it.
  const rank = (name: string) => Number(isDraftName(name)) + 2 * Number(suffixIn(name) !== '');
  const reportsLast = documents.toSorted((a, b) => rank(b.name) - rank(a.name));
  const reports = new Map(reportsLast.map(({ name, entry }) => [codeIn(name), entry]));
  const codes = new Set(files.map((file) => posix.parse(file).name));
  return [
    ...files.flatMap((file) => {
      const report = reports.get(posix.parse(file).name);
      if (!report) return [missing(file)];
      return workspace.digestOf(file)?.sha256 === report.data.sha256 ? [] : [outdated(file)];
    }),
    ...documents.filter(({ name }) => !codes.has(codeIn(name))).map(({ name }) => surplus(name)),
  ];
}

function missing(file: string): Localized {
  return { th: `ไม่มีรายงานของ \`${file}\``, en: `no report of \`${file}\`` };
}

function outdated(file: string): Localized {
  return {
    th: `รายงานของ \`${file}\` สร้างจากข้อมูลที่ต่างจากไฟล์นี้`,
    en: `the report of \`${file}\` was built from other data than the file holds`,
  };
}

function surplus(code: string): Localized {
  return { th: `รายงาน \`${code}\` ไม่มีไฟล์ข้อมูล`, en: `report \`${code}\` has no data file` };
}
