import type { Diagnostic, Severity } from '../diagnostic.ts';
import { labels } from './labels.ts';

/** One line that counts the diagnostics and their files: `2 errors, 1 warning in 1 file`. */
export function summary(diagnostics: readonly Diagnostic[], language: 'th' | 'en'): string {
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0);
  const files = new Set(diagnostics.map((each) => each.file)).size;
  if (counts.length === 0) return language === 'th' ? 'ไม่พบข้อผิดพลาด' : 'no findings';
  return language === 'th' ? inThai(counts, files) : inEnglish(counts, files);
}

type Counts = readonly { readonly severity: Severity; readonly count: number }[];

function inThai(counts: Counts, files: number): string {
  return `${counts.map(({ severity, count }) => `${labels.th[severity]} ${count} รายการ`).join(' ')} ใน ${files} ไฟล์`;
}

function inEnglish(counts: Counts, files: number): string {
  const plural = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;
  return `${counts.map(({ severity, count }) => plural(count, severity)).join(', ')} in ${plural(files, 'file')}`;
}
