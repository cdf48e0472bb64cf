import { catalogue, type DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { displayWidth } from '../../diagnostics/reporters/display-width.ts';
import type { Localized } from '../../model/localized.ts';

export interface WarningLines {
  /** Counts the warnings of one report. In a short run it gives the line that replaces them. */
  add(file: string, diagnostics: readonly Diagnostic[]): Localized | undefined;
  /** Warnings of the run. */
  total(): number;
  /** One line a code, for a run of many files. */
  table(): readonly Localized[];
}

/** Warnings of reports that were built all the same: `check` shows them in full, a build counts them. */
export function createWarningLines(): WarningLines {
  const counts = new Map<DiagnosticCode, { warnings: number; files: number }>();
  let total = 0;
  return {
    add(file, diagnostics) {
      const codes = countCodes(diagnostics);
      if (codes.size === 0) return undefined;
      for (const [code, count] of codes) {
        const before = counts.get(code) ?? { warnings: 0, files: 0 };
        counts.set(code, { warnings: before.warnings + count, files: before.files + 1 });
        total += count;
      }
      return fileLine(file, codes);
    },
    total: () => total,
    table() {
      const width = Math.max(0, ...Array.from(counts.keys(), displayWidth));
      return Array.from(counts, ([code, { warnings, files }]) => {
        const { th, en } = catalogue[code].title;
        const left = `  ${code.padEnd(width)}  ${String(warnings).padStart(5)}`;
        return { th: `${left}  ใน ${files} ไฟล์  ${th}`, en: `${left}  in ${files} files  ${en}` };
      });
    },
  };
}

function countCodes(diagnostics: readonly Diagnostic[]): ReadonlyMap<DiagnosticCode, number> {
  const codes = new Map<DiagnosticCode, number>();
  for (const { code, severity } of diagnostics) if (severity === 'warning') codes.set(code, (codes.get(code) ?? 0) + 1);
  return codes;
}

function fileLine(file: string, codes: ReadonlyMap<DiagnosticCode, number>): Localized {
  const total = [...codes.values()].reduce((sum, count) => sum + count, 0);
  const list = Array.from(codes, ([code, count]) => (count === 1 ? code : `${code} ×${count}`)).join(', ');
  return {
    th: `${file}: คำเตือน ${total} ข้อ: ${list}`,
    en: `${file}: ${total} ${total === 1 ? 'warning' : 'warnings'}: ${list}`,
  };
}
