import { sha256Of } from '../../model/sha256.ts';
import { catalogue, type DiagnosticCode } from '../codes.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';

/** What became of one file of a run, for reports about a whole run. */
export interface CheckedFile {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** Why it could not be judged, or its report not be built, that is not the data's fault. */
  readonly failure?: string;
}

/** A finding that is kept until the run ends. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  /** The same for a finding whose line moved, and different for a second one on an equal line of the same file. */
  readonly fingerprint: string;
}

/** The findings of a run. Of very many the most serious are kept, and the others counted. */
export interface Collection {
  /** `text` is the file's, where it is at hand. */
  add(file: string | undefined, diagnostics: readonly Diagnostic[], text?: string, failure?: string): void;
  /** Every file that was looked at, in the order they were added. */
  files(): Iterable<CheckedFile>;
  /** All kept findings, errors first, else in the order they were added. */
  findings(): readonly Finding[];
  /** Of all findings, kept or not. */
  counts(): ReadonlyMap<DiagnosticCode, number>;
  /** How many findings were not kept. */
  dropped(): number;
}

/** As many results as GitHub's code scanning takes in one upload. */
export const mostFindings = 25_000;

/** Collects the findings of a run; keeps at most `most`, and drops infos and warnings before errors. */
export function createCollection(most = mostFindings): Collection {
  const files = new Map<string, { findings: Finding[]; failure?: string }>();
  const counts = new Map<DiagnosticCode, number>();
  const kept: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  let dropped = 0;

  /** What was kept of each severity, by entry, in order: the one added last is dropped first. */
  const order: Record<Severity, Finding[][]> = { error: [], warning: [], info: [] };

  function makePlace(severity: Severity): boolean {
    if (kept.error + kept.warning + kept.info < most) return true;
    dropped += 1;
    const victim = (['info', 'warning'] as const).find((each) => kept[each] > 0);
    if (victim === undefined || severity === victim || severity === 'info') return false;
    const findings = order[victim].pop()!;
    findings.splice(
      findings.findLastIndex(({ diagnostic }) => diagnostic.severity === victim),
      1,
    );
    kept[victim] -= 1;
    return true;
  }

  return {
    add(file, diagnostics, text, failure) {
      const lines = text?.split('\n');
      const seen = new Map<string, number>();
      if (file !== undefined) entryOf(files, file);
      for (const diagnostic of diagnostics) {
        counts.set(diagnostic.code, (counts.get(diagnostic.code) ?? 0) + 1);
        if (!makePlace(diagnostic.severity)) continue;
        kept[diagnostic.severity] += 1;
        const fingerprint = fingerprintOf(diagnostic, lines, seen);
        const { findings } = entryOf(files, diagnostic.file);
        findings.push({ diagnostic, fingerprint });
        order[diagnostic.severity].push(findings);
      }
      if (file !== undefined && failure !== undefined) entryOf(files, file).failure = failure;
    },
    files: function* () {
      for (const [file, { findings, failure }] of files)
        yield failure === undefined ? { file, findings } : { file, findings, failure };
    },
    findings() {
      const all = [...files.values()].flatMap(({ findings }) => findings);
      return (['error', 'warning', 'info'] as const).flatMap((severity) =>
        all.filter(({ diagnostic }) => diagnostic.severity === severity),
      );
    },
    counts: () => new Map(codes.flatMap((code) => (counts.has(code) ? [[code, counts.get(code)!] as const] : []))),
    dropped: () => dropped,
  };
}

const codes = Object.keys(catalogue) as DiagnosticCode[];

function entryOf(files: Map<string, { findings: Finding[]; failure?: string }>, file: string) {
  const entry = files.get(file) ?? { findings: [] };
  files.set(file, entry);
  return entry;
}

function fingerprintOf(
  { code, file, range, path, source, message }: Diagnostic,
  lines: readonly string[] | undefined,
  seen: Map<string, number>,
): string {
  const inSource = source?.split('\n') ?? lines;
  const line = range && inSource?.[range.start.line - 1];
  // Without its line, its words distinguish a finding from others.
  const where = line === undefined ? `${path ?? ''} ${message.en}` : line.replace(/\s+/g, ' ').trim();
  const key = `${code}\n${file}\n${where}`;
  const number = seen.get(key) ?? 0;
  seen.set(key, number + 1);
  return sha256Of(`${key}\n${number}`).slice(0, 32);
}
