import { say } from '../language.ts';
import type { Finding } from './findings.ts';
import type { Mark } from './text-editor.ts';

/** Findings as the editor marks them. */
export function marksOf(findings: readonly Finding[]): readonly Mark[] {
  return findings.map((each) => ({
    from: each.start,
    to: each.end,
    severity: each.severity,
    message: [say(each.message), each.expected && say(each.expected), each.hint && say(each.hint)]
      .filter(Boolean)
      .join('\n'),
    source: each.code,
  }));
}
