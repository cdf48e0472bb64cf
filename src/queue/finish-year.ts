import type { DocumentEntry } from '../batch/manifest.ts';
import type { ManifestBook } from '../batch/manifest-book.ts';
import type { Recipe } from '../batch/recipe.ts';
import { documentOf } from '../batch/run-record.ts';
import { together } from './in-groups.ts';
import type { FailedFile, RunPlan, YearDone, YearJob } from './jobs.ts';
import { lacking, reasons } from './reasons.ts';
import type { Store } from './store.ts';
import { putEnd, putYearManifest, readResult, readRun, readYearManifest, type StoredFile } from './stored.ts';

export interface FinishTools {
  readonly store: Store;
  /** Makes the summary of a year from the data in the store; a text says why there is none. */
  readonly summarise: (plan: RunPlan, year: number) => Promise<readonly StoredFile[] | string>;
  /** Why jobs failed that left no result, by the keys of their results. */
  readonly whys: ReadonlyMap<string, string>;
}

/**
 * Writes the manifests of a run whose reports are all done, and its summary. What the store has of other runs of the
 * same year stays in the manifest. Twice is as good as once.
 */
export async function finishYear({ run, year }: YearJob, tools: FinishTools): Promise<YearDone> {
  const { store, summarise, whys } = tools;
  const plan = await readRun(store, run);
  if (!plan) throw new Error(reasons['no-plan'].text.en);
  const books = new Map<number, YearBook>();
  const failed: FailedFile[] = [...plan.refused];
  let documents = 0;
  const found = new Array<Awaited<ReturnType<typeof readResult>>>(plan.files.length);
  await together(plan.files, 16, async ({ key }, at) => {
    found[at] = await readResult(store, key);
  });
  for (const [at, { file, key, group }] of plan.files.entries()) {
    const result = found[at];
    if (!result?.made) {
      const reason = result ? undefined : (whys.get(key) ?? reasons['no-result'].text.en);
      failed.push({ file, diagnostics: result?.diagnostics ?? [], ...(reason !== undefined && { reason }) });
      continue;
    }
    const { fiscalYear } = result.made;
    const book = books.get(fiscalYear) ?? (await openBook(store, fiscalYear));
    books.set(fiscalYear, book);
    const { recipe } = plan.groups[group]!;
    const document = documentOf(result, recipe, book.recorded, nowhere);
    if (!document) continue;
    book.documents.set(document.name, document.entry);
    book.recipes.set(recipe.id, recipe.recipe);
    documents += 1;
  }
  for (const [each, { recipes, documents }] of books) await putYearManifest(store, each, { recipes, documents });
  const summary = await summaryOf(plan, failed.length);
  const ended = year === undefined ? [...books.keys()] : [year];
  for (const each of ended) {
    const files = typeof summary === 'string' || each !== year ? [] : summary;
    await putEnd(store, each, { run, summary: files, failed });
  }
  return {
    documents,
    failed: failed.length,
    years: [...books.keys()].sort(),
    ...(typeof summary === 'string' && { noSummary: summary }),
  };

  async function summaryOf(of: RunPlan, failures: number): Promise<readonly StoredFile[] | string> {
    if (year === undefined) return reasons['not-one-year'].text.en;
    if (!of.summary) return reasons['not-requested'].text.en;
    if (failures > 0) return lacking(failures);
    return summarise(of, year);
  }
}

interface YearBook {
  readonly recorded: ManifestBook['entry'];
  readonly documents: Map<string, DocumentEntry>;
  readonly recipes: Map<string, Recipe>;
}

async function openBook(store: Store, year: number): Promise<YearBook> {
  const before = await readYearManifest(store, year);
  const documents = new Map(before?.documents);
  return { documents, recipes: new Map(before?.recipes), recorded: (_, name) => documents.get(name) };
}

/** Data files are named from their sender's folder; one that lies outside of it has no folder in a manifest. */
const nowhere = '/-/-/-/-/-/-/-/-';
