import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { valueAt } from '../yaml/tree.ts';
import { silenceAccepted } from './accepted.ts';
import { type LocatePart, partLocator } from './locate-part.ts';
import type { LoadedProject } from './project-source.ts';
import { rules } from './rules/index.ts';
import { printedTexts } from './rules/printed-texts.ts';
import type { CodedFinding, Finding } from './rules/rule.ts';
import { defaultSettings, type Settings } from './settings.ts';

export interface CheckTools {
  /** Without it the rules that cut text into words are passed over. */
  readonly dictionary?: Dictionary;
  /** From `raingan.yaml`; the built-in ones when absent. */
  readonly settings?: Settings;
  /** Whether a path is there, for the year before; without it `previousCode` is not judged. */
  readonly exists?: (path: string) => boolean;
}

/** Warnings and infos about a valid project, in the order of the file, without those its file accepts. */
export function checkProject(loaded: LoadedProject, tools: CheckTools = {}): Diagnostic[] {
  const { project, source } = loaded;
  const context = {
    file: source.file,
    texts: printedTexts(project),
    dictionary: tools.dictionary,
    settings: tools.settings ?? defaultSettings,
    exists: tools.exists ?? (() => false),
  };
  const found = rules.flatMap((rule) => rule.check(project, context).map((finding) => ({ code: rule.code, finding })));
  const locatePart = partLocator(source);
  const { open, unused } = silenceAccepted(project, found);
  return [...capped(open), ...unused]
    .map((each) => toDiagnostic(each, loaded, locatePart))
    .sort((a, b) => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0));
}

/** A file with more findings of one code than this has one cause, which the first few show. */
const mostOfOneCode = 50;

/** The first 50 findings of each code; the last of them says that there are more. */
function capped(found: readonly CodedFinding[]): CodedFinding[] {
  const totals = new Map<string, number>();
  for (const { code } of found) totals.set(code, (totals.get(code) ?? 0) + 1);
  const told = new Map<string, number>();
  return found.flatMap((each) => {
    const count = (told.get(each.code) ?? 0) + 1;
    told.set(each.code, count);
    if (count > mostOfOneCode) return [];
    return count === mostOfOneCode && totals.get(each.code)! > count ? [withMore(each)] : [each];
  });
}

function withMore({ code, finding }: CodedFinding): CodedFinding {
  const { th, en } = finding.message;
  const message = { th: `${th} (และยังมีที่อื่นอีก)`, en: `${en} (and there are more)` };
  return { code, finding: { ...finding, message } };
}

function toDiagnostic(
  { code, finding }: CodedFinding,
  { project, source }: LoadedProject,
  locatePart: LocatePart,
): Diagnostic {
  const { path, at, part, ...details } = finding;
  const range = part ? locatePart(path, textAt(project, path), part) : source.locate(path, at);
  return diagnostic(code, { file: source.file, range }, details);
}

function textAt(project: LoadedProject['project'], path: Finding['path']): string {
  const value: unknown = valueAt(project as never, path);
  return typeof value === 'string' ? value : '';
}
