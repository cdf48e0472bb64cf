import type { Page } from '../model/page.ts';
import type { Project } from '../model/project.ts';
import type { SourceFile } from '../model/report-options.ts';
import { comparePages, type PagesDifference } from './compare-pages.ts';
import { compareProjects, type FieldChange, type Movement, movementOf } from './compare-projects.ts';
import type { Side, SideEntry } from './read-side.ts';

/** What became of one project between two sides. */
export interface ProjectDifference {
  /** Absent where the data cannot be read. */
  readonly code?: string;
  readonly name?: string;
  /** The file that the newer state is in, or was. */
  readonly file: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'unreadable';
  readonly changes: readonly FieldChange[];
  readonly movement?: Movement;
  readonly pages?: PagesDifference;
  /** The pages themselves, for those who show them side by side. */
  readonly laidOut?: { readonly before: readonly Page[]; readonly after: readonly Page[] };
}

export interface Comparison {
  readonly differences: readonly ProjectDifference[];
  readonly unchanged: number;
}

/** What reads data, and lays it out; `undefined` where the data has errors. */
export interface ComparisonTools {
  readonly load: (source: SourceFile) => Project | undefined;
  readonly layOut: (source: SourceFile) => Promise<readonly Page[] | undefined>;
}

/** Compares two sides project by project, in the order of their codes. Equal bytes are not looked at again. */
export async function compareSides(before: Side, after: Side, tools: ComparisonTools): Promise<Comparison> {
  const codes = [...new Set([...before.keys(), ...after.keys()])].sort();
  const differences: ProjectDifference[] = [];
  let unchanged = 0;
  for (const code of codes) {
    const difference = await compareOne(before.get(code), after.get(code), tools);
    if (difference) differences.push(difference);
    else unchanged += 1;
  }
  return { differences, unchanged };
}

async function compareOne(
  before: SideEntry | undefined,
  after: SideEntry | undefined,
  tools: ComparisonTools,
): Promise<ProjectDifference | undefined> {
  if (before && after && isSame(before, after)) return undefined;
  const [old, next] = [sourceOf(before), sourceOf(after)];
  const { file } = (after ?? before)!;
  if (before && after && old && next && Buffer.compare(old.bytes, next.bytes) === 0) return undefined;
  const [was, is] = [old && tools.load(old), next && tools.load(next)];
  const { code, name } = (is ?? was)?.project ?? {};
  const about = { ...(code !== undefined && { code }), ...(name !== undefined && { name }), file };
  if (!after) return { ...about, kind: 'removed', changes: [] };
  if (!before) return { ...about, kind: is ? 'added' : 'unreadable', changes: [] };
  if (!was || !is) return { ...about, kind: 'unreadable', changes: [] };
  const [pagesBefore, pagesAfter] = [await tools.layOut(old!), await tools.layOut(next!)];
  return {
    ...about,
    kind: 'changed',
    changes: compareProjects(was, is),
    movement: movementOf(was, is),
    ...(pagesBefore &&
      pagesAfter && {
        pages: comparePages(pagesBefore, pagesAfter),
        laidOut: { before: pagesBefore, after: pagesAfter },
      }),
  };
}

function isSame(before: SideEntry, after: SideEntry): boolean {
  if (before.content !== undefined && before.content === after.content) return true;
  return Buffer.compare(before.read(), after.read()) === 0;
}

function sourceOf(entry: SideEntry | undefined): SourceFile | undefined {
  const bytes = entry?.data();
  return entry && bytes && { file: entry.file, bytes, isLabel: true };
}
