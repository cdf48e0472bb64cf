import { type Leftover, leftoverFinding, pruneLeftovers } from '../../batch/leftovers.ts';
import { forgetGoneOutputs, reviewOutputs, type SeenFiles } from '../../batch/review-outputs.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { lockFolder } from '../../host/lock-folder.ts';
import type { RunOutput } from '../terminal/run-output.ts';
import type { Language, Terminal, TextStream } from '../terminal/terminal.ts';
import { sayLine, sayPath } from '../terminal/terminal.ts';

export interface BuildReview {
  readonly out: string;
  /** Folders of data that the run took as a whole. */
  readonly folders: readonly string[];
  readonly seen: SeenFiles;
  readonly prune: boolean;
  readonly strict: boolean;
  readonly quiet: boolean;
}

interface ReviewTools {
  readonly terminal: Terminal;
  readonly output: RunOutput;
  readonly language: Language;
}

/** Reports what is left over in a folder of outputs after a run, or removes it, and gives the exit status that follows. */
export function reviewAfterBuild(
  { out, folders, seen, prune, strict, quiet }: BuildReview,
  { terminal, output, language }: ReviewTools,
): number {
  const { workspace, stderr } = terminal;
  output.clear();
  const lock = (folder: string) => lockFolder(workspace.root, folder);
  const show = (paths: readonly string[]) => sayToBeRemoved(paths, stderr, language);
  if (folders.length > 0) forgetGoneOutputs(workspace, out, lock);
  const { leftovers, otherRecipes } = reviewOutputs({ workspace, out, folders, seen });
  const found: Diagnostic[] = [...otherRecipes];
  if (!prune) found.push(...leftovers.map(leftoverFinding));
  else if (folders.length === 0) sayLine(stderr, language, nothingPruned);
  else {
    // A draft that was requested a moment ago is not removed, though it lies beside its official report.
    const [requested, others] = [true, false].map((wanted) => leftovers.filter((each) => isRequested(each) === wanted));
    const { removed, kept } = pruneLeftovers(others!, { workspace, out, lock, show });
    found.push(...kept, ...requested!.map(leftoverFinding));
    if (!quiet) sayLine(stderr, language, removedLine(removed));
  }
  output.reviewed(found);
  return strict && found.length > 0 ? 1 : 0;

  function isRequested(leftover: Leftover): boolean {
    return leftover.cause === 'draft' && seen.isOfRun(leftover);
  }
}

/** Names what is removed next. */
export function sayToBeRemoved(paths: readonly string[], stream: TextStream, language: Language): void {
  sayLine(stream, language, { th: 'จะลบไฟล์ต่อไปนี้', en: 'to be removed:' });
  for (const path of paths) sayPath(stream, `  ${path}`);
}

export const removedLine = (removed: number) => ({
  th: `ลบไฟล์ค้าง ${removed} ไฟล์`,
  en: `${removed} left-over ${removed === 1 ? 'file' : 'files'} removed`,
});

const nothingPruned = {
  th: '`--prune` ลบเมื่อสร้างทั้งโฟลเดอร์หรือทั้งปีเท่านั้น จึงไม่ได้ลบอะไร',
  en: '`--prune` works when a whole folder or year is built; nothing was removed',
};
