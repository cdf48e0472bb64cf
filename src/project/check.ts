import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AcceptedFinding } from '../model/project.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { formatPath, valueAt } from '../yaml/tree.ts';
import { sortAccepted } from './accepted.ts';
import { commentsInText } from './comments-in-text.ts';
import { type LocatePart, partLocator } from './locate-part.ts';
import type { LoadedProject } from './project-source.ts';
import { rules } from './rules/index.ts';
import { printedTexts } from './rules/printed-texts.ts';
import type { CodedFinding, Finding } from './rules/rule.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { guarded, isRead, whereRead } from './unread.ts';

export interface CheckTools {
  /** Without it the rules that cut text into words are passed over. */
  readonly dictionary?: Dictionary;
  /** From `raingan.yaml`; the built-in ones when absent. */
  readonly settings?: Settings;
  /** Whether a path is there, for the year before; without it `previousCode` is not judged. */
  readonly exists?: (path: string) => boolean;
}

/**
 * Findings about a project, in the order of the file; those that its file accepts are infos. Rules run when every value
 * that they read was read. `others` are findings of later stages, which the file may accept, too.
 */
export function checkProject(
  loaded: LoadedProject,
  tools: CheckTools = {},
  others: readonly CodedFinding[] = [],
): Diagnostic[] {
  const { project, source, unread = [] } = loaded;
  const readable = guarded(project, unread);
  const context = {
    file: source.file,
    texts: printedTexts(project).filter(({ path }) => isRead(path, unread)),
    dictionary: tools.dictionary,
    settings: tools.settings ?? defaultSettings,
    exists: tools.exists ?? (() => false),
  };
  const byRules = rules.flatMap((rule) =>
    whereRead(() => rule.check(readable, context)).map((finding) => ({ code: rule.code, finding })),
  );
  const locatePart = partLocator(source);
  const comments = commentsInText(loaded, context.texts);
  // A text of which nothing is left behind a comment sign is one mistake.
  const cut = new Set(comments.map(({ finding }) => formatPath(finding.path)));
  // So is a text that was read in the wrong encoding, whatever it is made of.
  const misread = pathsOf(byRules, 'W-MOJIBAKE');
  const ownRules = byRules.filter(({ code, finding }) => {
    const path = formatPath(finding.path);
    return !(code === 'W-EMPTY' && cut.has(path)) && !(code === 'W-INVISIBLE-CHAR' && misread.has(path));
  });
  const found = [...ownRules, ...comments, ...others];
  const { open, accepted, unused } = sortAccepted(project, found);
  return [
    ...capped(open).map((each) => toDiagnostic(each, loaded, locatePart)),
    ...capped(accepted).map((each) => asAccepted(toDiagnostic(each, loaded, locatePart), each.entry)),
    // A rule that could not run finds nothing to accept.
    ...(unread.length === 0 ? unused : []).map((each) => toDiagnostic(each, loaded, locatePart)),
  ].sort((a, b) => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0));
}

function pathsOf(found: readonly CodedFinding[], code: string): ReadonlySet<string> {
  return new Set(found.flatMap((each) => (each.code === code ? [formatPath(each.finding.path)] : [])));
}

function asAccepted(found: Diagnostic, { reason, by }: AcceptedFinding): Diagnostic {
  const { th, en } = found.message;
  const message = { th: `${th} (${by} ยอมรับแล้ว: ${reason})`, en: `${en} (accepted by ${by}: ${reason})` };
  return { ...found, severity: 'info', message };
}

/** A file with more findings of one code than this has one cause, which the first few show. */
const mostOfOneCode = 50;

/** The first 50 findings of each code; the last of them says that there are more. */
function capped<F extends CodedFinding>(found: readonly F[]): F[] {
  const totals = new Map<string, number>();
  for (const { code } of found) totals.set(code, (totals.get(code) ?? 0) + 1);
  const counts = new Map<string, number>();
  return found.flatMap((each) => {
    const count = (counts.get(each.code) ?? 0) + 1;
    counts.set(each.code, count);
    if (count > mostOfOneCode) return [];
    return count === mostOfOneCode && totals.get(each.code)! > count ? [withMore(each)] : [each];
  });
}

function withMore<F extends CodedFinding>(found: F): F {
  const { finding } = found;
  const { th, en } = finding.message;
  const message = { th: `${th} (และยังมีที่อื่นอีก)`, en: `${en} (and there are more)` };
  return { ...found, finding: { ...finding, message } };
}

function toDiagnostic(
  { code, finding }: CodedFinding,
  { project, source }: LoadedProject,
  locatePart: LocatePart,
): Diagnostic {
  const { path, at, part, range: own, ...details } = finding;
  const range = own ?? (part ? locatePart(path, textAt(project, path), part) : source.locate(path, at));
  return { ...diagnostic(code, { file: source.file, range }, details), acceptAt: acceptablePlace(path, project) };
}

function acceptablePlace(
  path: Finding['path'],
  { reports }: LoadedProject['project'],
): Diagnostic['acceptAt'] & object {
  const [top, index, ...rest] = path;
  const report = top === 'reports' ? reports[Number(index)]?.number : undefined;
  return report === undefined ? { path: formatPath(path) } : { report, path: formatPath(rest) };
}

function textAt(project: LoadedProject['project'], path: Finding['path']): string {
  const value: unknown = valueAt(project as never, path);
  return typeof value === 'string' ? value : '';
}
